package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.Account;
import ebb.account.Backdrop;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final int AT_THE_LIMIT = 6;

    private static ReplayCounts replay(int lastDay, Account account) {
        AsOf asOf = AsOf.of(java.time.LocalDate.ofEpochDay(lastDay), new DataSpan(Shop.FIRST_DAY, 3000));
        Watcher watcher = Shop.watcher("loss", 0.6);
        List<AsOf> dates = Replay.dates(asOf, watcher.settings().replay(), Shop.TERMS.horizonDays());
        Backdrop backdrop = new Shop().backdrop();
        Replay replay = new Replay(
                watcher,
                dates,
                Stream.generate(() -> backdrop).limit(dates.size()).toList());
        return replay.add(new ReplayCounts[] {new ReplayCounts()}, account)[0];
    }

    @Test
    void theLimitInForceIsAmongThoseTried() {
        assertThat(ReplayCounts.FACTORS[AT_THE_LIMIT]).isOne();
    }

    @Test
    void looksAtAHorizonOfHistoryFirstAndAtNothingAfterTheAsOfDate() {
        AsOf asOf = new AsOf(1200, new DataSpan(1000, 3000));
        List<AsOf> dates = Replay.dates(asOf, new WarningSettings.Replay(30, 10, 100), 90);
        assertThat(dates).extracting(AsOf::day).containsExactly(1110, 1140, 1170, 1200);
        assertThat(dates).allMatch(date -> date.span().lastDay() == 1200);
    }

    @Test
    void catchesALossWithTheDaysOfWarning() {
        ReplayCounts counts = replay(1700, new Shop().buysEvery(7, 1000, 1500).account());
        assertThat(counts.losses).isOne();
        assertThat(counts.opened[AT_THE_LIMIT]).isOne();
        assertThat(counts.judged[AT_THE_LIMIT]).isOne();
        assertThat(counts.right[AT_THE_LIMIT]).isOne();
        assertThat(counts.caught[AT_THE_LIMIT]).isOne();
        assertThat(counts.medianLead(AT_THE_LIMIT).getAsInt()).isBetween(20, 69);
    }

    @Test
    void countsAWarningAsWrongWhenTheCustomerComesBack() {
        Shop back = new Shop().buysEvery(7, 1000, 1400).buysEvery(7, 1450, 1700);
        ReplayCounts counts = replay(1700, back.account());
        assertThat(counts.losses).isZero();
        assertThat(counts.opened[AT_THE_LIMIT]).isOne();
        assertThat(counts.judged[AT_THE_LIMIT]).isOne();
        assertThat(counts.right[AT_THE_LIMIT]).isZero();
        assertThat(counts.watched).isPositive();
        assertThat(counts.lost).isZero();
    }

    @Test
    void judgesNoWarningWhoseOutcomeIsNotKnownYet() {
        ReplayCounts counts = replay(1560, new Shop().buysEvery(7, 1000, 1500).account());
        assertThat(counts.opened[AT_THE_LIMIT]).isOne();
        assertThat(counts.judged[AT_THE_LIMIT]).isZero();
        assertThat(counts.losses).isZero();
    }

    @Test
    void aHigherLimitNeverOpensOnMoreDays() {
        ReplayCounts counts = replay(1700, new Shop().buysEvery(7, 1000, 1500).account());
        for (int factor = 1; factor < ReplayCounts.FACTORS.length; factor++) {
            assertThat(counts.caught[factor]).isLessThanOrEqualTo(counts.caught[factor - 1]);
        }
    }
}
