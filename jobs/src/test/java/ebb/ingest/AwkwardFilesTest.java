package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.GateSettings;
import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as shops, spreadsheets and notebooks write them. */
class AwkwardFilesTest {
    private static final String HEADER = "customer_id,ordered_at,amount";

    /** Most files here need no settings of their own, so they come in one delivery: each ingest takes seconds. */
    @TempDir
    static Path shared;

    private static Deliveries together;
    private static IngestReport report;

    @TempDir
    Path root;

    @BeforeAll
    static void ingestTogether() throws IOException {
        together = new Deliveries(shared);
        writeQuotes();
        writeFields();
        writeEncodings();
        report = together.ingest(together.csv());
    }

    private static void writeQuotes() {
        List<String> lines = new ArrayList<>(List.of(HEADER + ",address"));
        for (int i = 0; i < 100; i++) {
            lines.add("c" + i + ",2024-01-01,1," + (i == 6 || i == 36 ? "\"" : "") + "Main street " + i);
        }
        together.write("unclosed.csv", lines.toArray(String[]::new));
        together.write(
                "quoted.csv",
                HEADER + ",address",
                "c1,2024-01-01,1,\"Main street 1\"",
                "c2,2024-01-01,1,\"Main street 2",
                "c3,2024-01-01,1,\"Main street 3\"",
                "c4,2024-01-01,1,\"over\ntwo, lines\"",
                "c5,2024-01-01,1,\"5\" pipe\"",
                "c6,2024-01-01,1,\"not closed",
                "c7,2024-01-01,1,pipe of 5\"",
                "c8,2024-01-01,1,last");
        together.write("opening.csv", HEADER, "\"c1\",2024-01-01,1", "c1\",2024-01-02,1");
    }

    private static void writeFields() {
        together.write(
                "short.csv",
                HEADER + ",coupon,region",
                "c1,2024-01-01,1",
                "c2,2024-01-01,2,,north",
                ",,,,",
                "c3,2024-01-01",
                ",,");
        together.write("long.csv", HEADER + ",coupon", "c4,2024-01-01,1,,,", "c5,2024-01-01,2,x,,");
        List<String> lines = new ArrayList<>(List.of(HEADER + ",note"));
        for (int i = 0; i < 20; i++) {
            lines.add("c" + i + ",2024-01-01," + (i == 6 ? "1,234.56," : "99.50,"));
        }
        together.write("thousands.csv", lines.toArray(String[]::new));
        together.write("decimals.csv", HEADER + ",note", "c1,2024-01-02,803,00,", "c2,2024-01-02,12,50,");
        together.writeBytes(
                "cut.csv",
                (HEADER + ",region\nc1,2024-01-01,129.95,north\nc2,2024-01-01,12").getBytes(StandardCharsets.UTF_8));
        together.write("unseen.csv", "\ufeff\ufeffcustomer_id,\"\u200bordered_at \",amount\u00a0", "c1,2024-01-01,1");
    }

    private static void writeEncodings() throws IOException {
        String text = HEADER + "\nM\u00fcller,2024-01-01,1\n";
        together.writeBytes("utf16-le.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        together.writeBytes("utf16-be.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        together.writeBytes("packed.csv", packed.toByteArray());
        together.writeBytes("plain.csv.gz", text.getBytes(StandardCharsets.UTF_8));
        together.writeBytes("one.zip", zipped("__MACOSX/._orders.csv", "exports/orders.csv"));
        together.writeBytes(
                "mac.csv", (HEADER + "\rc1,2024-01-01,1\rc2,2024-01-01,x\r").getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link Deliveries#summary} has it, of one file of those that came together. */
    private static String summary(String file) {
        return report.files().stream()
                .filter(counts -> counts.file().name().endsWith(file))
                .map(counts -> counts.in() + " = " + counts.accepted() + " + " + counts.duplicates() + " + "
                        + counts.anonymous() + " + " + counts.rejected())
                .collect(Collectors.joining(", "));
    }

    /** Rows of such a file, as {@link Deliveries#rows} gives them. */
    private static List<String> rows(String file, Table table, String... columns) {
        return Deliveries.texts(
                together.lake.read(table).where(Ingested.SOURCE_FILE + " LIKE '%" + file + "'"), columns);
    }

    @Tag("D2")
    @Test
    void losesOneRowToAQuoteThatIsNeverClosed() {
        assertThat(summary("unclosed.csv")).isEqualTo("100 = 98 + 0 + 0 + 2");
        assertThat(rows("unclosed.csv", RejectedRowsTable.TABLE, "line_number", "reason", "raw_text"))
                .containsExactly(
                        "38|a quote is opened and not closed|c36,2024-01-01,1,\"Main street 36",
                        "8|a quote is opened and not closed|c6,2024-01-01,1,\"Main street 6");
    }

    @Tag("D2")
    @Test
    void losesOneRowWhereEveryFieldIsQuotedAndOneQuoteIsMissing() {
        assertThat(summary("quoted.csv")).isEqualTo("8 = 6 + 0 + 0 + 2");
        assertThat(rows("quoted.csv", RejectedRowsTable.TABLE, "line_number")).containsExactly("3", "8");
    }

    @Test
    void readsRowsShorterThanTheHeaderAndDelimitersAtTheEnd() {
        assertThat(summary("short.csv")).isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(summary("long.csv")).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(rows("short.csv", PurchasesTable.TABLE, "customer_id", "amount", "region"))
                .containsExactly("c1|1.00|-", "c2|2.00|north");
        assertThat(rows("long.csv", PurchasesTable.TABLE, "customer_id", "amount", "region"))
                .containsExactly("c4|1.00|-", "c5|2.00|-");
        assertThat(rows("short.csv", RejectedRowsTable.TABLE, "line_number", "reason"))
                .containsExactly("5|amount is missing");
    }

    @Tag("D2")
    @Test
    void rejectsANumberThatTheDelimiterDividesAlsoWhereTheLastFieldIsEmpty() {
        assertThat(summary("thousands.csv")).isEqualTo("20 = 19 + 0 + 0 + 1");
        assertThat(rows("thousands.csv", RejectedRowsTable.TABLE, "line_number", "detail"))
                .containsExactly(
                        "8|wrong number of fields: the row has 5, the header 4; 1,234.56 is probably one number, which"
                                + " holds the delimiter and needs quotes");
        assertThat(summary("decimals.csv")).isEqualTo("2 = 0 + 0 + 0 + 2");
        assertThat(rows("decimals.csv", RejectedRowsTable.TABLE, "line_number", "detail"))
                .containsExactly(
                        "2|wrong number of fields: the row has 5, the header 4; 803,00 is probably one number, which"
                                + " holds the delimiter and needs quotes",
                        "3|wrong number of fields: the row has 5, the header 4; 12,50 is probably one number, which"
                                + " holds the delimiter and needs quotes");
    }

    @Tag("D2")
    @Test
    void rejectsALastLineThatMayBeCutOff() {
        assertThat(summary("cut.csv")).isEqualTo("2 = 1 + 0 + 0 + 1");
    }

    @Test
    void readsAHeaderWithARepeatedNameThatNobodyMaps() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,Name,ordered_at,amount,name", "c1,x,2024-01-01,1,north");
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv(Map.of("region", "Name"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("two columns called Name")
                .hasMessageContaining("Name_2");
        deliveries.ingest(deliveries.csv(Map.of("region", "name_2")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "region")).containsExactly("north");
    }

    @Test
    void readsLinesBeforeTheHeaderAndTheSeparatorThatExcelWrites() {
        Deliveries deliveries = new Deliveries(root);
        Path title = deliveries.write("title.csv", "Sales report", "Created 2024-06-01", "", HEADER, "c1,2024-01-01,1");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("options.skip-lines");
        InputSettings skipping = deliveries.settings(InputFormat.CSV, Map.of(), Map.of("skip-lines", "2"));
        assertThat(Deliveries.summary(deliveries.ingest(Deliveries.with(skipping, title.toString()))))
                .isEqualTo("1 = 1 + 0 + 0 + 0");
        Path sep = deliveries.write("sep.csv", "sep=;", HEADER.replace(',', ';'), "c1;2024-01-01;x");
        deliveries.ingest(Deliveries.with(deliveries.csv(), sep.toString()));
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "raw_text"))
                .containsExactly("3|c1;2024-01-01;x");
    }

    @Test
    void namesTheNumberOfTitleLinesThatASpreadsheetPads() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "Umsatzbericht,,", "Stand 01.06.2024,,", ",,", HEADER, "c1,2024-01-01,1");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("set options.skip-lines to 3");
        assertThat(Deliveries.summary(
                        deliveries.ingest(deliveries.settings(InputFormat.CSV, Map.of(), Map.of("skip-lines", "3")))))
                .isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    @Test
    void namesTheArrayOfRecordsInsideOtherObjects() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.json",
                "{\"data\":{\"page\":1,\"orders\":[{\"customer_id\":\"c1\",\"ordered_at\":\"2024-01-01\",\"amount\":5}]}}");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.settings(InputFormat.JSON, Map.of(), Map.of())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("set options.records to data.orders");
        assertThat(Deliveries.summary(deliveries.ingest(
                        deliveries.settings(InputFormat.JSON, Map.of(), Map.of("records", "data.orders")))))
                .isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    /** Behind the first 500 rows, and a comma where the comma is the decimal mark. */
    @Test
    void warnsOfThousandsReadAsDecimalsAnywhereInAFile() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of(HEADER + ",quantity"));
        for (int i = 0; i < 600; i++) {
            lines.add("c" + i % 40 + ",2024-01-0" + (1 + i % 9) + "," + (100 + i) + ",1");
        }
        lines.add("big,2024-01-05,5.860,2.000");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .satisfiesExactly(
                        amount -> assertThat(amount)
                                .contains("amount has three decimals in '5.860'")
                                .contains("number-format to '1.234,56'"),
                        quantity -> assertThat(quantity).contains("quantity has three decimals in '2.000'"));
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,5", "c2,2024-01-02,\"1,333\"");
        assertThat(deliveries
                        .ingest(Deliveries.written(deliveries.csv(), "1.234,56", null))
                        .warnings())
                .anySatisfy(words -> assertThat(words).contains("'1,333'").contains("number-format to '1,234.56'"));
    }

    @Test
    void namesTheDelimiterThatAFileHas() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER.replace(',', ';'), "c1;2024-01-01;1");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("set options.delimiter to ';'")
                .hasMessageNotContaining("Map them");
    }

    @Test
    void fillsCustomerAndDateDownAnOrdersLines() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "order," + HEADER,
                "1,c1,2024-01-01,1",
                ",,,2",
                "2,\"c2,2024-01-01,1",
                ",,,4",
                "3,c3,2024-01-03,8",
                ",,,16");
        InputSettings settings =
                deliveries.settings(InputFormat.CSV, Map.of(), Map.of("fill-down", "customer_id, ordered_at"));
        assertThat(Deliveries.summary(deliveries.ingest(settings))).isEqualTo("6 = 4 + 0 + 0 + 2");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on", "amount"))
                .containsExactly(
                        "c1|2024-01-01|1.00", "c1|2024-01-01|2.00", "c3|2024-01-03|16.00", "c3|2024-01-03|8.00");
        assertThatThrownBy(() -> deliveries.ingest(
                        deliveries.settings(InputFormat.CSV, Map.of(), Map.of("fill-down", "customer"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("options.fill-down");
    }

    @Test
    void readsAColumnThatIsCalledOtherwiseInLaterFiles() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("1.csv", HEADER, "c1,2024-01-01,1");
        deliveries.write("2.csv", "customer_id,ordered_at,total", "c2,2024-02-01,2");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("2.csv")
                .hasMessageContaining("coalesce(amount,")
                .hasMessageNotContaining("nearest: amount");
        deliveries.ingest(deliveries.csv(Map.of("amount", "coalesce(amount, total)")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("c1|1.00", "c2|2.00");
        deliveries.write("3.csv", "customer_id,ordered_at,sum", "c2,2024-02-01,2");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv(Map.of("amount", "coalesce(amount, total)"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("3.csv");
    }

    @Test
    void hintsAtBackticksForANameWithBlanks() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,Order Date,amount", "c1,01.02.2024,1");
        assertThatThrownBy(() ->
                        deliveries.ingest(deliveries.csv(Map.of("ordered_at", "to_date(Order Date, 'dd.MM.yyyy')"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Write `Order Date` in backticks");
    }

    @Test
    void readsFileNamesWithColonsAndBrackets() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("export_2025-11-30T23:59:59.csv", HEADER, "c1,2024-01-01,1");
        Path bracket = deliveries.write("export [1].csv", HEADER, "c2,2024-01-01,2");
        assertThat(deliveries.ingest(deliveries.csv()).files()).hasSize(2);
        assertThat(deliveries
                        .ingest(Deliveries.with(deliveries.csv(), bracket.toString()))
                        .unchanged())
                .isEqualTo(1);
        assertThat(deliveries
                        .ingest(Deliveries.with(deliveries.csv(), deliveries.folder + "/export_*.csv"))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void takesTheDayFromTheFoldersName() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        Files.createDirectories(deliveries.folder.resolve("dt=2024-01-05"));
        Files.createDirectories(deliveries.folder.resolve("dt=2024-01-06"));
        deliveries.write("dt=2024-01-05/a.csv", "customer_id,amount", "c1,1");
        deliveries.write("dt=2024-01-06/a.csv", "customer_id,amount", "c2,2");
        deliveries.ingest(deliveries.csv(Map.of("ordered_at", "dt")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on"))
                .containsExactly("c1|2024-01-05", "c2|2024-01-06");
    }

    @Test
    void readsUtf16ByItsMarkAndGzipByItsFirstBytes() {
        for (String file : List.of("utf16-le.csv", "utf16-be.csv", "packed.csv", "plain.csv.gz")) {
            assertThat(summary(file)).as(file).isEqualTo("1 = 1 + 0 + 0 + 0");
            assertThat(rows(file, PurchasesTable.TABLE, "customer_id")).as(file).containsExactly("M\u00fcller");
        }
    }

    @Test
    void saysWhatAFileIsThatIsNoText() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        Path zip = deliveries.writeBytes("a.csv", zipped("orders.csv", "customers.csv"));
        Path excel = deliveries.writeBytes("b.csv", zipped("[Content_Types].xml"));
        Path empty = deliveries.writeBytes("c.csv", new byte[0]);
        Path header = deliveries.write("d.csv", HEADER);
        assertRefused(deliveries, zip, "zip archive of 2 files");
        assertRefused(deliveries, excel, "Excel workbook");
        assertRefused(deliveries, empty, "c.csv is empty.");
        assertRefused(deliveries, header, "it has a header and no rows");
    }

    @Test
    void readsTheOneFileInAZipArchive() {
        assertThat(summary("one.zip")).isEqualTo("2 = 2 + 0 + 0 + 0");
    }

    @Test
    void readsAJsonArrayAndWrappedObjectsWithLines() {
        Deliveries deliveries = new Deliveries(root);
        Path array = deliveries.write(
                "array.json",
                "[{\"customer_id\":\"c1\",\"ordered_at\":\"2024-01-01\",\"amount\":1.10},"
                        + "{\"customer_id\":\"c2\",\"ordered_at\":\"2024-01-01\",\"amount\":\"x\"}]");
        InputSettings json = deliveries.settings(InputFormat.JSON, Map.of(), Map.of());
        assertThat(Deliveries.summary(deliveries.ingest(Deliveries.with(json, array.toString()))))
                .isEqualTo("2 = 1 + 0 + 0 + 1");
        Path pretty = deliveries.write(
                "pretty.json",
                "{",
                "  \"orders\": [",
                "    {\"id\": 7, \"created_at\": \"2024-01-02\", \"customer\": {\"id\": 60},",
                "     \"line_items\": [{\"sku\": \"A\", \"price\": \"1.50\"}, {\"sku\": \"B\", \"price\": \"2.50\"}]},",
                "    {\"id\": 8, \"created_at\": \"2024-01-03\", \"customer\": {\"id\": 61}, \"line_items\": []}",
                "  ]",
                "}");
        InputSettings lines = deliveries.settings(
                InputFormat.JSON,
                Map.of(
                        "customer_id", "customer.id",
                        "ordered_at", "created_at",
                        "amount", "coalesce(`line_items.price`, '0')",
                        "product_id", "line_items.sku",
                        "order_id", "id"),
                Map.of("lines", "line_items"));
        assertThat(Deliveries.summary(deliveries.ingest(Deliveries.with(lines, pretty.toString()))))
                .isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "order_id", "product_id", "amount"))
                .containsExactly("60|7|A|1.50", "60|7|B|2.50", "61|8|-|0.00", "c1|-|-|1.10");
    }

    @Test
    void pagesWhoseRecordsAreElsewhereAreCountedAndNamed() {
        Deliveries deliveries = new Deliveries(root);
        String order = "{\"customer_id\": \"c1\", \"ordered_at\": \"2024-01-01\", \"amount\": 5}";
        Path pages = deliveries.write(
                "pages.jsonl",
                "{\"page\": 0, \"orders\": [" + order + ", " + order + "]}",
                "{\"page\": 1, \"data\": [" + order + ", " + order + ", " + order + "]}",
                "{\"page\": 2, \"error\": \"rate limit exceeded\"}");
        InputSettings records = deliveries.settings(InputFormat.JSON, Map.of(), Map.of("records", "orders"));
        IngestReport report = deliveries.ingest(Deliveries.with(records, pages.toString()));
        assertThat(Deliveries.summary(report)).isEqualTo("6 = 2 + 0 + 0 + 4");
        assertThat(report.warnings())
                .anyMatch(warning -> warning.contains("4 records are of documents in which the array of records is not"
                        + " where it should be, first in pages.jsonl (document without the array of records: orders is"
                        + " missing, data has 3 objects)"));
    }

    @Tag("F6")
    @Test
    void readsNumbersAsTheFormatSays() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id;ordered_at;amount;quantity",
                "c1;31.01.2024;1.234,56;1",
                "c2;31.01.2024;\u20ac 12,50;2,5",
                "c3;31.01.2024;(7,00);-1",
                "c4;31.01.2024;8,00-;",
                "c5;31.01.2024;12.5;1");
        InputSettings german = Deliveries.written(
                deliveries.settings(InputFormat.CSV, Map.of(), Map.of("delimiter", ";")), "1.234,56", "dd.MM.yyyy");
        assertThat(Deliveries.summary(deliveries.ingest(german))).isEqualTo("5 = 4 + 0 + 0 + 1");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on", "amount", "quantity"))
                .containsExactly(
                        "c1|2024-01-31|1234.56|1.000",
                        "c2|2024-01-31|12.50|2.500",
                        "c3|2024-01-31|-7.00|-1.000",
                        "c4|2024-01-31|-8.00|-");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason")).containsExactly("amount is not a number");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.written(german, "1,234", null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("number-format");
    }

    @Test
    void readsANumberWithBothMarksAndWarnsOfTheMoneyInOthers() {
        Deliveries deliveries = new Deliveries(root);
        GateSettings gate = new GateSettings(0.01, 0.05, 0.5, 0.5);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 198; i++) {
            lines.add("c" + i + ",2024-01-01,10");
        }
        lines.add("big,2024-01-01,\"2,646.00\"");
        lines.add("bigger,2024-01-01,\"1,900\"");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        IngestReport report = deliveries.ingest(Deliveries.with(deliveries.csv(), gate));
        assertThat(Deliveries.summary(report)).isEqualTo("200 = 199 + 0 + 0 + 1");
        assertThat(report.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("about 1,900.00 of 6,526.00 of the money (29.1 %)")
                .contains("Numbers such as '1,900' were refused")
                .contains("set inputs.purchases.number-format, probably to '1,234.56'"));
        GateSettings strict = new GateSettings(0.01, 0.05, 0.2, 0.5);
        assertThatThrownBy(() ->
                        deliveries.ingest(Deliveries.with(deliveries.csv(Map.of("region", "customer_id")), strict)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("over the limit of 20.0 %")
                .hasMessageContaining("money-stop-share");
    }

    @Test
    void readsOldMacintoshAndTranscodedText() {
        assertThat(summary("mac.csv")).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(rows("mac.csv", RejectedRowsTable.TABLE, "line_number", "raw_text"))
                .containsExactly("3|c2,2024-01-01,x");
        assertThat(Charset.isSupported("UTF-32LE")).isTrue();
    }

    private static void assertRefused(Deliveries deliveries, Path file, String words) {
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), file.toString())))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining(words);
    }

    @Test
    void namesFilesThatAreNoTextForWhatTheyAre() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        byte[] nothing = new byte[64];
        Map<String, byte[]> files = new java.util.TreeMap<>();
        files.put(
                "an OpenDocument spreadsheet",
                joined(
                        "PK\u0003\u0004" + "\0".repeat(26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                        nothing));
        files.put("a web page", "\n<!DOCTYPE html>\n<html><body>Login".getBytes(StandardCharsets.UTF_8));
        files.put("an XML document", "<orders><order id='1'/></orders>".getBytes(StandardCharsets.UTF_8));
        files.put("a PDF document", "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8));
        files.put("an SQLite database", joined("SQLite format 3", nothing));
        files.put("packed with xz", joined("\u00fd7zXZ", nothing));
        files.put("packed with bzip2", joined("BZh9", nothing));
        files.put("an ORC file", joined("ORC", nothing));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertRefused(deliveries, deliveries.writeBytes("orders.csv", file.getValue()), "it is " + file.getKey());
        }
        assertRefused(
                deliveries, deliveries.writeBytes("orders.csv.zst", joined("(\u00b5/\u00fd", nothing)), "Unpack it");
    }

    private static byte[] joined(String begin, byte[] rest) {
        byte[] first = begin.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    @Test
    void readsNamesOfColumnsWithoutWhatNobodySees() {
        assertThat(summary("unseen.csv")).isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    @Test
    void saysWhatTheFirstLineIsWhereItIsNoHeader() {
        Deliveries deliveries = new Deliveries(root);
        Map<String, String> lines = Map.of(
                "c1,2024-01-01,1", "probably a row: put a line with the names of the columns above it",
                "\"EXTF\";700;21;\"Buchungsstapel\"", "conf/examples/datev.yaml");
        lines.forEach((line, words) -> {
            deliveries.write("a.csv", line, "c2,2024-01-02,2");
            assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(words);
        });
        assertRefused(
                deliveries,
                deliveries.write("b.csv", "[{\"customer_id\": \"c1\", \"ordered_at\": \"2024-01-01\"}]"),
                "probably JSON. Set format: json.");
    }

    @Test
    void readsAnIdWhoseOpeningQuoteIsMissing() {
        assertThat(summary("opening.csv")).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(rows("opening.csv", PurchasesTable.TABLE, "customer_id")).containsExactly("c1", "c1");
    }

    private static byte[] zipped(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(HEADER.getBytes(StandardCharsets.UTF_8));
                zip.write("\nc1,2024-01-01,1\nc2,2024-01-02,2\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
