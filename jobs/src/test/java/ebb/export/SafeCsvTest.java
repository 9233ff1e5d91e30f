package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import ebb.conf.ExportSettings;
import ebb.testing.SparkSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {
    private static final StructType SCHEMA =
            new StructType().add("id", DataTypes.StringType).add("money", DataTypes.createDecimalType(18, 2));

    private static String written(Row... rows) throws IOException {
        Dataset<Row> dataset = SparkSessions.shared().createDataFrame(List.of(rows), SCHEMA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(SafeCsv.write(dataset, new Column[] {col("id")}, out, ExportSettings.Dialect.PLAIN))
                .isEqualTo(rows.length);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Row row(String id, String money) {
        return RowFactory.create(id, money == null ? null : new BigDecimal(money));
    }

    @Test
    void writesByTheRfcInTheOrderAskedFor() throws IOException {
        assertThat(written(row("b \"quoted\", with comma", "-1.50"), row("a", null), row("c\nbelow", "2.00")))
                .isEqualTo("id,money\r\na,\r\n\"b \"\"quoted\"\", with comma\",-1.50\r\n\"c\nbelow\",2.00\r\n");
    }

    @Test
    void keepsEveryLetter() throws IOException {
        assertThat(written(row("Ærø ☕ 漢字", "1.00"))).contains("Ærø ☕ 漢字,1.00");
    }

    @Tag("H1")
    @Test
    void isReadBackAsItWasWritten() throws IOException {
        String awkward = "\"a\"\"b\",\r\n;\t'x' ";
        CsvParserSettings settings = new CsvParserSettings();
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreTrailingWhitespacesInQuotes(false);
        settings.getFormat().setLineSeparator("\r\n");
        List<String[]> read = new CsvParser(settings).parseAll(new StringReader(written(row(awkward, "1.00"))));
        assertThat(read.get(1)).containsExactly(awkward, "1.00");
    }

    @Tag("H1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30",
                "-5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "  =cmd|' /C calc'!A0",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM(A1)",
                "\ufe66" + "1",
                "\u2003=1+1",
                "\u3000=1+1",
                "\u200b=1+1",
                "\ufeff=1+1",
                "\u2060\u00a0=1+1",
                "\u0085=1+1",
                "\u0000=1+1",
                "\u0085"
            })
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String text) {
        assertThat(SafeCsv.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200bplain", "\uff11", "a=b", "12", "", " ", "'quoted'", "Müller-Lüdenscheidt"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(SafeCsv.cell(text)).isEqualTo(text);
    }

    @Test
    void writesNumbersDatesAndMomentsPlainly() throws IOException {
        assertThat(SafeCsv.cell(new BigDecimal("-12.50"))).isEqualTo("-12.50");
        assertThat(SafeCsv.cell(-0.00001)).isEqualTo("-0.000010");
        assertThat(SafeCsv.cell(Double.NaN)).isNull();
        assertThat(SafeCsv.cell(-3L)).isEqualTo("-3");
        assertThat(SafeCsv.cell(true)).isEqualTo("true");
        assertThat(SafeCsv.cell(Date.valueOf("2026-03-31"))).isEqualTo("2026-03-31");
        assertThat(SafeCsv.cell(Timestamp.from(Instant.parse("2026-03-31T10:00:00Z"))))
                .isEqualTo("2026-03-31T10:00:00Z");
    }
}
