package ebb.score;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.btyd.spend.BtydColumns;
import ebb.churn.ChurnModel;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.feature.FeatureRow;
import ebb.feature.Recency;
import ebb.reason.TypicalValues;
import ebb.schema.ScoresTable;
import ebb.segment.Band;
import ebb.value.NextPurchaseForecast;
import ebb.value.ValueForecast;
import ebb.value.ValueForecasts;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerScorerTest {
    private static final CustomerScorer SCORER =
            scorer(List.of(Recency.SILENCE.name()), NextPurchaseForecast.UNTRIED, 0.5);

    private static CustomerScorer scorer(List<String> features, NextPurchaseForecast nextPurchase, double churn) {
        return new CustomerScorer(
                new CustomerScorer.Terms("m", 90, 90, new Band.Limits(0.3, 0.6)),
                new CustomerScorer.Models(
                        new ChurnModel(
                                "constant",
                                features,
                                new ConstantScorer(Math.log(churn / (1 - churn))),
                                new PlattCalibrator(0, 1)),
                        null,
                        new ValueForecasts(ValueForecast.untried(), nextPurchase)),
                TypicalValues.ofAll(new double[features.size()]));
    }

    private static FeatureRow silentFor(int days) {
        FeatureRow row = new FeatureRow();
        row.setCustomerId("a");
        row.setValues(new double[] {days});
        return row;
    }

    @Test
    void isActiveUpToAndWithTheLongestSilence() {
        assertThat(SCORER.isActive(silentFor(90))).isTrue();
        assertThat(SCORER.isActive(silentFor(91))).isFalse();
    }

    /** The rhythm of a customer who has lapsed is not carried on into a date. */
    @Test
    void expectsTheNextPurchaseOfTheActiveOnly() {
        Row active = next(90);
        assertThat(cell(active, ScoresTable.EXPECTED_NEXT_PURCHASE_ON)).isEqualTo(Date.valueOf("2026-07-20"));
        assertThat(cell(active, ScoresTable.NEXT_PURCHASE_NOTE)).isNull();
        Row lapsed = next(91);
        assertThat(cell(lapsed, ScoresTable.EXPECTED_NEXT_PURCHASE_ON)).isNull();
        assertThat(cell(lapsed, ScoresTable.NEXT_PURCHASE_FROM_ON)).isNull();
        assertThat(cell(lapsed, ScoresTable.NEXT_PURCHASE_UNTIL_ON)).isNull();
        assertThat(cell(lapsed, ScoresTable.NEXT_PURCHASE_NOTE))
                .isEqualTo("no date: the customer has lapsed, the rhythm has broken");
    }

    /** From 20 days on, 30 and half of it two times over are 45. */
    @Test
    void theIntervalIsStretchedAsPastOnesNeededAndTooWideAOneGivesNoDate() {
        Row stretched = next(90, new NextPurchaseForecast(2, 500, List.of()));
        assertThat(cell(stretched, ScoresTable.EXPECTED_NEXT_PURCHASE_ON)).isEqualTo(Date.valueOf("2026-07-20"));
        assertThat(cell(stretched, ScoresTable.NEXT_PURCHASE_FROM_ON)).isEqualTo(Date.valueOf("2026-07-05"));
        assertThat(cell(stretched, ScoresTable.NEXT_PURCHASE_UNTIL_ON)).isEqualTo(Date.valueOf("2026-08-14"));
        Row tooWide = next(90, new NextPurchaseForecast(4, 500, List.of()));
        assertThat(cell(tooWide, ScoresTable.NEXT_PURCHASE_UNTIL_ON)).isNull();
        assertThat(cell(tooWide, ScoresTable.NEXT_PURCHASE_NOTE))
                .isEqualTo("no date: four in five next purchases of such a customer come 1 to 101 days from now");
    }

    /** The interval ends after 30 of 90 days, and an 80 % interval leaves room for one in five. */
    @Test
    void whereMoreThanOneInFiveAreExpectedToChurnNoDateContradictsTheScore() {
        assertThat(cell(next(90, NextPurchaseForecast.UNTRIED, 0.199), ScoresTable.EXPECTED_NEXT_PURCHASE_ON))
                .isNotNull();
        Row leaving = next(90, NextPurchaseForecast.UNTRIED, 0.201);
        assertThat(cell(leaving, ScoresTable.EXPECTED_NEXT_PURCHASE_ON)).isNull();
        assertThat(cell(leaving, ScoresTable.NEXT_PURCHASE_UNTIL_ON)).isNull();
        assertThat(cell(leaving, ScoresTable.NEXT_PURCHASE_NOTE))
                .isEqualTo("no date: 20 in 100 such customers are expected to churn within 90 days");
    }

    private static Object cell(Row score, String column) {
        return score.get(ScoresTable.TABLE.schema().fieldIndex(column));
    }

    /** Ten to thirty days to the next purchase, twenty in the middle. */
    private static Row next(int silenceDays) {
        return next(silenceDays, NextPurchaseForecast.UNTRIED);
    }

    private static Row next(int silenceDays, NextPurchaseForecast nextPurchase) {
        return next(silenceDays, nextPurchase, 0.1);
    }

    private static Row next(int silenceDays, NextPurchaseForecast nextPurchase, double churn) {
        Map<String, Double> days = Map.of(
                Recency.SILENCE.name(),
                (double) silenceDays,
                BtydColumns.NEXT_PURCHASE,
                20.0,
                BtydColumns.NEXT_PURCHASE_LOW,
                10.0,
                BtydColumns.NEXT_PURCHASE_HIGH,
                30.0);
        List<String> names = List.copyOf(days.keySet());
        FeatureRow customer = new FeatureRow();
        customer.setCustomerId("a");
        customer.setAsOfDay((int) LocalDate.of(2026, 6, 30).toEpochDay());
        customer.setValues(names.stream().mapToDouble(days::get).toArray());
        return scorer(names, nextPurchase, churn).row(customer, RiskPercentiles.of(Map.of()));
    }

    @Test
    void givesTheModelsProbability() {
        assertThat(SCORER.churnProbability(silentFor(5))).isEqualTo(0.5);
    }
}
