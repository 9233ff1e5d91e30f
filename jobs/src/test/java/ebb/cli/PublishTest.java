package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebb.bench.LocalPostgres;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.ScoresTable;
import ebb.schema.star.StarTables;
import ebb.star.Measure;
import ebb.star.MeasureCatalogue;
import ebb.testing.SparkSessions;
import ebb.testing.StarLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The star in a real PostgreSQL, as `ebb publish` sends it, one step after another on one server. */
@Tag("journey")
@Tag("spark")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishTest {
    @TempDir
    static Path folder;

    private static Lake lake;
    private static LocalPostgres server;
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, SQLException {
        assumeTrue(LocalPostgres.isThere(), LocalPostgres.MISSING);
        server = LocalPostgres.start();
        connection = DriverManager.getConnection(server.url(), LocalPostgres.USER, LocalPostgres.PASSWORD);
        execute(
                "CREATE ROLE bi LOGIN PASSWORD 'bi'; CREATE ROLE steward; CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
        Files.writeString(folder.resolve("password"), LocalPostgres.PASSWORD + "\n");
        lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        StarLake.write(lake);
        StarLake.publish(lake, StarLake.rules("name"));
    }

    @AfterAll
    static void stop() throws SQLException {
        if (server != null) {
            connection.close();
            server.close();
        }
    }

    /** The connection ends as one of a killed process does; what was brought before is used, as the tables' identities show. */
    @Test
    @Order(1)
    void isFinishedByTheNextWhereItWasKilled() throws SQLException, InterruptedException {
        Thread killer = new Thread(PublishTest::killOnceTwoTablesAreBrought);
        killer.start();
        CommandLineRun killed = publish();
        killer.join();
        assertThat(killed.exit()).as(killed.err()).isOne();
        assertThat(killed.err()).contains("Cannot publish to jdbc:postgresql:").contains("publish again");
        assertThat(rows("SELECT count(*) FROM pg_class WHERE relnamespace = 'ebb'::regnamespace"))
                .containsExactly("0");
        String oid = "SELECT '%s.publication'::regclass::oid";
        List<String> brought = rows(oid.formatted("ebb_staging"));

        CommandLineRun again = publish();

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(rows(oid.formatted("ebb"))).isEqualTo(brought);
        assertThat(
                        rows(
                                "SELECT relname FROM pg_class WHERE relnamespace = 'ebb_staging'::regnamespace AND relkind = 'r'"))
                .containsExactlyInAnyOrder("sent", "brought");
    }

    @Test
    @Order(2)
    void hasRowsTypesKeysIndexesAndComments() throws SQLException {
        assertThat(rows("SELECT customer_id, region, lifecycle, cohort_on FROM ebb.customers ORDER BY 1"))
                .containsExactly(
                        "c1|North|active|2025-12-01", "c2|South|active|2025-12-01", "c3|null|active|2025-12-01");
        assertThat(
                        rows(
                                "SELECT c.region, sum(s.money_at_risk) FROM ebb.scores s JOIN ebb.customers c USING (customer_id) GROUP BY 1 ORDER BY 1"))
                .containsExactly("North|10.50", "South|10.50", "null|10.50");
        assertThat(rows("SELECT publication, as_of, currency, published_at AT TIME ZONE 'UTC' FROM ebb.publication"))
                .containsExactly("1|2026-01-31|EUR|2026-02-01 03:00:00");
        assertThat(
                        rows(
                                "SELECT data_type FROM information_schema.columns WHERE table_schema = 'ebb' AND table_name = 'scores'"
                                        + " AND column_name IN ('churn_probability', 'money_at_risk', 'expected_next_purchase_on', 'silence_days') ORDER BY 1"))
                .containsExactly("date", "double precision", "integer", "numeric");
        assertThat(
                        rows(
                                "SELECT count(*) FROM pg_constraint WHERE contype = 'p' AND connamespace = 'ebb'::regnamespace"))
                .containsExactly("12");
        assertThat(rows("SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
                .containsExactly("actions_to_customers", "persons_to_customers", "scores_to_customers");
        assertThat(rows("SELECT indexdef FROM pg_indexes WHERE schemaname = 'ebb' AND indexdef LIKE '%(region)%'"))
                .hasSize(2);
        assertThat(rows("SELECT attrelid::regclass, attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " WHERE c.relnamespace = 'ebb'::regnamespace AND c.relkind = 'r' AND attnum > 0"
                        + " AND col_description(attrelid, attnum) IS NULL"))
                .as("columns without a comment")
                .isEmpty();
    }

    @Test
    @Order(2)
    void answersEveryMeasureByItsDefinition() throws SQLException {
        assertThat(measure("customers")).isEqualTo("3");
        assertThat(measure("expected_churn_rate")).startsWith("0.6");
        assertThat(measure("money_at_risk")).isEqualTo("31.50");
        assertThat(measure("churn_rate")).startsWith("0.2");
        assertThat(measure("retention")).startsWith("0.25");
        assertThat(measure("open_warnings")).isEqualTo("2");
        assertThat(measure("actions_due")).isEqualTo("2");
        for (Measure measure : MeasureCatalogue.ALL) {
            assertThat(measure(measure.name())).as(measure.name()).isNotNull();
        }
    }

    private static String measure(String name) throws SQLException {
        return rows(query(name)).get(0);
    }

    private static String query(String name) {
        Measure measure = MeasureCatalogue.ALL.stream()
                .filter(of -> of.name().equals(name))
                .findFirst()
                .orElseThrow();
        String join = measure.sql().contains("customers.") ? " JOIN ebb.customers USING (customer_id)" : "";
        return "SELECT " + measure.sql() + " FROM ebb." + StarTables.nameOutside(measure.fact()) + join;
    }

    @Test
    @Order(3)
    void keepsPersonsFromARoleThatMayOnlyReadTheStar() throws SQLException {
        assertThat(rows("SELECT name FROM ebb.persons ORDER BY customer_id")).containsExactly("Ada", "Bob", "null");
        try (Connection bi = DriverManager.getConnection(server.url(), "bi", "bi")) {
            assertThat(rows(bi, "SELECT count(*) FROM ebb.scores")).containsExactly("3");
            for (String forbidden : List.of(
                    "SELECT * FROM ebb.persons",
                    "SELECT * FROM ebb_staging.sent",
                    "DELETE FROM ebb.scores",
                    "CREATE TABLE ebb.own (id int)")) {
                assertThat(refusal(bi, forbidden)).as(forbidden).contains("permission denied");
            }
        }
        assertThat(rows("SELECT has_table_privilege('steward', 'ebb.persons', 'SELECT')"))
                .containsExactly("t");
    }

    @Test
    @Order(4)
    void sendsNothingWhereNothingChangedAndOnlyWhatDid() throws SQLException {
        assertThat(publish().out()).doesNotContainPattern("[1-9]\\d* rows sent");
        lake.replaceAsOf(
                ScoresTable.TABLE,
                StarLake.AS_OF,
                lake.read(ScoresTable.TABLE, StarLake.AS_OF)
                        .withColumn(
                                ScoresTable.CHURN_PROBABILITY,
                                org.apache.spark.sql.functions.expr("if(customer_id = 'c2', 0.9, churn_probability)")));
        StarLake.publish(lake, StarLake.rules("name"));
        try (Connection reader = DriverManager.getConnection(server.url(), "bi", "bi")) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            String query =
                    "SELECT s.churn_probability, p.publication FROM ebb.scores s, ebb.publication p WHERE customer_id = 'c2'";
            assertThat(rows(reader, query)).containsExactly("0.6|1");

            String sent = publish().out();

            assertThat(sent.lines().filter(line -> !line.matches(".* 0 rows sent")))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).matches("publication +2 rows sent"),
                            line -> assertThat(line).matches("scores +1 rows sent"),
                            line -> assertThat(line).matches("score_history +1 rows sent"),
                            line -> assertThat(line).contains("see publication 2"));
            assertThat(rows(reader, query)).as("a reader who began before").containsExactly("0.6|1");
            reader.commit();
            assertThat(rows(reader, query)).containsExactly("0.9|2");
        }
    }

    @Test
    @Order(5)
    void leavesNobodyARightWhomTheConfDoesNotName() throws SQLException {
        execute("GRANT USAGE ON SCHEMA ebb TO stranger; GRANT SELECT ON ebb.scores TO steward WITH GRANT OPTION;"
                + " SET ROLE steward; GRANT SELECT ON ebb.scores TO stranger; RESET ROLE;"
                + " GRANT SELECT (name) ON ebb.persons TO stranger; GRANT UPDATE ON ebb.demand TO PUBLIC");
        String granted =
                "SELECT DISTINCT r, c.relname FROM pg_class c, unnest(ARRAY['bi', 'steward', 'stranger']) r WHERE c.relkind = 'r'"
                        + " AND c.relnamespace IN ('ebb'::regnamespace, 'ebb_staging'::regnamespace)"
                        + " AND (has_any_column_privilege(r, c.oid, 'SELECT, UPDATE') OR has_table_privilege(r, c.oid, 'DELETE'))";

        CommandLineRun sent = publish("--set", "publish.reader-roles=[]");

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).doesNotContainPattern("[1-9]\\d* rows sent");
        assertThat(rows(granted + " AND r <> 'steward'")).isEmpty();
        assertThat(rows(granted + " AND c.relname IN ('scores', 'persons', 'sent') ORDER BY 2"))
                .containsExactly("steward|persons", "steward|scores");
        assertThat(publish("--set", "publish.reader-roles=[]", "--set", "publish.personal-roles=[]")
                        .exit())
                .isZero();
        assertThat(rows(granted)).isEmpty();
        assertThat(
                        rows(
                                "SELECT r FROM unnest(ARRAY['bi', 'steward', 'stranger']) r WHERE has_schema_privilege(r, 'ebb', 'USAGE')"))
                .isEmpty();
        assertThat(publish().exit()).isZero();
        assertThat(rows("SELECT has_table_privilege('bi', 'ebb.scores', 'SELECT')"))
                .containsExactly("t");
    }

    @Test
    @Order(6)
    void sendsATableAsAWholeThatSomebodyChanged() throws SQLException {
        execute("ALTER TABLE ebb.scores DROP COLUMN silence_days; DROP INDEX ebb.customers_region_idx;"
                + " ALTER TABLE ebb.retention DROP CONSTRAINT retention_pkey; ALTER TABLE ebb.dates ADD note text;"
                + " COMMENT ON COLUMN ebb.flow.movement IS 'mine'; UPDATE ebb.warnings SET severity = 'mine';"
                + " CREATE INDEX own ON ebb.flow (movement)");

        CommandLineRun mended = publish();

        assertThat(mended.exit()).as(mended.err()).isZero();
        assertThat(mended.out().lines().filter(line -> line.contains("changed in the database")))
                .containsExactly(
                        "customers was changed in the database (missing: index region), and was sent as a whole.",
                        "dates was changed in the database (added: column note text), and was sent as a whole.",
                        "retention was changed in the database (missing: primary key cohort_on, months_since_count), and was sent as a whole.",
                        "scores was changed in the database (missing: column silence_days integer), and was sent as a whole.");
        assertThat(rows("SELECT count(silence_days) FROM ebb.scores")).containsExactly("3");
        assertThat(
                        rows(
                                "SELECT count(*) FROM pg_description WHERE objoid = 'ebb.flow'::regclass AND description = 'mine'"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM ebb.warnings WHERE severity = 'mine'"))
                .as("cells are not read")
                .containsExactly("2");
        assertThat(publish("--anew").out()).containsPattern("warnings +2 rows sent");
        assertThat(rows("SELECT count(*) FROM ebb.warnings WHERE severity = 'mine'"))
                .containsExactly("0");
        assertThat(publish().out()).doesNotContainPattern("[1-9]\\d* rows sent");
    }

    /** With changed rows to send too; and a column that was dropped and made anew has lost its cells. */
    @Test
    @Order(6)
    void sendsChangesToATableThatLostAColumn() throws SQLException {
        execute("ALTER TABLE ebb.scores DROP COLUMN churn_probability;"
                + " ALTER TABLE ebb.scores ADD churn_probability double precision");
        lake.replaceAsOf(
                ScoresTable.TABLE,
                StarLake.AS_OF,
                lake.read(ScoresTable.TABLE, StarLake.AS_OF)
                        .withColumn(
                                ScoresTable.CHURN_PROBABILITY,
                                org.apache.spark.sql.functions.expr("if(customer_id = 'c2', 0.8, churn_probability)")));
        StarLake.publish(lake, StarLake.rules("name"));

        CommandLineRun sent = publish();

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("scores was changed in the database (");
        assertThat(rows("SELECT count(churn_probability), max(churn_probability) FROM ebb.scores"))
                .containsExactly("3|0.8");
    }

    @Test
    @Order(7)
    void bringsBackWhatSomebodyDroppedOrDeletedAndLeavesPersonsOutWhereTheConfNamesThemNoLonger() throws SQLException {
        execute("DROP TABLE ebb.customers CASCADE; DELETE FROM ebb.warnings; DROP SCHEMA IF EXISTS other CASCADE");
        CommandLineRun mended = publish("--set", "bi.personal-columns=[]");
        assertThat(mended.exit()).as(mended.err()).isZero();
        assertThat(rows("SELECT count(*) FROM ebb.customers")).containsExactly("3");
        assertThat(rows("SELECT count(*) FROM ebb.warnings")).containsExactly("2");
        assertThat(rows("SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
                .containsExactly("actions_to_customers", "scores_to_customers");
        assertThat(rows("SELECT to_regclass('ebb.persons')")).containsExactly("null");
    }

    @Test
    @Order(8)
    void refusesWhatItCannotDoAndSaysWhatToDo() throws SQLException {
        assertRefusal(2, "publish.password", "--set", "publish.password=wrong-one");
        assertRefusal(2, "Create the database", "--to", server.url() + "s");
        assertRefusal(1, "host and port", "--to", "jdbc:postgresql://127.0.0.1:1/ebb");
        assertRefusal(2, "[nobody]", "--set", "publish.reader-roles=[nobody]");
        assertRefusal(2, "jdbc:duckdb:FILE", "--to", "jdbc:mysql://127.0.0.1/ebb");
        assertRefusal(
                1,
                "GRANT CREATE ON DATABASE",
                "--set",
                "publish.user=stranger",
                "--set",
                "publish.password=stranger",
                "--set",
                "publish.schema=theirs");
        execute("CREATE SCHEMA other; CREATE TABLE other.theirs (id int)");
        assertRefusal(1, "tables that Ebb did not make", "--set", "publish.schema=other");
        execute("SELECT pg_advisory_lock(hashtextextended('ebb publish ebb', 0))");
        assertRefusal(1, "another publisher");
        execute("SELECT pg_advisory_unlock_all()");
    }

    private static void assertRefusal(int exit, String words, String... more) {
        CommandLineRun refused = publish(more);
        assertThat(refused.err())
                .startsWith("Cannot publish")
                .contains(words)
                .doesNotContain(LocalPostgres.PASSWORD, "wrong-one");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(exit);
    }

    @Test
    @Order(9)
    void goesIntoADuckDbFileToo() throws SQLException {
        String url = "jdbc:duckdb:" + folder.resolve("star.duckdb");
        for (int time = 0; time < 2; time++) {
            CommandLineRun sent = publish("--to", url);
            assertThat(sent.exit()).as(sent.err()).isZero();
        }
        try (Connection duck = DriverManager.getConnection(url)) {
            assertThat(rows(duck, "SELECT customer_id, region, cohort_on FROM ebb.customers ORDER BY 1"))
                    .containsExactly("c1|North|2025-12-01", "c2|South|2025-12-01", "c3|null|2025-12-01");
            assertThat(rows(
                            duck,
                            "SELECT count(*) FROM duckdb_columns() WHERE schema_name = 'ebb' AND comment IS NULL"))
                    .containsExactly("0");
        }
    }

    private static CommandLineRun publish(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "publish",
                "--set",
                "publish.to=" + server.url(),
                "--set",
                "publish.user=" + LocalPostgres.USER,
                "--set",
                "publish.password=file:" + folder.resolve("password"),
                "--set",
                "publish.reader-roles=[bi]",
                "--set",
                "publish.personal-roles=[steward]",
                "--set",
                "bi.personal-columns=[name]"));
        arguments.addAll(List.of(more));
        return CommandLineRun.on(folder.resolve("lake"), arguments.toArray(String[]::new));
    }

    private static void killOnceTwoTablesAreBrought() {
        String kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ebb publish'"
                + " AND (SELECT count(*) >= 2 FROM ebb_staging.brought)";
        try (Connection own = DriverManager.getConnection(server.url(), LocalPostgres.USER, LocalPostgres.PASSWORD)) {
            for (int tries = 0; tries < 6000; tries++) {
                Thread.sleep(20);
                if (!rows(own, "SELECT to_regclass('ebb_staging.brought')").contains("null")
                        && !rows(own, kill).isEmpty()) {
                    return;
                }
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refusal(Connection reader, String sql) {
        try (Statement statement = reader.createStatement()) {
            statement.execute(sql);
            return "none";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String query) throws SQLException {
        return rows(connection, query);
    }

    private static List<String> rows(Connection reader, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = reader.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            while (answer.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(answer.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
