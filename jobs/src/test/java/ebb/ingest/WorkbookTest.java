package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Excel workbooks, written here by hand as Excel writes them. */
class WorkbookTest {
    private static final String HEADER = text("A1", "customer_id") + text("B1", "ordered_at") + text("C1", "amount");

    @TempDir
    Path root;

    @Test
    void readsDatesNumbersAndTextsOfTheFirstSheet() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries.writeBytes(
                "orders.xlsx",
                workbook(
                        "<row r=\"1\">" + HEADER + "</row>"
                                + "<row r=\"2\"><c r=\"A2\"><v>17850</v></c><c r=\"B2\" s=\"1\"><v>45292</v></c>"
                                + "<c r=\"C2\"><v>0.10000000000000001</v></c></row>"
                                + "<row r=\"4\">" + text("A4", "M\u00fcller, \"Max\"")
                                + "<c r=\"B4\" s=\"2\"><v>45293.520833333336</v></c>"
                                + "<c r=\"C4\"><f>1000*1.5</f><v>1500</v></c></row>"
                                + "<row r=\"5\"><c r=\"A5\"><v>7</v></c><c r=\"B5\" s=\"1\"><v>45294</v></c>"
                                + text("C5", "free")
                                + "</row>",
                        "<row r=\"1\">" + HEADER + "</row>"));
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_at", "amount"))
                .containsExactly("17850|2024-01-01 00:00:00|0.10", "M\u00fcller, \"Max\"|2024-01-02 12:30:00|1500.00");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "line_number", "reason"))
                .as("the row of the sheet")
                .containsExactly("5|amount is not a number");
    }

    @Test
    void readsTheSheetThatIsNamedAndNamesThoseThereAre() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries.writeBytes(
                "orders.xlsx",
                workbook(
                        "<row r=\"1\">" + text("A1", "Notes") + "</row>",
                        "<row r=\"1\">" + HEADER + "</row><row r=\"2\">" + text("A2", "c1") + text("B2", "2024-01-05")
                                + "<c r=\"C2\"><v>5</v></c></row>"));
        InputSettings second = deliveries.settings(InputFormat.CSV, Map.of(), Map.of("sheet", "Second"));
        assertThat(Deliveries.summary(deliveries.ingest(second))).isEqualTo("1 = 1 + 0 + 0 + 0");
        InputSettings third = deliveries.settings(InputFormat.CSV, Map.of(), Map.of("sheet", "Third"));
        assertThatThrownBy(() -> deliveries.ingest(third))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("no sheet called 'Third'")
                .hasMessageContaining("First, Second");
    }

    private static String text(String place, String value) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + value.replace("\"", "&quot;") + "</t></is></c>";
    }

    private static byte[] workbook(String first, String second) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types + "styles+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
                        + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + relations
                        + "\"><sheets><sheet name=\"First\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Second\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"" + relations
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"" + relations
                        + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                        + "<Relationship Id=\"r3\" Type=\"" + relations
                        + "/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>"
                        + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        parts.put("xl/worksheets/sheet1.xml", sheet(first));
        parts.put("xl/worksheets/sheet2.xml", sheet(second));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }
}
