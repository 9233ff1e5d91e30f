package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.schema.Column;
import ebb.schema.Table;
import ebb.testing.SparkSessions;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final Table VISITS = new Table(
            "visits",
            "a customer on an as-of date",
            new StructType(new StructField[] {
                Column.customerId(),
                Column.asOf(),
                Column.optional("visit_count", DataTypes.IntegerType, "Visits; null: not counted")
            }),
            List.of(Column.CUSTOMER_ID, Column.AS_OF),
            List.of(Column.AS_OF));
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 31);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 28);

    @TempDir
    Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = new Lake(spark, LakePath.root(folder.toString()));
    }

    /** Eight days after the file was replaced, as its log and the disk tell. */
    @Test
    void keepsTheFilesOfEarlierStatesForAsLongAsItIsAskedTo() throws IOException {
        Table table = new Table(
                "notes",
                "a note",
                new StructType().add(Column.required("id", DataTypes.StringType, "Its id")),
                List.of("id"),
                List.of());
        for (String id : List.of("a", "b")) {
            lake.replaceWhere(table, "true", spark.createDataFrame(List.of(RowFactory.create(id)), table.schema()));
        }
        Instant then = Instant.now().minus(Duration.ofDays(8));
        Path commit = folder.resolve("tables/notes/_delta_log/00000000000000000001.json");
        Files.writeString(
                commit,
                Files.readString(commit)
                        .replaceAll("\"deletionTimestamp\":\\d+", "\"deletionTimestamp\":" + then.toEpochMilli()));
        Files.delete(commit.resolveSibling("." + commit.getFileName() + ".crc"));
        Files.delete(commit.resolveSibling("00000000000000000001.crc"));
        try (Stream<Path> files = Files.list(folder.resolve("tables/notes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(then));
            }
        }
        DeltaLog.clearCache();

        lake.files(table).removeUnneeded(30);
        assertThat(lake.files(table).hold(0)).isTrue();
        assertThat(lake.readVersion(table, 0).first().getString(0)).isEqualTo("a");
        lake.files(table).removeUnneeded(7);
        assertThat(lake.files(table).hold(0)).isFalse();
    }

    @Test
    void addsTheColumnsThatATableOfAnEarlierVersionHasNotYet() {
        StructField id = Column.required("id", DataTypes.StringType, "Its id");
        Table before = new Table("visits_before", "a visit", new StructType().add(id), List.of("id"), List.of());
        lake.append(before, spark.createDataFrame(List.of(RowFactory.create("a")), before.schema()));
        StructField added = Column.required("by", DataTypes.StringType, "The customer's own words");
        Table after = new Table(before.name(), "a visit", before.schema().add(added), List.of("id"), List.of());
        lake.append(after, spark.createDataFrame(List.of(RowFactory.create("b", "me")), after.schema()));

        assertThat(lake.read(after).orderBy("id").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[a,null]", "[b,me]");
        assertThat(lake.read(after).schema().apply("by").getComment().get()).isEqualTo("The customer's own words");
    }

    @Test
    void aColumnThatIsWrittenNoMoreStaysForTheRowsThatHaveIt() {
        StructField id = Column.required("id", DataTypes.StringType, "Its id");
        StructField month = Column.required("month", DataTypes.IntegerType, "Its month");
        Table before =
                new Table("visits_then", "a visit", new StructType().add(id).add(month), List.of("id"), List.of());
        lake.append(before, spark.createDataFrame(List.of(RowFactory.create("a", 6)), before.schema()));
        Table after = new Table(before.name(), "a visit", new StructType().add(id), List.of("id"), List.of());
        lake.append(after, spark.createDataFrame(List.of(RowFactory.create("b")), after.schema()));

        assertThat(lake.read(after).orderBy("id").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[a,6]", "[b,null]");
        assertThat(lake.read(after).where("month IS NULL").count()).isOne();
    }

    @Test
    void theCommitOfTheFirstRowsMakesTheTable() {
        lake.replaceAsOf(VISITS, JANUARY, rows(row("a", JANUARY, 1)));

        assertThat(lake.version(VISITS)).isZero();
        assertThat(lake.read(VISITS).count()).isOne();
        Row detail = DeltaTable.forPath(spark, lake.path(VISITS)).detail().first();
        assertThat(detail.<String>getAs("description")).isEqualTo("A row is a customer on an as-of date");
        assertThat(detail.getList(detail.fieldIndex("partitionColumns"))).isEqualTo(List.of(Column.AS_OF));
        assertThat(detail.getJavaMap(detail.fieldIndex("properties")))
                .isEqualTo(Map.of(
                        "delta.enableChangeDataFeed",
                        "true",
                        "delta.enableDeletionVectors",
                        "false",
                        "delta.dataSkippingNumIndexedCols",
                        "3"));
        StructType schema = spark.read().format("delta").load(lake.path(VISITS)).schema();
        assertThat(schema.apply("visit_count").getComment().get()).isEqualTo("Visits; null: not counted");
        assertThat(lake.open(VISITS).toDF().schema()).isEqualTo(schema);
    }

    @Test
    void firstRowsThatAreRefusedLeaveNoTable() {
        Dataset<Row> nobody = spark.sql("SELECT string(null) customer_id, date'2026-01-31' as_of, 1 visit_count");
        assertThatThrownBy(() -> lake.append(VISITS, nobody)).hasStackTraceContaining("customer_id");
        assertThat(lake.has(VISITS)).isFalse();

        Dataset<Row> many = spark.sql("SELECT 'a' customer_id, date'2026-01-31' as_of, 1L visit_count");
        assertThatThrownBy(() -> lake.append(VISITS, many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot write visits: the column visit_count is bigint and must be int. Cast it to the type in the"
                                + " table's schema.");
        assertThat(lake.has(VISITS)).isFalse();
    }

    @Test
    void replacingAnAsOfDateTwiceLeavesOneGenerationAndTheOtherDates() {
        lake.replaceAsOf(VISITS, JANUARY, rows(row("a", JANUARY, 1)));
        lake.replaceAsOf(VISITS, FEBRUARY, rows(row("a", FEBRUARY, 2), row("b", FEBRUARY, 3)));
        lake.replaceAsOf(VISITS, FEBRUARY, rows(row("a", FEBRUARY, 4)));

        assertThat(lake.read(VISITS).orderBy(Column.AS_OF).collectAsList())
                .extracting(Row::toString)
                .containsExactly("[a,2026-01-31,1]", "[a,2026-02-28,4]");
        assertThat(lake.read(VISITS, JANUARY).count()).isOne();
    }

    @Test
    void refusesToReplaceADayByNothing() {
        lake.replaceAsOf(VISITS, JANUARY, rows(row("a", JANUARY, 1)));
        assertThatThrownBy(() -> lake.replaceAsOf(VISITS, JANUARY, rows()))
                .isInstanceOf(EmptyResult.class)
                .hasMessageContaining("none would mean that the day is empty");
        assertThat(lake.read(VISITS).count()).isOne();
    }

    @Test
    void aDayThatMayBeEmptyIsReplacedByNothingAndNoOtherDayIs() {
        lake.replaceDay(VISITS, JANUARY, rows(row("a", JANUARY, 1)));
        lake.replaceDay(VISITS, FEBRUARY, rows(row("a", FEBRUARY, 2)));
        lake.replaceDay(VISITS, FEBRUARY, rows());
        assertThat(lake.read(VISITS).collectAsList()).extracting(Row::toString).containsExactly("[a,2026-01-31,1]");
    }

    @Test
    void refusesRowsOfAnotherDay() {
        assertThatThrownBy(() -> lake.replaceAsOf(VISITS, JANUARY, rows(row("a", FEBRUARY, 1))))
                .hasStackTraceContaining("Cannot write visits as of 2026-01-31: there are rows of 2026-02-28");
    }

    @Test
    void refusesANullKey() {
        Dataset<Row> rows = spark.sql("SELECT string(null) customer_id, date'2026-01-31' as_of, 1 visit_count");
        assertThatThrownBy(() -> lake.replaceAsOf(VISITS, JANUARY, rows)).hasStackTraceContaining("customer_id");
    }

    @Test
    void refusesMissingAndUnknownColumnsTogether() {
        Dataset<Row> rows = spark.sql("SELECT 'a' customer_id, 1 visits");
        assertThatThrownBy(() -> lake.append(VISITS, rows))
                .hasMessageContaining("missing [as_of, visit_count]")
                .hasMessageContaining("unknown [visits]");
    }

    @Test
    void keepsCommentsAndNotNullInDelta() {
        lake.append(VISITS, rows(row("a", JANUARY, 1)));
        StructField stored = lake.read(VISITS).schema().apply(Column.CUSTOMER_ID);
        assertThat(stored.getComment().get()).isEqualTo("Customer, as named by the source");
        assertThat(stored.nullable()).isFalse();
    }

    @Test
    void saysThatATableIsNotThereYet() {
        assertThatThrownBy(() -> lake.read(VISITS)).hasMessageContaining("has no such table yet");
        assertThat(lake.version(VISITS)).isEqualTo(-1);
    }

    @Test
    void readsTheVersionOffTheLog() {
        lake.append(VISITS, rows(row("a", JANUARY, 1)));
        long first = lake.version(VISITS);
        lake.append(VISITS, rows(row("b", JANUARY, 1)));
        assertThat(lake.version(VISITS)).isEqualTo(first + 1);
        assertThat(lake.readVersion(VISITS, first).count()).isOne();
    }

    private Dataset<Row> rows(Row... rows) {
        return spark.createDataFrame(Arrays.asList(rows), VISITS.schema());
    }

    private static Row row(String customer, LocalDate asOf, int visits) {
        return RowFactory.create(customer, Date.valueOf(asOf), visits);
    }
}
