package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.WarningsTable;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class WarningLifecycleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static Row finding(String customer, double value, boolean warns) {
        return RowFactory.create(
                customer,
                "loss",
                "notice",
                value,
                0.5,
                "marketing",
                new BigDecimal("10.00"),
                null,
                "Silent",
                "Call",
                0.7,
                "70 % of 40",
                null,
                warns);
    }

    private static Row standing(String openedOn, String status, String closedOn, String snoozedUntil) {
        return RowFactory.create(
                "a",
                "loss",
                Date.valueOf(openedOn),
                status,
                "notice",
                0.6,
                0.5,
                "marketing",
                new BigDecimal("10.00"),
                null,
                "Silent",
                "Call",
                0.7,
                "70 % of 40",
                null,
                5,
                Date.valueOf("2026-03-30"),
                closedOn == null ? null : Date.valueOf(closedOn),
                snoozedUntil == null ? null : Date.valueOf(snoozedUntil),
                null);
    }

    private static List<Row> changes(List<Row> standing, Row... findings) {
        return rows(standing, findings).collectAsList();
    }

    private static Dataset<Row> rows(List<Row> standing, Row... findings) {
        return WarningLifecycle.changes(
                SparkSessions.shared()
                        .createDataFrame(standing, WarningsTable.TABLE.schema())
                        .where(WarningLifecycle.isInPlay(DAY)),
                SparkSessions.shared().createDataFrame(List.of(findings), FindingRows.schema()),
                DAY);
    }

    private static String inWords(Row row) {
        return Stream.of(
                        WarningsTable.OPENED_ON,
                        WarningsTable.STATUS,
                        WarningsTable.VALUE,
                        WarningsTable.AGE,
                        WarningsTable.CLOSED_ON,
                        WarningLifecycle.IS_VOID)
                .map(column -> String.valueOf(row.<Object>getAs(column)))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    @Test
    void opensAWarningOnce() {
        List<Row> opened = changes(List.of(), finding("a", 0.6, true));
        assertThat(opened).map(WarningLifecycleTest::inWords).containsExactly("2026-03-31 open 0.6 0 null false");
        Row written = SparkSessions.shared()
                .createDataFrame(
                        opened, rows(List.of(), finding("a", 0.6, true)).schema())
                .drop(WarningLifecycle.IS_VOID)
                .first();
        assertThat(changes(List.of(written), finding("a", 0.6, true)))
                .as("done again")
                .isEmpty();
    }

    @Test
    void opensNothingNearTheLimitButKeepsWhatStands() {
        assertThat(changes(List.of(), finding("a", 0.46, false))).isEmpty();
        assertThat(changes(List.of(standing("2026-03-25", "open", null, null)), finding("a", 0.46, false)))
                .map(WarningLifecycleTest::inWords)
                .containsExactly("2026-03-25 open 0.46 6 null false");
    }

    @Test
    void closesByItselfAndStaysClosedWhenTheDayIsDoneAgain() {
        assertThat(changes(List.of(standing("2026-03-25", "acknowledged", null, null))))
                .map(WarningLifecycleTest::inWords)
                .containsExactly("2026-03-25 closed 0.6 6 2026-03-31 false");
        Row closed =
                changes(List.of(standing("2026-03-25", "open", null, null))).get(0);
        Object[] cells = new Object[WarningsTable.TABLE.schema().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = closed.get(i);
        }
        assertThat(changes(List.of(RowFactory.create(cells)))).isEmpty();
    }

    @Test
    void takesBackWhatTheSameDayOpenedWrongly() {
        assertThat(changes(List.of(standing("2026-03-31", "open", null, null))))
                .map(row -> row.<Boolean>getAs(WarningLifecycle.IS_VOID))
                .containsExactly(true);
    }

    @Test
    void opensAgainWhatTheSameDayClosedWrongly() {
        assertThat(changes(List.of(standing("2026-03-25", "closed", "2026-03-31", null)), finding("a", 0.7, true)))
                .map(WarningLifecycleTest::inWords)
                .containsExactly("2026-03-25 open 0.7 6 null false");
    }

    @Test
    void keepsWhatAPersonMadeOfItUntilTheSnoozeIsOver() {
        assertThat(changes(List.of(standing("2026-03-25", "acknowledged", null, null)), finding("a", 0.7, true)))
                .map(row -> row.<String>getAs(WarningsTable.STATUS))
                .containsExactly("acknowledged");
        assertThat(changes(List.of(standing("2026-03-25", "snoozed", null, "2026-03-31")), finding("a", 0.7, true)))
                .map(row -> row.<String>getAs(WarningsTable.STATUS))
                .containsExactly("snoozed");
        assertThat(changes(List.of(standing("2026-03-25", "snoozed", null, "2026-03-30")), finding("a", 0.7, true)))
                .map(row -> row.<String>getAs(WarningsTable.STATUS))
                .containsExactly("open");
    }

    @Test
    void leavesWhatClosedBeforeTheDayAlone() {
        assertThat(changes(List.of(standing("2026-03-01", "closed", "2026-03-20", null)), finding("a", 0.7, true)))
                .map(WarningLifecycleTest::inWords)
                .containsExactly("2026-03-31 open 0.7 0 null false");
    }
}
