package ebb.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.ChurnModel;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.linear.LinearScorer;
import ebb.churn.linear.Transform;
import ebb.feature.FeatureCatalogue;
import ebb.feature.GapPrior;
import ebb.feature.Population;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of one feature, by which the log-odds rise by one a day of silence, asked on day 30 and on day 33. */
class ScoreMoveTest {
    private static final AsOf THEN = new AsOf(30, new DataSpan(0, 33));
    private static final AsOf NOW = new AsOf(33, new DataSpan(0, 33));
    private static final Population POPULATION = new Population(THEN, 90, GapPrior.UNKNOWN);
    private static final ChurnModel MODEL = new ChurnModel(
            "silence",
            List.of("recency_days"),
            new LinearScorer(0, List.of(new LinearScorer.Term(0, Transform.IDENTITY, 0, 1, -1e9, 1e9, 1))),
            new PlattCalibrator(0, 1));

    @Test
    void silenceAloneIsTimePassed() {
        ScoreChange change = move(row(10, 20), row(10, 20));
        assertThat(change.timePassed()).isCloseTo(3, within(1e-9));
        assertThat(change.total()).isCloseTo(3, within(1e-9));
    }

    @Test
    void aPurchaseSinceIsAPurchase() {
        ScoreChange change = move(row(10, 20), row(10, 20, 32));
        assertThat(change.timePassed()).isCloseTo(3, within(1e-9));
        assertThat(change.purchases()).isCloseTo(-12, within(1e-9));
        assertThat(change.total()).isCloseTo(-9, within(1e-9));
    }

    /** Three days of silence raise the risk; what lowers it is the purchase of day 28, which was not known on day 30. */
    @Test
    void aPurchaseDeliveredLateIsAPurchaseToo() {
        ScoreChange change = move(row(10, 20), row(10, 20, 28));
        assertThat(change.timePassed()).isCloseTo(3, within(1e-9));
        assertThat(change.purchases()).isCloseTo(-8, within(1e-9));
        assertThat(change.mainCause()).isEqualTo(ScoreChange.PURCHASES);
    }

    private static ScoreChange move(LedgerRow known, LedgerRow row) {
        return ScoreMove.of(
                        new ScoreMove.Customer(row, features(known, THEN), features(row, NOW)),
                        new ScoreMove.Dates(MODEL, MODEL, POPULATION, NOW))
                .change();
    }

    private static double[] features(LedgerRow row, AsOf asOf) {
        return FeatureCatalogue.compute(asOf.observe(Timeline.of(row)), POPULATION.seenFrom(asOf));
    }

    private static LedgerRow row(int... days) {
        LedgerRow row = new LedgerRow();
        row.setCustomerId("a");
        row.setCategories(new String[] {""});
        row.setDays(days);
        row.setCategoryIndexes(new int[days.length]);
        row.setAmounts(filled(days.length));
        row.setReturnedAmounts(new long[days.length]);
        row.setQuantities(filled(days.length));
        row.setLines(days.clone());
        row.setReturnLines(new int[days.length]);
        return row;
    }

    private static long[] filled(int size) {
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
