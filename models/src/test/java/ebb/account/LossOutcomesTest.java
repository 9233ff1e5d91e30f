package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    private static final int RISE_DAYS = 30;
    private static final DataSpan SPAN = new DataSpan(1000, THEN + TestBaseline.HORIZON_DAYS);
    private static final AccountBaseline BASELINE = TestBaseline.of(new GapPrior(100, Math.log(20), 0.5, 0.1));

    private static Timeline weekly() {
        return timeline(7, 1300);
    }

    private static Timeline monthly() {
        return timeline(30, THEN + 60);
    }

    private static Timeline weeklyWhoComesAgain() {
        List<Line> lines = new ArrayList<>(lines(7, 1300));
        lines.add(Line.purchase("a", THEN + 1, 10));
        return Timeline.of(LocalLedger.of(lines).get(0));
    }

    private static Timeline timeline(int gap, int untilDay) {
        return Timeline.of(LocalLedger.of(lines(gap, untilDay)).get(0));
    }

    private static List<Line> lines(int gap, int untilDay) {
        List<Line> lines = new ArrayList<>();
        for (int day = 1300 - 30 * gap / 5; day <= untilDay; day += gap) {
            lines.add(Line.purchase("a", day, 10));
        }
        return lines;
    }

    private static AccountFacts facts(Timeline timeline) {
        return new AccountFacts(AccountPast.ofPurchases(new AsOf(THEN, SPAN).observe(timeline)), BASELINE);
    }

    private static LossCalibration calibrated(int each, int onDay) {
        return calibrated(each, onDay, 0.5);
    }

    private static LossCalibration calibrated(int each, int onDay, double topShare) {
        List<AsOf> dates =
                Stream.of(THEN, onDay).map(day -> new AsOf(day, SPAN)).toList();
        List<AccountBaseline> baselines = List.of(BASELINE, BASELINE);
        LossOutcomes outcomes = new LossOutcomes(2, RISE_DAYS);
        for (int i = 0; i < each; i++) {
            outcomes.add(weekly(), dates, baselines);
            outcomes.plus(new LossOutcomes(2, RISE_DAYS).add(monthly(), dates, baselines));
        }
        return outcomes.calibration(1, dates, TestBaseline.HORIZON_DAYS, topShare);
    }

    private static double probability(LossCalibration calibration, Timeline timeline) {
        return calibration.probability(facts(timeline));
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
        assertThat(probability(few, weekly())).isEqualTo(facts(weekly()).lossProbability());
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

    @Test
    void theCommonRiseIsThatOfTheMedianActiveCustomer() {
        double rise = facts(weekly()).lossRise(RISE_DAYS);
        assertThat(rise).isGreaterThan(0.2);
        assertThat(commonRise(30, 0)).as("the shop pauses").isCloseTo(rise, within(0.005));
        assertThat(commonRise(29, 0)).as("too few to tell").isZero();
        assertThat(commonRise(30, 31)).as("most go on").isZero();
        assertThat(commonRise(31, 30)).as("most are silent").isCloseTo(rise, within(0.005));
    }

    @Test
    void whatCameLaterDoesNotMoveTheCommonRise() {
        List<AsOf> then = List.of(new AsOf(THEN, SPAN));
        LossOutcomes outcomes = new LossOutcomes(1, RISE_DAYS);
        for (int i = 0; i < 30; i++) {
            outcomes.add(weeklyWhoComesAgain(), then, List.of(BASELINE));
        }
        assertThat(outcomes.calibration(0, then, TestBaseline.HORIZON_DAYS, 1).commonRise())
                .isPositive()
                .isEqualTo(commonRise(30, 0));
    }

    private static double commonRise(int silent, int active) {
        List<AsOf> then = List.of(new AsOf(THEN, SPAN));
        LossOutcomes outcomes = new LossOutcomes(1, RISE_DAYS);
        for (int i = 0; i < silent; i++) {
            outcomes.add(weekly(), then, List.of(BASELINE));
        }
        for (int i = 0; i < active; i++) {
            outcomes.plus(new LossOutcomes(1, RISE_DAYS).add(monthly(), then, List.of(BASELINE)));
        }
        return outcomes.calibration(0, then, TestBaseline.HORIZON_DAYS, 1).commonRise();
    }
}
