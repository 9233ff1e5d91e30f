package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.account.LossCalibration;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static double value(String rule, AccountFacts facts) {
        return WarningRuleCatalogue.named(rule)
                .value(facts, Shop.settings(rule, 1).watch());
    }

    /** The rule warns with its limit just below the value, and is silent with the limit just above. */
    private static void assertFiresFrom(String rule, double value, AccountFacts facts) {
        assertThat(value(rule, facts)).isCloseTo(value, within(1e-9));
        assertThat(Shop.watcher(rule, value * 0.999).findings(facts))
                .singleElement()
                .matches(finding -> finding.strain() >= 1)
                .matches(finding -> !finding.advice().message().isBlank());
        assertThat(Shop.watcher(rule, value * 1.001).findings(facts)).allMatch(finding -> finding.strain() < 1);
    }

    private static Shop owing(long hundredths) {
        return new Shop()
                .buys(1000, 10)
                .owes(new Invoice(1000, 1030, Invoice.NEVER, hundredths, hundredths))
                .owes(new Invoice(1000, 1030, 1035, 77_700, 77_700));
    }

    @Test
    void overdueCreditWarnsAboveTheLimitOnly() {
        assertFiresFrom("overdue_credit", 1.2, owing(120_000).asOf(1100));
        WarningRule.Advice advice = Shop.watcher("overdue_credit", 1)
                .findings(owing(120_000).asOf(1100))
                .get(0)
                .advice();
        assertThat(advice.message()).contains("EUR 1,200", "120 %", "EUR 1,200 overdue by 61-90 days", "101 days");
        assertThat(advice.nextStep()).startsWith("Collect EUR 200 ");
        assertThat(advice.exposure()).isEqualTo(20_000);
    }

    @Test
    void overdueCreditKnowsAPaymentOnlyFromItsDayOn() {
        assertThat(value("overdue_credit", owing(0).asOf(1034))).isCloseTo(0.777, within(1e-9));
        assertThat(value("overdue_credit", owing(0).asOf(1035))).isZero();
    }

    @Test
    void overdueCreditWatchesNobodyWithoutALimit() {
        Shop shop = owing(120_000).is(Profile.UNKNOWN);
        assertThat(value("overdue_credit", shop.asOf(1100))).isNaN();
    }

    @Test
    void salesProgressWarnsOfASureDropOnly() {
        Shop slowed = new Shop().buysEvery(10, 1000, 1500).buysEvery(40, 1540, 1590);
        double drop = value("sales_progress", slowed.asOf(1591));
        assertThat(drop).isBetween(0.3, 0.8);
        assertFiresFrom("sales_progress", drop, slowed.asOf(1591));
    }

    @Test
    void salesProgressIsSilentForAnEvenBuyer() {
        assertThat(value("sales_progress", new Shop().buysEvery(10, 1000, 1590).asOf(1591)))
                .isZero();
    }

    @Test
    void fewOrdersDoNotAlarmByChance() {
        Shop rare = new Shop().buys(1000, 100).buys(1100, 100).buys(1250, 100).buys(1390, 100);
        assertThat(value("sales_progress", rare.asOf(1450))).isLessThan(0.1);
    }

    @Test
    void aSeasonalBuyerWhoAlwaysPausesNowDoesNotAlarm() {
        Shop seasonal = new Shop();
        for (int year = 0; year < 3; year++) {
            seasonal.buysEvery(7, 1000 + 365 * year, 1180 + 365 * year);
        }
        int pause = 1000 + 365 * 2 + 250;
        assertThat(value("sales_progress", seasonal.asOf(pause))).isZero();
        assertThat(value("sales_progress", seasonal.buys(pause - 1, 100).asOf(pause)))
                .isLessThan(0.1);
    }

    @Test
    void salesExpenseWarnsAboveItsBudget() {
        Shop dear = new Shop().buysEvery(10, 1000, 1590).costs(1550, 30_000, 20_000);
        assertFiresFrom("sales_expense", 1.5, dear.asOf(1590));
        assertThat(value("sales_expense", dear.asOf(1549)))
                .as("the expense to come is not known: nothing to watch")
                .isNaN();
    }

    private static Shop monthlyCosts(double boughtLately) {
        Shop account = new Shop().buysEvery(10, 1000, 1500);
        for (int day = 1140; day <= 1500; day += 30) {
            account.costs(day, 1_000, -1);
        }
        for (int day = 1510; day <= 1590; day += 10) {
            account.buys(day, boughtLately);
        }
        return account;
    }

    @Test
    void salesExpenseWarnsWhenWhatIsSpentHasSurelyClimbed() {
        Shop climbing =
                monthlyCosts(100).costs(1510, 4_000, -1).costs(1540, 4_000, -1).costs(1570, 4_000, -1);
        double climb = value("sales_expense", climbing.asOf(1590));
        assertThat(climb)
                .as("3.7 times as much, surely 2.2 times, and 1.5 times counts as the budget spent")
                .isBetween(1.4, 1.6);
        assertFiresFrom("sales_expense", climb, climbing.asOf(1590));
        assertThat(value("sales_expense", new Shop().buys(1000, 100).asOf(1590)))
                .isNaN();
    }

    @Test
    void oneTripMoreIsNoClimb() {
        Shop once =
                monthlyCosts(100).costs(1530, 1_000, -1).costs(1550, 1_000, -1).costs(1560, 1_000, -1);
        assertThat(value("sales_expense", once.costs(1570, 1_000, -1).asOf(1590)))
                .isZero();
    }

    @Test
    void thoseWhoBuyMoreMayCostMore() {
        assertThat(value(
                        "sales_expense",
                        monthlyCosts(100).costs(1550, 30_000, 20_000).asOf(1590)))
                .isEqualTo(1.5);
        assertThat(value(
                        "sales_expense",
                        monthlyCosts(500).costs(1550, 30_000, 20_000).asOf(1590)))
                .as("a year's sales doubled: 28 + 9 x 5 purchases of 100 after 37")
                .isCloseTo(1.5 * 37 / 73, within(1e-9));
        assertThat(value(
                        "sales_expense",
                        monthlyCosts(10).costs(1550, 30_000, 20_000).asOf(1590)))
                .as("one who buys less is for sales progress")
                .isEqualTo(1.5);
    }

    @Test
    void lossWarnsByProbabilityWhenSilenceIsLongByRhythmAndByCalendar() {
        Shop gone = new Shop().buysEvery(7, 1000, 1500);
        double probability = value("loss", gone.asOf(1560));
        assertThat(probability).isBetween(0.7, 1.0);
        assertFiresFrom("loss", probability, gone.asOf(1560));
    }

    @Test
    void lossNeedsBothTheRhythmAndTheCalendar() {
        Shop weekly = new Shop().buysEvery(7, 1000, 1500);
        assertThat(value("loss", weekly.asOf(1497 + 20)))
                .as("long by rhythm alone")
                .isZero();
        assertThat(value("loss", weekly.asOf(1497 + 25))).isPositive();
        Shop slow = new Shop().buysEvery(80, 1000, 1480);
        assertThat(value("loss", slow.asOf(1480 + 60)))
                .as("long by the calendar alone")
                .isZero();
    }

    @Test
    void lossWarnsOfTheLikeliestLostAlone() {
        Shop shop = new Shop().buysEvery(7, 1000, 1500);
        RuleEvaluator watcher = Shop.watcher("loss", 0.5);
        WarningRule loss = WarningRuleCatalogue.named("loss");
        assertThat(watcher.limit(loss, shop.asOf(1560))).isEqualTo(0.5);
        assertThat(watcher.limit(loss, calibrated(shop, 1560, new LossCalibration(null, 0.99, 0, 100))))
                .isEqualTo(0.99);
    }

    private static AccountFacts calibrated(Shop shop, int day, LossCalibration calibration) {
        AccountBaseline known = shop.baseline();
        return new AccountFacts(
                shop.account().knownOn(new AsOf(day, new DataSpan(Shop.FIRST_DAY, day))),
                new AccountBaseline(
                        known.population(), known.leaving(), known.activeDays(), known.regional(), calibration));
    }

    @Test
    void scoreJumpLeavesOutWhatRisesForTheWholeShop() {
        Shop gone = new Shop().buysEvery(7, 1000, 1500);
        double rise = value("score_jump", gone.asOf(1530));
        AccountFacts inAPause = calibrated(gone, 1530, new LossCalibration(null, 0, 0.2, 100));
        assertThat(rise).isGreaterThan(0.3);
        assertFiresFrom("score_jump", rise - 0.2, inAPause);
        assertThat(message("score_jump", inAPause))
                .contains(String.format(
                        Locale.ROOT,
                        " %%, %.0f points more than usual in the shop in these days; ",
                        100 * (rise - 0.2)));
        assertThat(message("score_jump", gone.asOf(1530))).doesNotContain("usual in the shop");
        assertThat(value("score_jump", calibrated(gone, 1530, new LossCalibration(null, 0, rise + 0.01, 100))))
                .as("no more than the others")
                .isZero();
    }

    private static String message(String rule, AccountFacts facts) {
        WarningRule.Occasion occasion = new WarningRule.Occasion(
                value(rule, facts), 0.1, "EUR", Shop.settings(rule, 0.1).watch());
        return WarningRuleCatalogue.named(rule).advice(facts, occasion).message();
    }

    @Test
    void scoreJumpWarnsByTheRiseSinceAMonthAgo() {
        Shop gone = new Shop().buysEvery(7, 1000, 1500);
        double rise = value("score_jump", gone.asOf(1530));
        assertThat(rise)
                .isCloseTo(gone.asOf(1530).lossProbability() - gone.asOf(1500).lossProbability(), within(1e-12));
        assertFiresFrom("score_jump", rise, gone.asOf(1530));
        assertThat(value("score_jump", gone.buys(1529, 100).asOf(1530)))
                .as("who has bought since is no likelier lost")
                .isCloseTo(0, within(0.05));
        assertThat(value("score_jump", new Shop().buysEvery(7, 1500, 1521).asOf(1530)))
                .as("with one purchase day a month ago there was no score to rise from")
                .isNaN();
    }

    @Test
    void aProbabilityThatIsNotCalibratedSaysWhatItRestsOn() {
        AccountFacts gone =
                new Shop().buysEvery(7, 1000, 1500).has(1500, "failure").asOf(1530);
        for (String rule : List.of("score_jump", "silent_unhappy")) {
            assertThat(message(rule, gone))
                    .as(rule)
                    .contains("by the pace of buying alone", FigureFormat.chance(gone.lossProbability()));
        }
    }

    @Test
    void oneOrderIsNotSeveral() {
        AccountFacts slow = new Shop().buysEvery(7, 1000, 1500).buys(1560, 100).asOf(1590);
        WarningRule.Occasion occasion = new WarningRule.Occasion(
                0.9, 0.3, "EUR", Shop.settings("sales_progress", 0.3).watch());
        assertThat(WarningRuleCatalogue.named("sales_progress")
                        .advice(slow, occasion)
                        .message())
                .startsWith("1 order for EUR 100 in the last 90 days, 13 for ");
    }

    @Test
    void lossLeavesTheLongLostAndTheUnknownAlone() {
        Shop weekly = new Shop().buysEvery(7, 1000, 1500);
        assertThat(value("loss", weekly.asOf(1497 + 181))).isNaN();
        assertThat(value("loss", new Shop().buys(1000, 1).buys(1007, 1).asOf(1060)))
                .isNaN();
    }

    @Test
    void theSilentUnhappyStayAwayAfterAFailureWithoutAComplaint() {
        Shop failed = new Shop().buysEvery(7, 1000, 1497).has(1498, "failure");
        double probability = value("silent_unhappy", failed.asOf(1520));
        assertThat(probability).isBetween(0.3, 1.0);
        assertFiresFrom("silent_unhappy", probability, failed.asOf(1520));
        assertThat(value("silent_unhappy", failed.asOf(1500)))
                .as("not away yet")
                .isZero();
        assertThat(value("silent_unhappy", failed.has(1505, "complaint").asOf(1520)))
                .as("has complained")
                .isZero();
    }

    @Test
    void aLowAnswerIsAFailureToo() {
        Shop weekly = new Shop().buysEvery(7, 1000, 1497).answers(1499, 3);
        assertThat(value("silent_unhappy", weekly.asOf(1520))).isZero();
        assertThat(value("silent_unhappy", weekly.answers(1499, 2).asOf(1520))).isPositive();
    }

    @Test
    void repeatedComplaintsOfTheCustomersOwnFaultWarnForAYear() {
        Shop once = new Shop().buysEvery(10, 1000, 1500).complainsByOwnFault(1, 1400);
        assertThat(value("ill_will", once.asOf(1500))).isEqualTo(1);
        Shop twice = once.complainsByOwnFault(1, 1450).has(1460, "complaint");
        assertThat(value("ill_will", twice.asOf(1450)))
                .as("not judged before the next day")
                .isEqualTo(1);
        assertThat(value("ill_will", twice.asOf(1451))).isEqualTo(2);
        assertThat(value("ill_will", twice.asOf(1764)))
                .as("364 days after the first")
                .isEqualTo(2);
        assertThat(value("ill_will", twice.asOf(1765))).isEqualTo(1);
        assertThat(Shop.watcher("ill_will", 2)
                        .findings(twice.asOf(1500))
                        .get(0)
                        .advice()
                        .message())
                .startsWith("2 of 3 complaints in a year were the customer's own fault, the last on")
                .contains("(wrong size)");
    }

    @Test
    void majorChangeWarnsOfWhatIsAtStake() {
        Shop hit = new Shop().buysEvery(10, 1000, 1090).isHit(1080);
        assertFiresFrom("major_change", 1000, hit.asOf(1095));
        assertThat(value("major_change", hit.asOf(1080 + 61 - 1))).isZero();
    }

    @Test
    void majorChangeHitsTheWholeRegionAndNoOther() {
        Shop east = new Shop().buysEvery(10, 1000, 1090).regionIsHit(1080, "east");
        assertThat(value("major_change", east.asOf(1095))).isZero();
        Shop west = new Shop().buysEvery(10, 1000, 1090).regionIsHit(1120, "west");
        assertThat(value("major_change", west.asOf(1095))).as("announced").isEqualTo(1000);
        assertThat(Shop.watcher("major_change", 1).withoutForeknowledge().findings(west.asOf(1095)))
                .isEmpty();
    }

    @Test
    void diverterWarnsByTheShareSoldElsewhereBelowThePrice() {
        Shop diverting = new Shop().buysEvery(10, 1000, 1590);
        for (int day = 1560; day < 1563; day++) {
            diverting.sellsOutside("a", day, "east").sellsOutside("other", day, "east");
        }
        assertThat(value("diverter", diverting.asOf(1590)))
                .as("three days are no habit")
                .isZero();
        diverting.sellsOutside("a", 1563, "east").sellsOutside("a", 1564, "north");
        assertFiresFrom("diverter", 2.0 / 9, diverting.asOf(1590));
        assertThat(Shop.watcher("diverter", 0.1)
                        .findings(diverting.asOf(1590))
                        .get(0)
                        .advice()
                        .message())
                .contains("most of it into east");
        assertThat(value("diverter", diverting.asOf(1562))).as("not known yet").isZero();
    }

    private static Shop invaded(Shop account, int fromDay) {
        for (int day = fromDay; day < fromDay + 10; day++) {
            account.sellsOutside("other", day, "west");
        }
        return account;
    }

    @Test
    void theVictimOfADiversionIsOneWhoseOrdersDropSinceItBegan() {
        Shop hit = new Shop().buysEvery(10, 1000, 1500).buysEvery(40, 1540, 1590);
        assertThat(value("diversion_victim", hit.asOf(1591)))
                .as("a drop, but no diversion")
                .isZero();
        double drop = value("diversion_victim", invaded(hit, 1505).asOf(1591));
        assertThat(drop).isBetween(0.4, 0.8);
        assertFiresFrom("diversion_victim", drop, hit.asOf(1591));
        assertThat(Shop.watcher("diversion_victim", 0.1)
                        .findings(hit.asOf(1591))
                        .get(0)
                        .advice()
                        .message())
                .contains(
                        "EUR 700 of goods from 1 seller outside", "in the 87 days since they began", "came to EUR 200");
        assertThat(value(
                        "diversion_victim",
                        hit.is(new Profile("east", "east", null, -1, -1, 0, -1, Profile.Person.UNKNOWN))
                                .asOf(1591)))
                .isZero();
    }

    @Test
    void aDropBeforeTheDiversionIsNotItsDoing() {
        Shop slow = new Shop().buysEvery(10, 1000, 1100).buysEvery(40, 1140, 1590);
        assertThat(value("diversion_victim", invaded(slow, 1505).asOf(1591))).isZero();
    }

    @Test
    void aDiversionOfManyMonthsIsHeldAgainstTheTimeBeforeIt() {
        Shop hit = new Shop().buysEvery(10, 1000, 1300).buysEvery(40, 1340, 1590);
        for (int day = 1305; day < 1590; day += 10) {
            hit.sellsOutside("other", day, "west");
        }
        assertThat(value("sales_progress", hit.asOf(1591)))
                .as("no drop against the window before")
                .isZero();
        assertThat(value("diversion_victim", hit.asOf(1591))).isBetween(0.4, 0.8);
    }

    @Test
    void aSeasonalPauseDuringADiversionIsNotItsDoing() {
        Shop seasonal = new Shop();
        for (int year = 0; year < 2; year++) {
            seasonal.buysEvery(7, 1000 + 365 * year, 1180 + 365 * year).buys(1240 + 365 * year, 100);
        }
        assertThat(value("diversion_victim", invaded(seasonal, 1550).asOf(1640)))
                .isZero();
    }

    @Test
    void aClassOrRegionMayHaveALimitOfItsOwn() {
        WarningLimit limit = new WarningLimit(1, Map.of("6", 0.5), Map.of("west", 2.0));
        assertThat(limit.of(java.util.OptionalInt.of(6), "west")).isEqualTo(0.5);
        assertThat(limit.of(java.util.OptionalInt.of(1), "west")).isEqualTo(2);
        assertThat(limit.of(java.util.OptionalInt.empty(), null)).isEqualTo(1);
    }

    @Test
    void aRuleIsOffWithoutItsInput() {
        assertThat(WarningRuleCatalogue.on(List.of()))
                .extracting(WarningRule::name)
                .containsExactly("sales_progress", "loss", "score_jump");
        assertThat(WarningRuleCatalogue.on(List.of("receivables", "customers")))
                .extracting(WarningRule::name)
                .containsExactly(
                        "overdue_credit", "sales_progress", "loss", "score_jump", "diverter", "diversion_victim");
    }
}
