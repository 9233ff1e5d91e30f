package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCsvTest {
    @TempDir
    Path root;

    @Test
    void acceptsPurchasesByColumnName() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "amount,Customer_ID,ordered_at,colour",
                "12.5,c1,2024-01-31,red",
                "-3,c2,2024-02-01 10:15:00,");
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(Deliveries.summary(report)).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(deliveries.rows(
                        PurchasesTable.TABLE,
                        "customer_id",
                        "ordered_at",
                        "ordered_on",
                        "amount",
                        "category",
                        "row_key"))
                .containsExactly(
                        "c1|2024-01-31 00:00:00|2024-01-31|12.50|-|-", "c2|2024-02-01 10:15:00|2024-02-01|-3.00|-|-");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "source_file"))
                .containsOnly(deliveries.folder.resolve("a.csv").toString());
    }

    @Tag("F3")
    @Test
    void saysOfEachRejectedRowWhatIsWrongAndWhere() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,ordered_at,amount,quantity",
                "c,31/12/2023,1,1",
                "c,,1,1",
                "c,2024,1,1",
                "c,2024-07-01,1,1",
                "c,1989-12-31,1,1",
                "c,2024-01-01,ten,1",
                "c,2024-01-01,NaN,1",
                "c,2024-01-01,-Infinity,1",
                "c,2024-01-01,12345678901234567.89,1",
                "c,2024-01-01,,1",
                "c,2024-01-01,1,many",
                "c,2024-01-01,1",
                "c,2024-01-01,1,1,1",
                "c,2024-06-30 23:59:59,1,1");
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(Deliveries.summary(report)).isEqualTo("14 = 2 + 0 + 0 + 12");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "reason", "raw_text"))
                .containsExactlyInAnyOrder(
                        "2|ordered_at is not a date or time|c,31/12/2023,1,1",
                        "3|ordered_at is missing|c,,1,1",
                        "4|ordered_at is not a date or time|c,2024,1,1",
                        "5|ordered_at lies in the future|c,2024-07-01,1,1",
                        "6|ordered_at lies before the floor|c,1989-12-31,1,1",
                        "7|amount is not a number|c,2024-01-01,ten,1",
                        "8|amount is NaN|c,2024-01-01,NaN,1",
                        "9|amount is infinite|c,2024-01-01,-Infinity,1",
                        "10|amount does not fit DECIMAL(18,2)|c,2024-01-01,12345678901234567.89,1",
                        "11|amount is missing|c,2024-01-01,,1",
                        "12|quantity is not a number|c,2024-01-01,1,many",
                        "14|wrong number of fields|c,2024-01-01,1,1,1");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "detail"))
                .contains(
                        "ordered_at is '31/12/2023'; expected a day such as 2011-12-09 or a moment such as"
                                + " 2011-12-09 12:50:00, from 1990-01-01 to 2024-06-30",
                        "amount is 'ten'; expected a number such as 12.95",
                        "wrong number of fields: the row has 5, the header 4");
    }

    @Test
    void countsLinesThroughQuotedLineEndsAndBlankLines() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.writeBytes(
                "a.csv",
                ("\uFEFFcustomer_id,ordered_at,amount,category\r\n"
                                + "c1,2024-01-01,1,\"two\r\nlines, \"\"quoted\"\"\"\r\n"
                                + "\r\n"
                                + "c2,2024-01-01,bad,x\r\n"
                                + "\"c3\",2024-01-01,worse,\"a\nb\nc\"\n"
                                + "c4,2024-01-01,2,last")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("4 = 2 + 0 + 0 + 2");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "category"))
                .containsExactly("c1|two\r\nlines, \"quoted\"", "c4|last");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "raw_text"))
                .containsExactly("5|c2,2024-01-01,bad,x", "6|\"c3\",2024-01-01,worse,\"a\nb\nc\"");
    }

    @Test
    void countsAnonymousRowsApartFromBrokenOnes() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,ordered_at,amount",
                ",2024-01-01,1",
                "   ,2024-01-01,1",
                ",yesterday,1",
                "c,2024-01-01,1");
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("4 = 1 + 0 + 2 + 1");
    }

    @Tag("F3")
    @Test
    void takesDaysInTheBusinessZoneAndOffsetsAsInstants() {
        Deliveries deliveries = new Deliveries(root, "America/New_York");
        deliveries.write(
                "a.csv",
                "customer_id,ordered_at,amount",
                "local,2024-01-31 23:30:00,1",
                "utc,2024-02-01T03:30:00Z,1",
                "offset,2024-02-01T03:30:00+09:00,1");
        deliveries.ingest(deliveries.csv());
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_at", "ordered_on"))
                .containsExactly(
                        "local|2024-01-31 23:30:00|2024-01-31",
                        "offset|2024-01-31 13:30:00|2024-01-31",
                        "utc|2024-01-31 22:30:00|2024-01-31");
    }

    @Test
    void roundsAmountsHalfUp() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,ordered_at,q,p",
                "a,2024-01-01,1,1.005",
                "b,2024-01-01,-1,1.005",
                "c,2024-01-01,3,0.001");
        deliveries.ingest(deliveries.csv(Map.of("amount", "cast(q as decimal(18,3)) * cast(p as decimal(18,4))")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("a|1.01", "b|-1.01", "c|0.00");
    }

    @Test
    void readsNumbersOfExpressionsByTheNumberFormatAlone() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id;ordered_at;brutto;kind",
                "a;2024-01-01;1.234,56 EUR;sale",
                "b;2024-01-01;(12,50);sale",
                "c;2024-01-01;12,50-;sale",
                "d;2024-01-01;12,50;return",
                "e;2024-01-01;734.12;sale",
                "f;2024-01-01;1,234.56;return",
                "g;2024-01-01;twelve;sale");
        InputSettings german = Deliveries.written(
                deliveries.settings(
                        InputFormat.CSV,
                        Map.of("amount", "if(kind = 'return', -abs(read_number(brutto)), read_number(brutto))"),
                        Map.of("delimiter", ";")),
                "1.234,56",
                null);
        deliveries.ingest(Deliveries.with(german, "where", "coalesce(read_number(brutto), 1) <> 0"));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("a|1234.56", "b|-12.50", "c|-12.50", "d|-12.50");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "reason"))
                .containsExactly("6|amount is not a number", "7|amount is not a number", "8|amount is missing");
    }

    @Test
    void readsExpressionsAndNamesTheirColumnsWhereTheyGiveNothing() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "Customer No,day,amount", "c1,31.01.2024,1", "c2,2024/01/31,1");
        deliveries.ingest(
                deliveries.csv(Map.of("customer_id", "Customer No", "ordered_at", "to_timestamp(day, 'dd.MM.yyyy')")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on"))
                .containsExactly("c1|2024-01-31");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason", "detail"))
                .singleElement()
                .asString()
                .startsWith(
                        "ordered_at is missing|ordered_at is empty (to_timestamp(day, 'dd.MM.yyyy'), day is '2024/01/31');");
    }

    @Tag("D1")
    @Test
    void readsGzipAndFilesOfDifferentColumnOrder() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.writeGzip("a.csv.gz", "customer_id,ordered_at,amount", "c1,2024-01-01,1", "c2,2024-01-01,x");
        deliveries.write("b.csv", "amount,region,customer_id,ordered_at", "2,north,c3,2024-01-02");
        deliveries.write("_unfinished.csv", "nothing");
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(report.files()).hasSize(2);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount", "region"))
                .containsExactly("c1|1.00|-", "c3|2.00|north");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "raw_text"))
                .containsExactly("3|c2,2024-01-01,x");
    }

    @Test
    void readsOtherDelimitersEncodingsAndNullTexts() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.writeBytes(
                "a.csv",
                "customer_id;ordered_at;amount;region\nc;2024-01-01;1;K\u00f6ln\nNA;2024-01-01;1;NA\n"
                        .getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() ->
                        deliveries.ingest(deliveries.settings(InputFormat.CSV, Map.of(), Map.of("delimiter", ";"))))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("a.csv")
                .hasMessageContaining("Set options.encoding");
        IngestReport report = deliveries.ingest(deliveries.settings(
                InputFormat.CSV, Map.of(), Map.of("delimiter", ";", "encoding", "windows-1252", "null-text", "NA")));
        assertThat(Deliveries.summary(report)).isEqualTo("2 = 1 + 0 + 1 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "region")).containsExactly("K\u00f6ln");
    }

    @Tag("D2")
    @Test
    void refusesATruncatedFile() throws java.io.IOException {
        Deliveries deliveries = new Deliveries(root);
        String[] lines = new String[5_000];
        java.util.Arrays.setAll(
                lines, i -> i == 0 ? "customer_id,ordered_at,amount" : "c" + i * 7919L + ",2024-01-01," + i);
        byte[] whole = java.nio.file.Files.readAllBytes(deliveries.writeGzip("a.csv.gz", lines));
        deliveries.writeBytes("a.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("a.csv.gz")
                .hasMessageContaining("breaks off");
    }
}
