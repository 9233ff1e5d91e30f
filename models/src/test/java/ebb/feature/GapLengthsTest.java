package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GapLengthsTest {
    private static final int FIRST = 1000;
    private static final AsOf TODAY = new AsOf(2000, new DataSpan(FIRST, 3000));

    @Test
    void halfOfTheGapsAreNoLongerThanTheMedian() {
        GapLengths gaps = new GapLengths();
        gaps.add(bought(0, 7, 14, 44));
        assertThat(gaps.medianDays()).isEqualTo(OptionalInt.of(7));
        gaps.add(bought(0, 40, 90));
        assertThat(gaps.medianDays()).as("with more customers").isEqualTo(OptionalInt.of(30));
    }

    @Test
    void thereIsNoMedianWithoutAGap() {
        GapLengths gaps = new GapLengths();
        gaps.add(bought(5));
        assertThat(gaps.medianDays()).isEmpty();
    }

    @Test
    void tellsWhichShareIsNoLongerAndHowManyDaysCoverAShare() {
        GapLengths gaps = new GapLengths();
        gaps.add(bought(0, 7, 14, 44, 45));
        assertThat(gaps.shareWithin(0)).isZero();
        assertThat(gaps.shareWithin(1)).isEqualTo(.25);
        assertThat(gaps.shareWithin(6)).isEqualTo(.25);
        assertThat(gaps.shareWithin(7)).isEqualTo(.75);
        assertThat(gaps.shareWithin(30)).isEqualTo(1);
        assertThat(gaps.daysCovering(.25)).isEqualTo(1);
        assertThat(gaps.daysCovering(.5)).isEqualTo(7);
        assertThat(gaps.daysCovering(.76)).isEqualTo(30);
    }

    @Test
    void twoCountsTogetherAreThoseOfAllCustomers() {
        GapLengths parts = new GapLengths();
        parts.add(bought(0, 7, 14, 44));
        assertThat(parts.medianDays()).isEqualTo(OptionalInt.of(7));
        GapLengths others = new GapLengths();
        others.add(bought(0, 40, 90));
        parts.plus(others);
        assertThat(parts.medianDays()).isEqualTo(OptionalInt.of(30));
        assertThat(parts.shareWithin(40)).isEqualTo(.8);
    }

    private static History bought(int... days) {
        return TODAY.observe(Timeline.of(LocalLedger.of(Arrays.stream(days)
                        .mapToObj(day -> Line.purchase("c", FIRST + day, 9))
                        .toList())
                .get(0)));
    }
}
