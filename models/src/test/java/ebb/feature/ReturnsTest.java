package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.InputSpans;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bought for 100.00 on day 1500; the as-of date is day 2000. */
class ReturnsTest {
    private static final int TODAY = 2000;

    @Test
    void aReturnOf90DaysAgoIsNoLongerRecent() {
        assertThat(figures(returned(TODAY - 90, 10)).recentLines()).isZero();
        assertThat(figures(returned(TODAY - 89, 10)).recentLines()).isOne();
    }

    @Test
    void addsUpWhatCameBackAndCountsFromTheLastTime() {
        Returns.Figures returns = figures(returned(TODAY - 200, 10), returned(TODAY - 40, 5), returned(TODAY - 40, 5));
        assertThat(returns.lines()).isEqualTo(3);
        assertThat(returns.recentLines()).isEqualTo(2);
        assertThat(returns.amount()).isEqualTo(20_00);
        assertThat(returns.bought()).isEqualTo(100_00);
        assertThat(returns.recencyDays()).isEqualTo(40);
    }

    @Test
    void whoReturnedNothingHasNoLastTime() {
        Returns.Figures returns = figures();
        assertThat(returns.lines()).isZero();
        assertThat(returns.recencyDays()).isNaN();
    }

    private static Line returned(int day, int amount) {
        return new Line("c", day, "", -amount * 100L, -1000);
    }

    private static Returns.Figures figures(Line... returned) {
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        List<Line> lines = new ArrayList<>(List.of(returned));
        lines.add(Line.purchase("c", 1500, 100));
        AccountInputs none =
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new Returns()
                .figures(new Observation(
                        new CustomerAccount(LocalLedger.of(lines).get(0), none).knownOn(asOf),
                        new InputSpans(1000, 1000, 1000, 1000, 1000),
                        new Population(asOf, 90, GapPrior.UNKNOWN)));
    }
}
