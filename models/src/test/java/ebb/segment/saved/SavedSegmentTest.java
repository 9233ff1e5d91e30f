package ebb.segment.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedSegmentTest {
    private static SegmentCondition range(String column, String from, String until) {
        return new SegmentCondition(column, List.of(), from, until);
    }

    private static SegmentCondition words(String column, String... values) {
        return new SegmentCondition(column, List.of(values), null, null);
    }

    @Test
    void noMeaningNamesAColumnOrASetting() {
        assertThat(SegmentColumns.ALL).allSatisfy(column -> assertThat(column.meaning())
                .as(column.name())
                .isNotBlank()
                .doesNotContainPattern("[a-z]_[a-z0-9]|[a-z]-(days|floor)|`|conf"));
    }

    @Test
    void everyColumnHasAnotherNameInWords() {
        List<String> labels =
                SegmentColumns.ALL.stream().map(SegmentColumn::label).toList();

        assertThat(labels).doesNotHaveDuplicates().allSatisfy(label -> assertThat(label)
                .doesNotContain("_"));
    }

    @Test
    @Tag("spark")
    void everyConditionMustBeMetAndTheEndsOfARangeAreIn() {
        List<Row> rows = List.of(
                row("at both ends", 0.5, "100.00", "2026-03-31", "due"),
                row("below", 0.4999, "100.00", "2026-03-31", "due"),
                row("above", 0.5, "100.01", "2026-03-31", "due"),
                row("a day late", 0.5, "100.00", "2026-04-01", "due"),
                row("not known", null, "100.00", "2026-03-31", "due"),
                row("in another state", 0.5, "100.00", "2026-03-31", "suppressed"),
                row("held back", 0.5, "100.00", "2026-03-31", NextActionsTable.HELD_BACK),
                row("held back but below", 0.4999, "100.00", "2026-03-31", NextActionsTable.HELD_BACK));
        Dataset<Row> people = SparkSessions.shared()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add("customer_id", DataTypes.StringType)
                                .add(ScoresTable.CHURN_PROBABILITY, DataTypes.DoubleType)
                                .add(SegmentsTable.MONEY_AT_RISK, "decimal(18,2)")
                                .add(StarCustomersTable.LAST_BOUGHT_ON, DataTypes.DateType)
                                .add(NextActionsTable.STATE, DataTypes.StringType));
        SavedSegment segment = new SavedSegment(
                "due",
                List.of(
                        range(ScoresTable.CHURN_PROBABILITY, "0.5", null),
                        range(SegmentsTable.MONEY_AT_RISK, null, "100"),
                        range(StarCustomersTable.LAST_BOUGHT_ON, "2026-03-01", "2026-03-31"),
                        words(NextActionsTable.STATE, "due", "waiting for capacity")));

        assertThat(ids(people.where(segment.members()))).containsExactly("at both ends");
        assertThat(ids(people.where(segment.competing())))
                .as("who is held back would have competed, where the other conditions are met")
                .containsExactlyInAnyOrder("at both ends", "held back");
    }

    private static Row row(String id, Double risk, String money, String boughtOn, String state) {
        return RowFactory.create(id, risk, new BigDecimal(money), Date.valueOf(boughtOn), state);
    }

    private static List<String> ids(Dataset<Row> rows) {
        return rows.select("customer_id").as(Encoders.STRING()).collectAsList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "../x", "a/b", "<script>", "=1+1", "a.b", "a\nb", "a'b", "a%20b"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> SavedSegment.requireName(name)).isInstanceOf(InvalidSegment.class);
    }

    @Test
    void aNameMayHaveLettersOfAnyLanguageAndFortySigns() {
        SavedSegment.requireName("Kündigung droht_2-b");
        SavedSegment.requireName("a".repeat(40));
        assertThatThrownBy(() -> SavedSegment.requireName("a".repeat(41))).isInstanceOf(InvalidSegment.class);
    }

    @Test
    void aConditionThatDoesNotFitItsColumnIsRefused() {
        List<Runnable> wrong = List.of(
                () -> words(CustomersTable.EMAIL, "x"),
                () -> words(CustomersTable.NAME, "x"),
                () -> words("1 = 1; --", "x"),
                () -> words(CustomersTable.REGION),
                () -> range(CustomersTable.REGION, "a", "b"),
                () -> words(ScoresTable.CHURN_PROBABILITY, "0.5"),
                () -> range(ScoresTable.CHURN_PROBABILITY, null, null),
                () -> range(ScoresTable.CHURN_PROBABILITY, "1e9", null),
                () -> range(ScoresTable.CHURN_PROBABILITY, "NaN", null),
                () -> range(StarCustomersTable.LAST_BOUGHT_ON, "yesterday", null),
                () -> range(StarCustomersTable.LAST_BOUGHT_ON, "2026-02-30", null),
                () -> words(ScoresTable.IS_ACTIVE, "perhaps"),
                () -> words(ScoresTable.IS_ACTIVE, "true", "false"));

        wrong.forEach(one -> assertThatThrownBy(one::run).isInstanceOf(InvalidSegment.class));
    }

    @Test
    void aSegmentNeedsAConditionAndEachColumnOnce() {
        assertThatThrownBy(() -> new SavedSegment("all", List.of())).isInstanceOf(InvalidSegment.class);
        assertThatThrownBy(() -> new SavedSegment(
                        "twice", List.of(words(CustomersTable.REGION, "a"), words(CustomersTable.REGION, "b"))))
                .isInstanceOf(InvalidSegment.class);
    }

    @Test
    void noColumnThatNamesAPersonCanBeAskedFor() {
        assertThat(SegmentColumns.ALL)
                .extracting(SegmentColumn::name)
                .doesNotContain("customer_id", "name", "email", "reason_1", "model_id")
                .contains(
                        "region", "churn_probability", "money_at_risk", "is_core", "last_bought_on", "state", "channel")
                .doesNotHaveDuplicates();
    }
}
