package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seven dates, ten days apart, worked by hand. */
class ReplayCountsTest {
    private static final int FIRST = 1000;
    private static final double CLOSE_BELOW = .8;
    private static final List<AsOf> DATES = IntStream.range(0, 7)
            .mapToObj(i -> new AsOf(FIRST + 10 * i, new DataSpan(0, 2000)))
            .toList();
    /** Stands on the first date, closes on the third, opens at the limit on the fourth, is not watched on the fifth, and opens at twice the limit on the last. */
    private static final double[] STRAINS = {1, .8, .79, 1, Double.NaN, .999, 2};

    private static final boolean[] JUDGED = {true, true, true, true, true, true, false};
    private static final boolean[] RIGHT = {false, false, false, true, true, false, false};

    private static final int TWICE = 13;
    private static final int THRICE = 15;

    @Test
    void aWarningOpensAtTheLimitAndClosesBelowItsShare() {
        ReplayCounts counts = counts(new WarningContext.Case(1030, 1060));
        assertThat(counts.opened[ReplayCounts.IN_FORCE])
                .as("the first stood before the dates began")
                .isEqualTo(2);
        assertThat(counts.judged[ReplayCounts.IN_FORCE]).isEqualTo(1);
        assertThat(counts.right[ReplayCounts.IN_FORCE]).isEqualTo(1);
        assertThat(counts.opened[TWICE]).isEqualTo(1);
        assertThat(counts.judged[TWICE]).isZero();
        assertThat(counts.opened[THRICE]).isZero();
        assertThat(counts.opened[0])
                .as("at .4 it closes only where it is not watched")
                .isEqualTo(1);
        assertThat(counts.right[0]).isZero();
    }

    @Test
    void onlyDatesThatAreWatchedAndJudgedCount() {
        ReplayCounts counts = counts();
        assertThat(counts.watched).isEqualTo(5);
        assertThat(counts.lost).as("the fifth date is right and not watched").isEqualTo(1);
        assertThat(counts.losses).isZero();
    }

    @Test
    void aLossIsCaughtFromItsFirstDayToItsLast() {
        assertThat(caught(1030, 1035)).isEqualTo(OptionalInt.of(5));
        assertThat(caught(1025, 1030)).isEqualTo(OptionalInt.of(0));
        assertThat(caught(1031, 1059)).as("not watched, then not open").isEmpty();
        assertThat(caught(1060, 1100)).isEqualTo(OptionalInt.of(40));
        assertThat(caught(1005, 1010)).as("open since the first date").isEqualTo(OptionalInt.of(10));
        assertThat(caught(1030, 9000)).as("counted as two years").isEqualTo(OptionalInt.of(730));
        assertThat(counts(new WarningContext.Case(1040, 1049)).losses)
                .as("a loss that the rule could not see")
                .isZero();
        assertThat(counts(new WarningContext.Case(1050, 1050)).losses).isEqualTo(1);
        assertThat(counts(new WarningContext.Case(1050, 1050)).caught[ReplayCounts.IN_FORCE])
                .isZero();
    }

    @Test
    void twoCountsTogetherAreThoseOfAllAccounts() {
        WarningContext.Case early = new WarningContext.Case(1000, 1010);
        WarningContext.Case late = new WarningContext.Case(1030, 1060);
        WarningContext.Case last = new WarningContext.Case(1060, 1060);
        ReplayCounts all = counts(early, late, last);
        ReplayCounts parts = counts(early).plus(counts(late)).plus(counts(last));
        assertThat(parts.losses).isEqualTo(3).isEqualTo(all.losses);
        assertThat(parts.caught).isEqualTo(all.caught);
        assertThat(parts.watched).isEqualTo(3 * all.watched);
        assertThat(parts.lost).isEqualTo(3 * all.lost);
        for (int factor = 0; factor < ReplayCounts.FACTORS.length; factor++) {
            assertThat(parts.opened[factor]).isEqualTo(3 * all.opened[factor]);
            assertThat(parts.judged[factor]).isEqualTo(3 * all.judged[factor]);
            assertThat(parts.right[factor]).isEqualTo(3 * all.right[factor]);
            assertThat(parts.medianLead(factor)).isEqualTo(all.medianLead(factor));
        }
        assertThat(all.medianLead(ReplayCounts.IN_FORCE))
                .as("of 0, 10 and 30 days")
                .isEqualTo(OptionalInt.of(10));
        assertThat(all.medianLead(THRICE)).isEmpty();
    }

    private static OptionalInt caught(int fromDay, int untilDay) {
        return counts(new WarningContext.Case(fromDay, untilDay)).medianLead(ReplayCounts.IN_FORCE);
    }

    private static ReplayCounts counts(WarningContext.Case... cases) {
        ReplayCounts counts = new ReplayCounts();
        counts.add(
                new ReplayCounts.Course(DATES, STRAINS, CLOSE_BELOW),
                new WarningContext(JUDGED, RIGHT, List.of(cases)));
        return counts;
    }
}
