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
import org.junit.jupiter.api.Test;

/** Bought for 100 in the half year that ended a year ago. */
class ScorecardMeasuresTest {
    private static final int TODAY = 3000;

    private static ScorecardMeasures measures(Line... lately) {
        List<Line> lines = new ArrayList<>(
                List.of(Line.purchase("a", TODAY - 700, 1), Line.purchase("a", TODAY - 365 - 100, 100)));
        lines.addAll(List.of(lately));
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        return ScorecardMeasures.of(new AccountFacts(
                AccountPast.ofPurchases(
                        asOf.observe(Timeline.of(LocalLedger.of(lines).get(0)))),
                TestBaseline.of(GapPrior.UNKNOWN)));
    }

    @Test
    void theShiftLooksBackAHalfYearOf182Days() {
        assertThat(measures(Line.purchase("a", TODAY - 181, 50)).shift()).isEqualTo(0.5);
        assertThat(measures(Line.purchase("a", TODAY - 182, 50)).shift()).isZero();
    }

    @Test
    void theYearIs365Days() {
        assertThat(measures(Line.purchase("a", TODAY - 364, 50)).yearAmount()).isEqualTo(50);
        assertThat(measures(Line.purchase("a", TODAY - 365, 50)).yearAmount()).isZero();
        assertThat(measures(Line.purchase("a", TODAY - 364, 50)).frequencyCount())
                .isOne();
        assertThat(measures(Line.purchase("a", TODAY - 365, 50)).frequencyCount())
                .isZero();
    }
}
