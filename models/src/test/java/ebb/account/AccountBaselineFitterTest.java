package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.feature.PopulationTerms;
import ebb.input.AccountPast;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import ebb.testing.Ledgers;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class AccountBaselineFitterTest {
    private static final int FIRST_DAY = 1000;
    private static final int LAST_DAY = 1730;
    private static final int HORIZON = 60;
    private static final int ENOUGH_TO_FIT = 600;

    @Test
    void aSilenceSaysLittleWhereBuyersHaveNoMemory() {
        List<Line> lines = memoryless(ENOUGH_TO_FIT, 30);
        AsOf asOf = new AsOf(LAST_DAY - HORIZON, new DataSpan(FIRST_DAY, LAST_DAY));
        AccountBaseline baseline = baselines(lines, List.of(asOf)).get(0);
        List<Timeline> silent = timelines(lines).stream()
                .filter(timeline -> asOf.observe(timeline).silenceDays() > 60)
                .toList();

        double expected = silent.stream()
                .mapToDouble(timeline -> facts(asOf.observe(timeline), baseline).lossProbability())
                .average()
                .orElseThrow();
        double came = silent.stream()
                .mapToDouble(timeline -> asOf.outcome(timeline, HORIZON).churned() ? 1 : 0)
                .average()
                .orElseThrow();

        assertThat(silent).hasSizeGreaterThan(40);
        assertThat(expected).isCloseTo(Math.exp(-HORIZON / 30.0), within(0.05)).isCloseTo(came, within(0.15));
    }

    @Test
    void goesByRhythmWhereCustomersAreTooFewToFitAModelTo() {
        List<Line> lines = memoryless(20, 30);
        AsOf asOf = new AsOf(LAST_DAY, new DataSpan(FIRST_DAY, LAST_DAY));
        AccountBaseline baseline = baselines(lines, List.of(asOf)).get(0);
        AccountFacts facts = facts(asOf.observe(timelines(lines).get(0)), baseline);

        assertThat(baseline.population().lifetime()).isEmpty();
        assertThat(facts.lossProbability())
                .isEqualTo(1
                        - facts.aliveProbability()
                                * facts.rhythm()
                                        .probabilityOfReturn(facts.history().silenceDays(), HORIZON));
    }

    @Test
    void knowsOnEachDateOnlyWhatWasKnownThen() {
        List<Line> lines = memoryless(ENOUGH_TO_FIT, 30);
        AsOf before = new AsOf(1300, new DataSpan(FIRST_DAY, LAST_DAY));
        AsOf after = new AsOf(1600, new DataSpan(FIRST_DAY, LAST_DAY));
        List<Line> known = lines.stream().filter(line -> line.day() <= 1300).toList();
        History history = before.observe(timelines(lines).get(0));

        AccountBaseline withFuture = baselines(lines, List.of(before, after)).get(0);
        AccountBaseline without = baselines(known, List.of(before)).get(0);

        assertThat(facts(history, withFuture).lossProbability())
                .isEqualTo(facts(history, without).lossProbability());
        assertThat(withFuture.leaving().share(5)).isEqualTo(without.leaving().share(5));
        assertThat(withFuture.gaps()).isEqualTo(without.gaps());
    }

    private static List<AccountBaseline> baselines(List<Line> lines, List<AsOf> dates) {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines));
        return AccountBaselineFitter.of(
                PackedLedger.ofRows(ledger),
                dates,
                new AccountBaselineFitter.Terms(PopulationTerms.of(HORIZON), HORIZON, RegionalFacts.NOTHING));
    }

    private static List<Timeline> timelines(List<Line> lines) {
        return LedgerBuilder.build(Ledgers.purchases(lines)).collectAsList().stream()
                .map(Timeline::of)
                .toList();
    }

    private static AccountFacts facts(History history, AccountBaseline baseline) {
        return new AccountFacts(AccountPast.ofPurchases(history), baseline);
    }

    /** Buyers all alike, who on every day buy with the chance one in {@code meanGapDays}, and never leave. */
    private static List<Line> memoryless(int customers, int meanGapDays) {
        Random random = new Random(5);
        List<Line> lines = new ArrayList<>();
        IntStream.range(0, customers).forEach(customer -> {
            for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
                if (random.nextInt(meanGapDays) == 0) {
                    lines.add(Line.purchase("c" + customer, day, 10));
                }
            }
        });
        return lines;
    }
}
