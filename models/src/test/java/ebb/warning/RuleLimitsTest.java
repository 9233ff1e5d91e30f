package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.AccountFacts;
import ebb.input.Invoice;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the catalogue on an account that grows worse step by step: silent just below its limit, and warning just above. */
class RuleLimitsTest {
    private static final int STEPS = 100;
    private static final double NEAR = 0.1;
    private static final int LAST = 1490;

    /**
     * An account near a rule's limit.
     *
     * @param firesAt first step on which the rule must warn; empty where that is not to be worked by hand
     * @param world the account, worse with each step
     */
    private record Case(double limit, OptionalInt firesAt, IntFunction<AccountFacts> world) {

        static Case counted(double limit, IntFunction<AccountFacts> world) {
            return new Case(limit, OptionalInt.of(10), world);
        }

        static Case estimated(double limit, IntFunction<AccountFacts> world) {
            return new Case(limit, OptionalInt.empty(), world);
        }
    }

    /** Counted ones are at their limit on step 10. */
    private static final Map<String, Case> CASES = Map.of(
            "overdue_credit",
            Case.counted(1, step -> new Shop()
                    .buys(1000, 10)
                    .owes(new Invoice(1000, 1030, Invoice.NEVER, 99_000 + 100 * step, 0))
                    .asOf(1100)),
            "sales_progress",
            Case.estimated(0.3, step -> slowing(step).asOf(1591)),
            "sales_expense",
            Case.counted(1.3, step -> new Shop()
                    .buysEvery(10, 1000, 1590)
                    .costs(1550, 25_000 + 100 * step, 20_000)
                    .asOf(1590)),
            "loss",
            Case.estimated(0.8, step -> fitful().asOf(LAST + 21 + step)),
            "score_jump",
            Case.estimated(0.5, step -> fitful().asOf(LAST + step)),
            "silent_unhappy",
            Case.estimated(0.4, step -> fitful().has(LAST, "failure").asOf(LAST + 5 + step)),
            "ill_will",
            Case.counted(10, step -> new Shop()
                    .buysEvery(10, 1000, 1500)
                    .complainsByOwnFault(step, 1500)
                    .asOf(1510)),
            "major_change",
            Case.counted(1000, step -> new Shop()
                    .buysEvery(10, 1000, 1080)
                    .buys(1090, 90 + step)
                    .isHit(1085)
                    .asOf(1095)),
            "diverter",
            Case.counted(0.1, step -> sellingOutside(4_100 - 10 * step).asOf(1590)),
            "diversion_victim",
            Case.estimated(0.2, step -> invaded(slowing(step)).asOf(1591)));

    /** A purchase every ten days, smaller by so many percent in the last quarter. */
    private static Shop slowing(int percent) {
        Shop shop = new Shop().buysEvery(10, 1000, 1500);
        for (int day = 1510; day <= 1590; day += 10) {
            shop.buys(day, Math.max(1, 100 - percent));
        }
        return shop;
    }

    /** Gaps of 5 and 30 days in turn up to day {@link #LAST}. */
    private static Shop fitful() {
        return new Shop().buysEvery(35, 1000, LAST).buysEvery(35, 1005, LAST);
    }

    /** Sold for 400 in another territory, once that was a habit, of so much in the quarter. */
    private static Shop sellingOutside(double bought) {
        Shop shop = new Shop().buysEvery(10, 1000, 1490).buys(1580, bought);
        IntStream.range(1547, 1554).forEach(day -> shop.sellsOutside("a", day, "east"));
        return shop;
    }

    private static Shop invaded(Shop shop) {
        IntStream.range(1505, 1515).forEach(day -> shop.sellsOutside("other", day, "west"));
        return shop;
    }

    static List<WarningRule> catalogue() {
        return WarningRuleCatalogue.ALL;
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void warnsJustAboveItsLimitAndIsSilentJustBelow(WarningRule rule) {
        assertThat(CASES).as("accounts at the limit of each rule").containsKey(rule.name());
        Case worsening = CASES.get(rule.name());
        RuleEvaluator watcher = Shop.watcher(rule.name(), worsening.limit());
        int first = IntStream.range(0, STEPS)
                .filter(step -> warns(watcher, worsening.world().apply(step)))
                .findFirst()
                .orElse(STEPS);
        assertThat(first).as("first step on which it warns").isBetween(1, STEPS - 1);
        worsening.firesAt().ifPresent(step -> assertThat(first).isEqualTo(step));
        assertThat(watcher.strain(rule, worsening.world().apply(first - 1)))
                .as("just below")
                .isBetween(1 - NEAR, 1.0);
        assertThat(watcher.strain(rule, worsening.world().apply(first)))
                .as("just above")
                .isBetween(1.0, 1 + NEAR);
    }

    private static boolean warns(RuleEvaluator watcher, AccountFacts facts) {
        return watcher.findings(facts).stream().anyMatch(finding -> finding.strain() >= 1);
    }
}
