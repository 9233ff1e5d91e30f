package ebb.serve.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.bench.GeneratedStar;
import ebb.serve.ServedShop;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for BI tools, through the JDBC driver that they use. */
@Timeout(60)
class SqlDoorTest {
    private static final Map<String, String> SETS = Map.of(
            "serve.sql.port", "0",
            "serve.sql.seconds", "3",
            "serve.sql.rows", "5000",
            "serve.limits.requests-per-minute", "100000");
    private static final String ENDLESS =
            "SELECT count(*) FROM scores a, scores b, scores c, scores d WHERE a.churn_probability <> b.churn_probability + c.churn_probability * d.churn_probability";

    @TempDir
    static Path folder;

    private static ServedShop shop;
    private static SqlServer door;
    private static String marketing;
    private static String bi;
    private static String steward;

    @BeforeAll
    static void open() throws Exception {
        shop = new ServedShop(folder, SETS);
        door = open(shop, folder, SETS);
        marketing = shop.token(Role.MARKETING);
        bi = shop.token(Role.BI);
        steward = shop.token(Role.STEWARD);
    }

    private static SqlServer open(ServedShop shop, Path folder, Map<String, String> sets) {
        return SqlServer.start(
                ServedShop.settings(folder, sets),
                new SqlServer.Surroundings(shop.server().star(), "1.0", Clock.systemUTC(), shop.warnings()::add));
    }

    @AfterAll
    static void close() {
        door.close();
        shop.close();
    }

    private static Connection connect(SqlServer door, String token) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("useEncryption", "false");
        properties.setProperty("token", token);
        return DriverManager.getConnection("jdbc:arrow-flight-sql://127.0.0.1:" + door.port(), properties);
    }

    private static List<List<Object>> ask(String token, String sql) throws SQLException {
        try (Connection connection = connect(door, token);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return rows(results);
        }
    }

    @AfterEach
    void nothingWentWrongInside() {
        List<String> warnings = List.copyOf(shop.warnings());
        shop.warnings().clear();
        assertThat(warnings).isEmpty();
    }

    private static List<List<Object>> rows(ResultSet results) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        while (results.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                row.add(results.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> first(List<List<Object>> rows) {
        return rows.stream().map(row -> row.get(0)).toList();
    }

    /** What the driver says went wrong, with all that it wraps. */
    private static String refusal(String token, String sql) {
        try {
            List<List<Object>> rows = ask(token, sql);
            throw new AssertionError(
                    sql + " was answered: " + rows.stream().limit(3).toList());
        } catch (SQLException | RuntimeException e) {
            // The driver throws what goes wrong between rows as it came over the wire.
            return words(e);
        }
    }

    private static String words(Throwable e) {
        StringBuilder words = new StringBuilder();
        for (Throwable one = e; one != null; one = one.getCause()) {
            words.append(one.getMessage()).append('\n');
        }
        return words.toString();
    }

    @Test
    void showsChurnByRegionToWhoeverReadsCustomers() throws SQLException {
        List<List<Object>> rows = ask(
                marketing,
                "SELECT c.region, count(*) AS customers, avg(s.churn_probability) AS churn, sum(s.money_at_risk) AS at_risk"
                        + " FROM ebb.customers c JOIN ebb.scores s USING (customer_id) WHERE c.is_active GROUP BY 1 ORDER BY churn DESC");

        assertThat(rows).hasSizeGreaterThan(10);
        List<List<Object>> groups =
                ask(marketing, "SELECT region, active, money_at_risk FROM customers_by_region ORDER BY region");
        List<Object> one = rows.stream()
                .filter(row -> row.get(0).equals("region 3"))
                .findFirst()
                .orElseThrow();
        List<Object> same = groups.stream()
                .filter(row -> row.get(0).equals("region 3"))
                .findFirst()
                .orElseThrow();
        assertThat(one.get(1)).isEqualTo(same.get(1));
        assertThat(((Number) one.get(3)).doubleValue()).isCloseTo(((Number) same.get(2)).doubleValue(), within(0.01));
    }

    private static final String SCORES_TO_CUSTOMERS = "scores.customer_id > customers.customer_id";

    private static List<String> references(ResultSet keys) throws SQLException {
        List<String> references = new ArrayList<>();
        try (keys) {
            while (keys.next()) {
                assertThat(keys.getInt("KEY_SEQ")).isEqualTo(1);
                references.add(keys.getString("FKTABLE_NAME") + "." + keys.getString("FKCOLUMN_NAME") + " > "
                        + keys.getString("PKTABLE_NAME") + "." + keys.getString("PKCOLUMN_NAME"));
            }
        }
        Collections.sort(references);
        return references;
    }

    @Test
    void tellsToolsTheTablesAndWhatTheirColumnsMean() throws SQLException {
        try (Connection connection = connect(door, marketing)) {
            List<String> tables = new ArrayList<>();
            try (ResultSet results = connection.getMetaData().getTables(null, "ebb", "%", null)) {
                while (results.next()) {
                    tables.add(results.getString("TABLE_NAME"));
                }
            }
            Map<String, String> remarks = new TreeMap<>();
            try (ResultSet results = connection.getMetaData().getColumns(null, null, "scores", "%")) {
                while (results.next()) {
                    remarks.put(results.getString("COLUMN_NAME"), results.getString("REMARKS"));
                }
            }
            List<String> key = new ArrayList<>();
            try (ResultSet results = connection.getMetaData().getPrimaryKeys(null, "ebb", "score_history")) {
                while (results.next()) {
                    key.add(results.getString("COLUMN_NAME"));
                }
            }

            DatabaseMetaData about = connection.getMetaData();
            assertThat(references(about.getImportedKeys(null, "ebb", "scores"))).containsExactly(SCORES_TO_CUSTOMERS);
            assertThat(references(about.getImportedKeys(null, "ebb", "score_history")))
                    .isEmpty();
            assertThat(references(about.getExportedKeys(null, "ebb", "customers")))
                    .containsExactly("actions.customer_id > customers.customer_id", SCORES_TO_CUSTOMERS);
            assertThat(references(about.getCrossReference(null, "ebb", "customers", null, "ebb", "scores")))
                    .containsExactly(SCORES_TO_CUSTOMERS);
            assertThat(references(about.getCrossReference(null, "ebb", "scores", null, "ebb", "customers")))
                    .isEmpty();

            assertThat(tables).contains("customers", "scores", "score_history", "actions", "customers_by_region");
            assertThat(remarks.get("churn_probability")).contains("robability");
            assertThat(remarks)
                    .allSatisfy(
                            (column, comment) -> assertThat(comment).as(column).isNotBlank());
            assertThat(key).containsExactlyInAnyOrder("customer_id", "scored_on");
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("Ebb");
            assertThat(connection.getMetaData().isReadOnly()).isTrue();
        }
    }

    @Test
    void runsAPreparedStatementAgainWithOtherParameters() throws SQLException {
        try (Connection connection = connect(door, marketing);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) AS n FROM scores s JOIN customers c USING (customer_id)"
                                + " WHERE c.region = ? AND s.silence_days >= ? AND c.last_bought_on <= ?")) {
            statement.setString(1, "region 3");
            statement.setLong(2, 0);
            statement.setDate(3, Date.valueOf(LocalDate.of(2030, 1, 1)));
            long all = count(statement);
            statement.setLong(2, 60);
            long silent = count(statement);
            statement.setString(1, "' OR '1'='1");
            long injected = count(statement);

            assertThat(silent).isPositive().isLessThan(all);
            assertThat(all)
                    .isEqualTo(((Number) ask(marketing, "SELECT count(*) FROM customers WHERE region = 'region 3'")
                                    .get(0)
                                    .get(0))
                            .longValue());
            assertThat(injected).isZero();
        }
    }

    private static long count(PreparedStatement statement) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            results.next();
            return results.getLong(1);
        }
    }

    @Test
    void hidesCustomersAndSmallGroupsFromOtherRoles() throws SQLException {
        for (String token : List.of(bi, steward)) {
            assertThat(first(ask(token, "SELECT region FROM customers_by_region")))
                    .contains("region 3")
                    .doesNotContain("far away");
            for (String table : List.of("customers", "scores", "score_history", "actions", "warnings", "people")) {
                assertThat(refusal(token, "SELECT * FROM " + table)).contains("there is no table " + table);
            }
        }
        assertThat(first(ask(marketing, "SELECT region FROM customers_by_region")))
                .contains("far away");
        assertThat(ask(steward, "SELECT * FROM rejections")).isNotNull();
        assertThat(ask(steward, "SELECT * FROM deliveries")).isNotNull();
        assertThat(refusal(bi, "SELECT * FROM rejections")).contains("there is no table rejections");
    }

    @Test
    void saysWhatIsLeftOut() throws SQLException {
        List<List<Object>> groups = ask(
                bi,
                "SELECT table_name, hidden_groups, because FROM left_out WHERE what = 'groups' AND hidden_groups > 0");
        assertThat(first(groups)).contains("customers_by_region");
        long all = ((Number) ask(marketing, "SELECT count(*) FROM customers_by_region")
                        .get(0)
                        .get(0))
                .longValue();
        long shown = ((Number) ask(bi, "SELECT count(*) FROM customers_by_region")
                        .get(0)
                        .get(0))
                .longValue();
        assertThat(ask(bi, "SELECT hidden_groups FROM left_out WHERE table_name = 'customers_by_region'")
                        .get(0)
                        .get(0))
                .isEqualTo(all - shown);
        assertThat(String.valueOf(groups.get(0).get(2))).contains("about fewer than 20 customers");
        assertThat(first(ask(bi, "SELECT table_name FROM left_out WHERE what = 'table'")))
                .contains("customers", "scores", "life_events");
        assertThat(first(ask(marketing, "SELECT column_name FROM left_out WHERE what = 'column'")))
                .containsExactly("email");
        assertThat(first(ask(marketing, "SELECT table_name FROM left_out WHERE what = 'groups'")))
                .isEmpty();
    }

    @Test
    void givesNoAddressToAnybody() {
        assertThat(refusal(marketing, "SELECT email FROM customers")).contains("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM read_parquet('lake/tables/**/*.parquet')",
                "WITH x AS (SELECT 1) SELECT * FROM (SELECT * FROM read_csv('/etc/passwd')), x",
                "SELECT * FROM glob('/*')",
                "SELECT (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT getenv('HOME')",
                "SELECT current_setting('temp_directory')",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM duckdb_settings",
                "SELECT * FROM pragma_database_list",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM pg_catalog.pg_class",
                "SELECT * FROM sqlite_master",
                "SELECT * FROM query('SELECT 1')",
                "SELECT * FROM query_table('customers')",
                "SHOW TABLES",
                "DESCRIBE customers",
                "PRAGMA database_list",
                "EXPLAIN SELECT 1",
                "SELECT repeat('x', 2000000000) FROM scores",
                "SELECT * FROM range(1000000000000)",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
                "INSERT INTO dates SELECT * FROM dates",
                "DELETE FROM customers",
                "UPDATE customers SET region = 'x'",
                "DROP TABLE customers",
                "CREATE TABLE x AS SELECT 1",
                "CREATE TEMP TABLE x AS SELECT 1",
                "COPY customers TO '/tmp/x.csv'",
                "EXPORT DATABASE '/tmp/x'",
                "ATTACH ':memory:' AS m",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '99GB'",
                "SET VARIABLE x = 1",
                "CALL pragma_version()",
                "SELECT 1; DROP TABLE customers",
                "SELECT 1; SELECT 2",
                "",
                "not SQL at all"
            })
    void answersNothingButOneQueryOfPublishedTables(String sql) {
        assertThat(refusal(marketing, sql)).contains("Cannot answer");
        assertThat(shop.warnings()).isEmpty();
    }

    @Test
    void answersWhatBiToolsSend() throws SQLException {
        for (String sql : List.of(
                "SELECT * FROM \"ebb\".\"customers\" LIMIT 3",
                "SELECT date_trunc('month', cohort_on) AS m, count(DISTINCT customer_id) FROM customers GROUP BY 1 ORDER BY 1",
                "WITH top AS (SELECT * FROM scores ORDER BY money_at_risk DESC NULLS LAST LIMIT 10) SELECT sum(money_at_risk) FROM top",
                "SELECT region, row_number() OVER (PARTITION BY region ORDER BY customer_id) AS n FROM customers QUALIFY n = 1",
                "SELECT CASE WHEN churn_probability > 0.5 THEN 'high' ELSE 'low' END AS band, CAST(count(*) AS DOUBLE) FROM scores GROUP BY 1 HAVING count(*) > 0;",
                "SELECT region FROM customers WHERE region LIKE 'region %' AND lower(lifecycle) IN ('active', 'new') UNION SELECT owner FROM customers -- the end",
                "SELECT 1 WHERE 1 = 0",
                "SELECT coalesce(max(year), 0), INTERVAL 1 DAY + current_date FROM dates WHERE date_on BETWEEN DATE '2026-01-01' AND DATE '2026-12-31'")) {
            assertThat(ask(marketing, sql)).as(sql).isNotNull();
        }
    }

    @Test
    void refusesWhoHasNoValidToken() throws SQLException {
        String expired = new TokenFile(
                        folder.resolve("serve"), Clock.fixed(Instant.now().minus(Duration.ofDays(9)), ZoneOffset.UTC))
                .add(Role.MARKETING, Duration.ofDays(1), "late");
        String revoked = shop.token(Role.MARKETING);
        ask(revoked, "SELECT 1");
        shop.tokens().revoke(idOf(revoked));

        for (String token : List.of("", "ebb_00000000_" + "x".repeat(43), marketing + "x", expired, revoked)) {
            assertThat(refusal(token, "SELECT 1")).as(token).contains("Give a valid token");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                                "jdbc:arrow-flight-sql://127.0.0.1:" + door.port() + "?useEncryption=false")
                        .createStatement()
                        .executeQuery("SELECT 1"))
                .hasStackTraceContaining("Give a valid token");
    }

    /** A token is ebb_ID_SECRET, and the id has eight digits. */
    private static String idOf(String token) {
        return token.substring(4, 12);
    }

    @Test
    void takesTheTokenAsPasswordToo() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:arrow-flight-sql://127.0.0.1:" + door.port() + "?useEncryption=false", "anybody", bi);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT sum(customers) FROM customers_by_lifecycle")) {
            assertThat(rows(results)).hasSize(1);
        }
    }

    @Test
    void stopsAQueryThatTakesTooLongAndAnswersOthersAfterwards() throws SQLException {
        long start = System.nanoTime();

        assertThat(refusal(marketing, ENDLESS)).contains("stopped after 3 seconds");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
        assertThat(first(ask(marketing, "SELECT 7"))).hasSize(1);
    }

    @Test
    @SuppressWarnings("try")
    void stopsWhenItsReaderCancels() throws Exception {
        CredentialCallOption token = new CredentialCallOption(new BearerCredentialWriter(marketing));
        try (BufferAllocator memory = new RootAllocator();
                FlightClient flight = FlightClient.builder(memory, Location.forGrpcInsecure("127.0.0.1", door.port()))
                        .build();
                FlightSqlClient client = new FlightSqlClient(flight)) {
            FlightInfo info = client.execute(ENDLESS, token);
            try (FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
                assertThat(rows.getSchema().getFields())
                        .as("the columns come before the rows")
                        .hasSize(1);
                rows.cancel("enough", null);
            }
        }

        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!log().contains("\"status\":499") && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        assertThat(log())
                .as("it was not stopped by the limit of time, which is 503")
                .contains("\"status\":499");
    }

    @Test
    void refusesAnAnswerWithTooManyRowsInsteadOfCuttingItOff() {
        assertThat(refusal(marketing, "SELECT a.customer_id FROM scores a, scores b"))
                .contains("more than 5000 rows");
    }

    @Test
    void waitsForAReaderWhoReadsSlowly() throws Exception {
        try (Connection connection = connect(door, marketing);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(
                        "SELECT a.customer_id || b.customer_id || a.reason_1 || a.reason_2 || b.reason_2 AS long_text"
                                + " FROM scores a JOIN scores b ON b.silence_days < 4 LIMIT 4900")) {
            int rows = 0;
            while (results.next()) {
                if (rows++ % 1000 == 0) {
                    Thread.sleep(100);
                }
            }
            assertThat(rows).isEqualTo(4900);
        }
    }

    @Test
    void doesNotRunOutOfMemoryForAQueryThatWouldNeedMore() throws SQLException {
        assertThat(
                        refusal(
                                marketing,
                                "SELECT string_agg(a.customer_id || b.customer_id || c.region, ',') FROM scores a, scores b, customers c"))
                .contains("Cannot answer");
        assertThat(ask(marketing, "SELECT 7")).hasSize(1);
    }

    @Test
    void writesDownWhoAskedWhat() throws Exception {
        ask(bi, "SELECT region, 'seen' FROM customers_by_region");
        refusal(bi, "SELECT 'unseen' FROM customers");

        assertThat(log())
                .contains("'seen' FROM customers_by_region")
                .contains("\"token\":\"" + idOf(bi))
                .doesNotContain(bi);
    }

    private static String log() throws IOException {
        StringBuilder lines = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("serve"), "requests-*")) {
            for (Path file : files) {
                lines.append(Files.readString(file));
            }
        }
        return lines.toString();
    }

    @Test
    void readsTheNewPublicationAndTheFormerUntilThen(@TempDir Path other) throws Exception {
        try (ServedShop changing = new ServedShop(other, SETS);
                SqlServer its = open(changing, other, SETS)) {
            String token = changing.token(Role.MARKETING);
            try (Connection connection = connect(its, token);
                    Statement statement = connection.createStatement()) {
                assertThat(counted(statement)).isEqualTo(ServedShop.CUSTOMERS);
                new GeneratedStar(other.resolve("lake"), 30).publish(2);
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (counted(statement) == ServedShop.CUSTOMERS && System.nanoTime() < until) {
                    Thread.sleep(100);
                }
                assertThat(counted(statement)).isEqualTo(30);
            }
            assertThat(changing.warnings()).isEmpty();
        }
    }

    private static long counted(Statement statement) throws SQLException {
        try (ResultSet results = statement.executeQuery("SELECT count(*) FROM customers")) {
            results.next();
            return results.getLong(1);
        }
    }
}
