package ebb.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDatesTable;
import ebb.schema.star.StarDemandTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.schema.star.StarScoresTable;
import ebb.schema.star.StarTables;
import ebb.schema.star.StarWarningsTable;
import ebb.star.StarCatalogue;
import ebb.star.StarSource;
import ebb.testing.PlainReaders;
import ebb.testing.SparkSessions;
import ebb.testing.StarLake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StarTest {
    @TempDir
    static Path folder;

    private static Lake lake;
    private static Publication published;

    @BeforeAll
    static void publish() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        StarLake.write(lake);
        published = StarLake.publish(lake, StarLake.rules());
    }

    @Test
    @Order(1)
    void isOfOnePublicationUnderStablePaths() {
        assertThat(StarCatalogue.ALL.stream().map(StarSource::table)).isEqualTo(StarTables.ALL);
        for (Table table : StarTables.ALL) {
            assertThat(folder.resolve("bi")
                            .resolve(StarTables.nameOutside(table))
                            .resolve("_delta_log"))
                    .exists();
            assertThat(published.versions()).containsEntry(table.name(), lake.version(table));
            assertThat(lake.read(table)
                            .select(StarColumns.PUBLICATION, StarColumns.AS_OF)
                            .distinct()
                            .collectAsList())
                    .as(table.name())
                    .extracting(Row::mkString)
                    .containsExactly("1" + StarLake.AS_OF);
        }
    }

    @Test
    @Order(1)
    void opensInAnyReaderAndHasACommentOnEachColumn() {
        for (Table table : StarTables.ALL) {
            Row detail = lake.spark()
                    .sql("DESCRIBE DETAIL delta.`" + lake.path(table) + "`")
                    .first();
            assertThat(detail.<Integer>getAs("minReaderVersion"))
                    .as(table.name())
                    .isOne();
            assertThat(lake.read(table).schema().fields()).as(table.name()).allMatch(field -> field.getComment()
                    .exists(text -> !text.isBlank()));
        }
    }

    @Test
    @Order(1)
    void readsTheSameWithoutSpark() throws IOException, SQLException {
        for (Table table : StarTables.ALL) {
            long version = published.versions().get(table.name());
            String path = lake.path(table);
            String rows = String.valueOf(lake.readVersion(table, version).count());
            assertThat(PlainReaders.rows(path, version))
                    .as(table.name())
                    .asString()
                    .isEqualTo(rows);
            assertThat(PlainReaders.duckDb("SELECT count(*) FROM %s", PlainReaders.files(path, version)))
                    .as(table.name())
                    .containsExactly(rows);
        }
        assertThat(PlainReaders.duckDb(
                        "SELECT sum(money_at_risk)::VARCHAR FROM %s",
                        PlainReaders.files(lake.path(StarScoresTable.TABLE), lake.version(StarScoresTable.TABLE))))
                .containsExactly("31.50");
    }

    @Test
    @Order(1)
    void holdsTheCustomersInTheirGroupsById() {
        assertThat(
                        texts(
                                StarCustomersTable.TABLE,
                                "customer_id, region, owner, lifecycle, risk_band, standing, cohort_on, last_bought_on, name, email"))
                .containsExactly(
                        "c1,North,null,active,low,ordinary,2025-12-01,2026-01-26,null,null",
                        "c2,South,Eve,active,high,ordinary,2025-12-01,2026-01-26,null,null",
                        "c3,null,null,active,high,ordinary,2025-12-01,2026-01-26,null,null");
    }

    @Test
    @Order(1)
    void keepsTheLastScoreOfEachMonth() {
        assertThat(texts(StarScoreHistoryTable.TABLE, "customer_id, scored_on, churn_probability"))
                .containsExactly(
                        "c1,2025-12-31,0.1",
                        "c1,2026-01-31,0.4",
                        "c2,2025-12-31,0.3",
                        "c2,2026-01-31,0.6",
                        "c3,2026-01-31,0.8");
    }

    @Test
    @Order(1)
    void countsEachPeriodOnce() {
        assertThat(texts(StarFlowTable.TABLE, "from_on, movement, customer_count"))
                .containsExactly(
                        "2025-12-02,gained,3",
                        "2025-12-02,lost,0",
                        "2025-12-02,returned,0",
                        "2025-12-02,stayed,0",
                        "2026-01-01,gained,0",
                        "2026-01-01,lost,2",
                        "2026-01-01,returned,1",
                        "2026-01-01,stayed,5");
    }

    @Test
    @Order(1)
    void hasWholeYearsOfDates() {
        assertThat(lake.read(StarDatesTable.TABLE)
                        .selectExpr("min(date_on)", "max(date_on)", "count(*)")
                        .first()
                        .mkString(","))
                .isEqualTo("2025-01-01,2027-12-31,1095");
        assertThat(lake.read(StarDatesTable.TABLE)
                        .where("date_on = '2026-02-01'")
                        .selectExpr("weekday_name", "week_on", "quarter", "is_weekend")
                        .first()
                        .mkString(","))
                .isEqualTo("Sunday,2026-01-26,1,true");
    }

    /** A name, what is sent, a category that is a sign: in the words of the conf or with a blank, in any capitals. */
    @Test
    @Order(1)
    void tellsNobodyOfASensitiveEvent() {
        assertThat(texts(StarActionsTable.TABLE, "customer_id, action, merged"))
                .containsExactly("c1,Call: buys less,null", "c3,Write about tea,Expectant mothers' tea");
        assertThat(texts(StarWarningsTable.TABLE, "customer_id, rule")).containsExactly("c1,loss", "c2,loss");
        assertThat(texts(StarScoresTable.TABLE, "customer_id, reason_2"))
                .containsExactly("c1,null", "c2,Fewer visits", "c3,Fewer visits");
        for (Table table : StarTables.ALL) {
            assertThat(lake.read(table).toJSON().collectAsList())
                    .as(table.name())
                    .noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).matches(".*(pregnan|baby|holiday).*"));
        }
    }

    /** Baby care has 40 of the 100 of all categories, which less tea would be it. */
    @Test
    @Order(1)
    void tellsNoSumFromWhichASensitiveCategoryFollows() {
        assertThat(texts(
                        StarDemandTable.TABLE,
                        "category, expected_amount, expected_low_amount, expected_high_amount, last_year_amount"))
                .containsExactly("Tea,60.00,54.00,72.00,50.00", "all,60.00,54.00,72.00,50.00");
    }

    @Test
    @Order(2)
    void staysAsItWasWhereAPublicationFails() {
        Map<String, Long> versions = new TreeMap<>(lake.versions(Publications.PUBLISHED));
        versions.put("drift", 99L);
        List<String> before = texts(StarPublicationTable.TABLE, "publication, published_at");

        assertThatThrownBy(() -> new Publications(lake, StarLake.rules())
                .publish("fails", Optional.of(StarLake.AS_OF), versions, StarLake.AT.plusSeconds(60)));

        assertThat(new Publications(lake).require()).isEqualTo(published);
        assertThat(texts(StarPublicationTable.TABLE, "publication, published_at"))
                .isEqualTo(before);
        assertThat(new Publications(lake)
                        .read(published, StarCustomersTable.TABLE)
                        .count())
                .isEqualTo(3);
    }

    /** As a process leaves it that was killed after the last commit of the star. */
    @Test
    @Order(3)
    void isPutBackWhereAPublicationWasKilled() {
        Publication unfinished = new Publication(2, "killed", published.asOf(), Star.without(published.versions()));
        new Star(lake, StarLake.rules("name")).write(unfinished, StarLake.AT);
        assertThat(texts(StarCustomersTable.TABLE, "publication, name")).contains("2,Ada");

        new Publications(lake).restoreStar();

        assertThat(texts(StarCustomersTable.TABLE, "publication, name"))
                .contains("1,null")
                .hasSize(3);
        long version = lake.version(StarCustomersTable.TABLE);
        new Publications(lake).restoreStar();
        assertThat(lake.version(StarCustomersTable.TABLE)).isEqualTo(version);
    }

    @Test
    @Order(4)
    void namesPersonsOnlyWhereTheConfSaysSo() {
        Publication named = StarLake.publish(lake, StarLake.rules("name"));
        assertThat(named.number()).isEqualTo(2);
        assertThat(texts(StarCustomersTable.TABLE, "customer_id, name, email"))
                .containsExactly("c1,Ada,null", "c2,Bob,null", "c3,null,null");
        assertThat(StarLake.publish(lake, StarLake.rules("name")))
                .as("nothing changed")
                .isEqualTo(named);
        StarLake.publish(lake, StarLake.rules());
        assertThat(texts(StarCustomersTable.TABLE, "name")).containsExactly("null", "null", "null");
    }

    private static List<String> texts(Table table, String columns) {
        Dataset<Row> rows = lake.read(table)
                .selectExpr(Arrays.stream(columns.split(", "))
                        .map(name -> "cast(" + name + " AS STRING)")
                        .toArray(String[]::new));
        return rows
                .sort(Arrays.stream(rows.columns()).map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList()
                .stream()
                .map(row -> row.mkString(","))
                .toList();
    }
}
