package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Duplicates;
import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestFormatsTest {
    @TempDir
    Path root;

    @Test
    void readsJsonLinesWithTheirLineNumbers() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.json",
                "{\"customer_id\":7,\"ordered_at\":\"2024-01-01\",\"amount\":12345678901234.56}",
                "",
                "{\"customer_id\":8,\"ordered_at\":\"2024-01-01\",\"amount\":NaN}",
                "{broken",
                "[1]",
                "{\"customer_id\":null,\"ordered_at\":\"2024-01-01\",\"amount\":1}",
                "{\"customer_id\":9,\"ordered_at\":\"2024-01-02\",\"amount\":1,\"item\":{\"group\":\"tea\"}}",
                "{\"customer_id\":9,\"ordered_at\":\"2024-01-02\",\"amount\":1,\"amount\":100}");
        IngestReport report = deliveries.ingest(deliveries.settings(
                InputFormat.JSON, Map.of("category", "get_json_object(item, '$.group')"), Map.of()));
        assertThat(Deliveries.summary(report)).isEqualTo("7 = 2 + 0 + 1 + 4");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount", "category"))
                .containsExactly("7|12345678901234.56|-", "9|1.00|tea");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "reason", "raw_text"))
                .containsExactly(
                        "3|amount is NaN|{\"customer_id\":8,\"ordered_at\":\"2024-01-01\",\"amount\":NaN}",
                        "4|not a JSON object|{broken",
                        "5|not a JSON object|[1]",
                        "8|a key stands twice in the record|{\"customer_id\":9,\"ordered_at\":\"2024-01-02\",\"amount\":1,\"amount\":100}");
    }

    /** What the message says to set is set as it stands, and reads the file. */
    @ParameterizedTest
    @CsvSource({"45322,2024-01-31", "45322.75,2024-01-31", "1706659200,2024-01-31", "1706659200000,2024-01-31"})
    void daysAndSecondsAsNumbersAreRefusedWithTheExpressionThatReadsThem(String number, String day) {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,Order Date,amount", "c1," + number + ",5", "c2," + number + ",7");
        Map<String, String> columns = new HashMap<>(Map.of("ordered_at", "Order Date"));
        InputSettings plain = deliveries.settings(InputFormat.CSV, columns, Map.of());
        String message = String.join(" ", deliveries.ingest(plain).warnings());
        Matcher advice = Pattern.compile(" set inputs\\.purchases\\.columns\\.ordered_at to \"(.*?)\"\\.")
                .matcher(message);
        assertThat(advice.find()).as(message).isTrue();
        columns.put("ordered_at", advice.group(1));
        deliveries.ingest(deliveries.settings(InputFormat.CSV, columns, Map.of()));
        assertAcceptedTyped(deliveries, "c1|" + day + "|5.00", "c2|" + day + "|7.00");
    }

    @Test
    void readsParquetOfSeveralFiles() {
        Deliveries deliveries = new Deliveries(root);
        typed(deliveries, 1)
                .coalesce(1)
                .write()
                .parquet(deliveries.folder.resolve("one day").toString());
        typed(deliveries, 2)
                .coalesce(1)
                .write()
                .parquet(deliveries.folder.resolve("two").toString());
        IngestReport report = deliveries.ingest(deliveries.settings(InputFormat.PARQUET, Map.of(), Map.of()));
        assertThat(report.files()).hasSize(2).allMatch(file -> file.accepted() == 1 && file.rejected() == 2);
        assertAcceptedTyped(deliveries, "c1|2024-01-01|10.50", "c2|2024-01-01|10.50");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "reason"))
                .containsExactly("-|amount is NaN", "-|amount is NaN", "-|amount is infinite", "-|amount is infinite");
    }

    @Test
    void readsADeltaTableAtItsVersionAndAgainWhenItChanges() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings delta = deliveries.settings(InputFormat.DELTA, Map.of(), Map.of());
        typed(deliveries, 1).write().format("delta").save(deliveries.folder.toString());
        assertThat(Deliveries.summary(deliveries.ingest(delta))).isEqualTo("3 = 1 + 0 + 0 + 2");
        assertThat(deliveries.ingest(delta).wroteRows()).isFalse();
        typed(deliveries, 2).write().format("delta").mode("append").save(deliveries.folder.toString());
        assertThat(Deliveries.summary(deliveries.ingest(delta))).isEqualTo("6 = 2 + 0 + 0 + 4");
        assertAcceptedTyped(deliveries, "c1|2024-01-01|10.50", "c2|2024-01-01|10.50");
    }

    @Test
    void readsADatabaseTableAndSeesWhenItChanges() throws SQLException {
        Deliveries deliveries = new Deliveries(root);
        String url = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table sale(customer_id int, ordered_at timestamp, amount numeric(10,3))");
            statement.execute(
                    "insert into sale values (1, '2024-01-01 08:00:00', 1.005), (1, '2024-01-01 08:00:00', 1.005),"
                            + " (null, '2024-01-01 08:00:00', 2)");
            InputSettings jdbc = Deliveries.with(
                    Deliveries.with(deliveries.settings(InputFormat.JDBC, Map.of(), Map.of("table", "sale")), url),
                    Duplicates.WHOLE_ROW);
            assertThat(Deliveries.summary(deliveries.ingest(jdbc))).isEqualTo("3 = 1 + 1 + 1 + 0");
            assertThat(deliveries.ingest(jdbc).wroteRows()).isFalse();
            statement.execute("insert into sale values (2, '2024-01-02 08:00:00', 2)");
            assertThat(Deliveries.summary(deliveries.ingest(jdbc))).isEqualTo("4 = 2 + 1 + 1 + 0");
        }
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("1|1.01", "2|2.00");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "source_file")).containsExactly("jdbc:h2:mem:shop#sale");
    }

    @Test
    void saysWhatADatabaseNeeds() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings noTable =
                Deliveries.with(deliveries.settings(InputFormat.JDBC, Map.of(), Map.of()), "jdbc:h2:mem:none");
        assertThatThrownBy(() -> deliveries.ingest(noTable))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("inputs.purchases.options.table");
        InputSettings unknown = Deliveries.with(
                deliveries.settings(InputFormat.JDBC, Map.of(), Map.of("table", "absent")), "jdbc:h2:mem:none");
        assertThatThrownBy(() -> deliveries.ingest(unknown))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("jdbc:h2:mem:none#absent");
    }

    private static Dataset<Row> typed(Deliveries deliveries, int customer) {
        return deliveries.spark.sql(
                "select 'c" + customer + "' as customer_id, timestamp'2024-01-01 09:00:00' as ordered_at, "
                        + "explode(array(10.5D, double('NaN'), double('Infinity'))) as amount");
    }

    private static void assertAcceptedTyped(Deliveries deliveries, String... rows) {
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on", "amount"))
                .containsExactly(rows);
    }
}
