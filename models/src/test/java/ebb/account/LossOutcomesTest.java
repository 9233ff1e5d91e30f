package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.GapPrior;
import ebb.input.AccountPast;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All are silent for 30 days on day 1330: weekly buyers, who never come back, and monthly ones, who do. */
class LossOutcomesTest {
    private static final int THEN = 1330;
    private static final DataSpan SPAN = new DataSpan(1000, THEN + TestBaseline.HORIZON_DAYS);
    private static final AccountBaseline BASELINE = TestBaseline.of(new GapPrior(100, Math.log(20), 0.5, 0.1));

    private static Timeline weekly() {
        return timeline(7, 1300);
    }

    private static Timeline monthly() {
        return timeline(30, THEN + 60);
    }

    private static Timeline timeline(int gap, int untilDay) {
        List<Line> lines = new ArrayList<>();
        for (int day = 1300 - 30 * gap / 5; day <= untilDay; day += gap) {
            lines.add(Line.purchase("a", day, 10));
        }
        return Timeline.of(LocalLedger.of(lines).get(0));
    }

    private static LossCalibration calibrated(int each, int onDay) {
        return calibrated(each, onDay, 0.5);
    }

    private static LossCalibration calibrated(int each, int onDay, double topShare) {
        List<AsOf> dates =
                Stream.of(THEN, onDay).map(day -> new AsOf(day, SPAN)).toList();
        List<AccountBaseline> baselines = List.of(BASELINE, BASELINE);
        LossOutcomes outcomes = new LossOutcomes(2);
        for (int i = 0; i < each; i++) {
            outcomes.add(weekly(), dates, baselines);
            outcomes.plus(new LossOutcomes(2).add(monthly(), dates, baselines));
        }
        return outcomes.calibration(1, dates, TestBaseline.HORIZON_DAYS, topShare);
    }

    private static double probability(LossCalibration calibration, Timeline timeline) {
        return calibration.probability(
                new AccountFacts(AccountPast.ofPurchases(new AsOf(THEN, SPAN).observe(timeline)), BASELINE));
    }

    @Test
    void theProbabilityIsWhatBecameOfSuchCustomers() {
        LossCalibration calibration = calibrated(40, THEN + TestBaseline.HORIZON_DAYS);
        assertThat(probability(calibration, weekly())).isGreaterThan(0.9);
        assertThat(probability(calibration, monthly())).isLessThan(0.1);
    }

    @Test
    void outcomesCountFromTheDayOnWhichTheyAreKnown() {
        assertThat(calibrated(40, THEN + TestBaseline.HORIZON_DAYS).isKnown()).isTrue();
        assertThat(calibrated(40, THEN + TestBaseline.HORIZON_DAYS - 1).isKnown())
                .isFalse();
    }

    @Test
    void thirtyOfEitherAreNeeded() {
        assertThat(calibrated(30, THEN + TestBaseline.HORIZON_DAYS).isKnown()).isTrue();
        LossCalibration few = calibrated(29, THEN + TestBaseline.HORIZON_DAYS);
        assertThat(few.isKnown()).isFalse();
        assertThat(probability(few, weekly()))
                .isEqualTo(new AccountFacts(AccountPast.ofPurchases(new AsOf(THEN, SPAN).observe(weekly())), BASELINE)
                        .lossProbability());
    }

    @Test
    void theTopShareOfTheActiveReachesItsProbability() {
        double half = calibrated(40, THEN + 1, 0.5).topProbability();
        double all = calibrated(40, THEN + 1, 0.99).topProbability();
        assertThat(half).isGreaterThan(all);
        assertThat(calibrated(40, THEN + 1, 0.51).topProbability())
                .as("one more than the weekly buyers")
                .isEqualTo(all);
        assertThat(calibrated(40, THEN + 1, 1).topProbability())
                .as("a share of 1 leaves nobody out")
                .isZero();
    }
}
