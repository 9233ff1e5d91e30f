package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class FileStatisticsTest {
    @TempDir
    java.nio.file.Path folder;

    @Test
    void lowestAndHighestAreThoseOfAllFilesWhereverTheyLie() throws IOException {
        Map<String, ColumnStatistics> found = statistics("SELECT id AS amount_of, CAST(id - 40 AS INT) AS whole,"
                + " CAST(id / 8 AS DECIMAL(12, 3)) AS price, date '1969-12-20' + CAST(id AS INT) AS day,"
                + " id > 98 AS is_last,"
                + " if(id % 5 = 0, NULL, id) AS gappy FROM range(100)");

        assertThat(found.get("amount_of")).isEqualTo(new ColumnStatistics(0, 0L, 99L));
        assertThat(found.get("whole")).isEqualTo(new ColumnStatistics(0, -40, 59));
        assertThat(found.get("price"))
                .isEqualTo(new ColumnStatistics(0, new BigDecimal("0.000"), new BigDecimal("12.375")));
        assertThat(found.get("day"))
                .isEqualTo(new ColumnStatistics(0, Date.valueOf("1969-12-20"), Date.valueOf("1970-03-29")));
        assertThat(found.get("is_last")).isEqualTo(new ColumnStatistics(0, false, true));
        assertThat(found.get("gappy")).isEqualTo(new ColumnStatistics(20, 1L, 99L));
    }

    @Test
    void ofTextsAndOfColumnsWithoutAValueOnlyTheGapsAreKnown() throws IOException {
        Map<String, ColumnStatistics> found = statistics(
                "SELECT if(id < 3, NULL, concat('c', id)) AS name, CAST(NULL AS DATE) AS never FROM range(100)");

        assertThat(found.get("name")).isEqualTo(new ColumnStatistics(3, null, null));
        assertThat(found.get("never")).isEqualTo(new ColumnStatistics(100, null, null));
    }

    /** A file without a value says nothing of the values of the others. */
    @Test
    void aFileOfGapsAloneLeavesTheValuesOfTheOthers() throws IOException {
        Map<String, ColumnStatistics> found =
                statistics("SELECT if(id < 50, NULL, CAST(id AS INT)) AS late, if(id < 50, id, NULL) AS early"
                        + " FROM range(100)");

        assertThat(found.get("late")).isEqualTo(new ColumnStatistics(50, 50, 99));
        assertThat(found.get("early")).isEqualTo(new ColumnStatistics(50, 0L, 49L));
    }

    /** Numbers of more digits than a long has lie there as bytes, floating ones may hide what is no number, and Parquet does not compare moments of 96 bits. */
    @Test
    void aColumnThatCannotBeToldIsLeftOut() throws IOException {
        assertThat(statistics("SELECT CAST(id AS DECIMAL(18, 2)) AS told, CAST(id AS DECIMAL(19, 2)) AS long_number,"
                        + " CAST(id AS DOUBLE) AS floating, timestamp_micros(id) AS moment FROM range(100)"))
                .containsOnlyKeys("told");
    }

    private Map<String, ColumnStatistics> statistics(String query) throws IOException {
        Dataset<Row> rows = SparkSessions.shared().sql(query);
        rows.coalesce(1)
                .write()
                .format("delta")
                .option("maxRecordsPerFile", 50)
                .save(folder.resolve("rows").toString());
        try (Stream<java.nio.file.Path> files = Files.list(folder.resolve("rows"))) {
            List<Path> parquet = files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> new Path(file.toUri()))
                    .toList();
            assertThat(parquet).hasSize(2);
            return FileStatistics.of(parquet, rows.schema(), new Configuration());
        }
    }
}
