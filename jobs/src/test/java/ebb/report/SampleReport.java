package ebb.report;

import ebb.evaluation.Interval;
import ebb.training.Factor;
import ebb.training.SurvivalJudgement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A report of a small wholesaler, for looking at the page and for testing it. */
final class SampleReport {
    static final LocalDate AS_OF = LocalDate.of(2011, 9, 10);

    private SampleReport() {}

    static Report data() {
        return with(List.of(
                riskByValue(),
                flow(),
                callList(),
                warnings(),
                winBack(),
                occasions(),
                accountClasses(),
                habits(),
                service(),
                satisfaction(),
                recovery(),
                voice(),
                audit(),
                cost(),
                reasons(),
                segmentSizes(),
                cohorts(),
                demand(),
                forces(),
                trust(),
                survival(),
                factors(),
                fairness(),
                moves(),
                watch(),
                purchaseModel(),
                warningTrust(),
                modelStory(),
                freshness(),
                inputRows(),
                inputColumns()));
    }

    /** A report of these sections, each in its chapter. */
    static Report with(List<Section> sections) {
        Map<Chapter, List<Section>> chapters = new LinkedHashMap<>();
        ChapterCatalogue.ALL.forEach(chapter -> chapters.put(
                chapter,
                sections.stream()
                        .filter(section -> chapter.sections().contains(section.type()))
                        .toList()));
        return new Report(
                new ReportFrame("Online Retail", AS_OF, 90, "GBP", 5, Instant.parse("2026-01-05T08:30:00Z"), "0.1.0"),
                new Headline(
                        1907,
                        new Headline.Loss(846.4, 812.3, 880.5),
                        money(318_450),
                        null,
                        new Headline.Call(
                                "Call in person",
                                38,
                                new Headline.Stake(money(45_210), money(6_400)),
                                AS_OF.plusDays(3)),
                        new Headline.Before(AS_OF.minusDays(30), 1893, 861.2, money(325_900))),
                chapters);
    }

    private static FactorStrength factors() {
        return new FactorStrength(List.of(
                new Factor("theme", "silence", "silence", 0.61, null, new Interval(.041, .029, .053)),
                new Factor("theme", "time with us", "time with us", 0.12, null, new Interval(.002, -.001, .005)),
                new Factor("feature", "recency_days", "silence", 0.44, 0.93, new Interval(.024, .015, .033)),
                new Factor("feature", "tenure_days", "time with us", 0.12, -0.71, new Interval(.002, -.001, .005))));
    }

    private static SurvivalTrust survival() {
        return new SurvivalTrust(List.of(
                new SurvivalJudgement(
                        90,
                        new SurvivalJudgement.Judged(
                                (int) AS_OF.minusDays(90).toEpochDay(),
                                1907,
                                .44,
                                new SurvivalJudgement.Figures(.45, .58, .2, .02, .74),
                                "frequency",
                                new SurvivalJudgement.Figures(.47, .61, .21, .03, .71),
                                new Interval(.03, .02, .04)),
                        null),
                new SurvivalJudgement(365, null, "Not judged out of time: the history is too short.")));
    }

    private static GroupFairness fairness() {
        return new GroupFairness(List.of(
                new GroupFairness.Group("region", "north", 412, 0.31, new Interval(.33, .29, .38), false),
                new GroupFairness.Group("account class", "5", 88, 0.22, new Interval(.36, .27, .47), true)));
    }

    private static BandMoves moves() {
        return new BandMoves(
                AS_OF.minusDays(30),
                List.of(
                        new BandMoves.Cause("time passed", 143, 0, 0.121),
                        new BandMoves.Cause("purchases", 2, 118, -0.204),
                        new BandMoves.Cause("further inputs", 0, 0, Double.NaN),
                        new BandMoves.Cause("model", 9, 14, -0.012)));
    }

    private static RecoveryAfterComplaint recovery() {
        return new RecoveryAfterComplaint(
                3,
                List.of(
                        new RecoveryAfterComplaint.Handling(
                                "all",
                                "solved quickly",
                                212,
                                new Interval(.81, .75, .86),
                                new Interval(Double.NaN, Double.NaN, Double.NaN),
                                .95),
                        new RecoveryAfterComplaint.Handling(
                                "late delivery",
                                "solved slowly",
                                148,
                                new Interval(.61, .53, .69),
                                new Interval(-.2, -.3, -.1),
                                .7)));
    }

    private static SatisfactionAnswers satisfaction() {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
        SatisfactionAnswers.Figures figures = new SatisfactionAnswers.Figures(
                new Interval(3.9, 3.7, 4.1),
                new Interval(.72, .64, .79),
                new Interval(.8, .7, .87),
                none,
                new Interval(.4, .33, .47),
                new Interval(-.2, -.4, .1));
        return new SatisfactionAnswers(
                "sample",
                List.of(answers("all", "all", AS_OF.minusDays(90), figures), answers("all", "all", AS_OF, figures)),
                List.of(answers("lifecycle", "at risk", AS_OF, figures)));
    }

    private static SatisfactionAnswers.Answers answers(
            String dimension, String group, LocalDate until, SatisfactionAnswers.Figures figures) {
        return new SatisfactionAnswers.Answers(
                dimension, group, until, 80, List.of(4L, 8L, 12L, 30L, 26L), figures, 200L);
    }

    private static UnheardVoices voice() {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
        return new UnheardVoices(List.of(
                new UnheardVoices.Measure(
                        "purchases that disappoint", 1210, new Interval(.18, .15, .21), Double.NaN, none, .25, null),
                new UnheardVoices.Measure(
                        "not back after a failure without a complaint",
                        96,
                        new Interval(.38, .29, .48),
                        .12,
                        new Interval(.26, .16, .36),
                        .9,
                        null),
                new UnheardVoices.Measure(
                        "low answers with a complaint",
                        0,
                        none,
                        Double.NaN,
                        none,
                        .05,
                        "The data cannot say: fewer than 20 customers with low answers to surveys.")));
    }

    private static BeyondChance audit() {
        return new BeyondChance(List.of(
                new BeyondChance.Audited(
                        "losses",
                        "owner",
                        "north-2",
                        new BeyondChance.Counts(84, 31, 14.2, 53L, money(412_000)),
                        new Interval(2.18, .35, 1.83),
                        true,
                        null),
                new BeyondChance.Audited(
                        "losses",
                        "owner",
                        "north-1",
                        new BeyondChance.Counts(160, 22, 27.4, 138L, money(96_000)),
                        new Interval(.8, .47, 1.6),
                        false,
                        null),
                new BeyondChance.Audited(
                        "failures",
                        "category",
                        "garden",
                        new BeyondChance.Counts(2_040, 41, 38.8, null, null),
                        new Interval(1.06, .57, 1.52),
                        false,
                        "growing")));
    }

    private static WhyCustomersLeave reasons() {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
        return new WhyCustomersLeave(
                780,
                164,
                List.of(
                        new WhyCustomersLeave.Reason(
                                "better product elsewhere",
                                new Interval(.21, .15, .28),
                                new Interval(.19, .13, .25),
                                Double.NaN,
                                new WhyCustomersLeave.Money(money(154_000), money(98_000), money(210_000)),
                                .15),
                        new WhyCustomersLeave.Reason(
                                "our fault",
                                new Interval(.46, .39, .54),
                                new Interval(.41, .34, .48),
                                .38,
                                new WhyCustomersLeave.Money(money(331_000), money(262_000), money(400_000)),
                                .7)),
                List.of(new WhyCustomersLeave.Reason(
                        "delivery",
                        new Interval(.24, .18, .31),
                        none,
                        Double.NaN,
                        new WhyCustomersLeave.Money(money(41_000), money(30_000), money(52_000)),
                        Double.NaN)));
    }

    private static CostOfLoss cost() {
        LocalDate until = LocalDate.of(2011, 8, 31);
        return new CostOfLoss(
                new CostOfLoss.Cost(
                        LocalDate.of(2010, 9, 1),
                        until,
                        new CostOfLoss.Flow(1500, 780, 620, 620, new Interval(.413, .389, .438)),
                        new CostOfLoss.Money(money(812_000), null, money(31_000), money(24_600), null, .12),
                        "Profit is not known: set economics.margin."),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(back -> new CostOfLoss.Month(until.minusMonths(12 - back), 60 + back, 70 - 3L * back))
                        .toList(),
                List.of(
                        component("before", 2_900_000),
                        component("lost", -410_000),
                        component("spent less", -380_000),
                        component("new", 905_000),
                        component("after", 3_015_000)),
                IntStream.rangeClosed(0, 10)
                        .mapToObj(year -> new CostOfLoss.Year(
                                "By the survival of cohorts",
                                year,
                                until.plusYears(year),
                                money(3_000_000 + 40_000 * year),
                                year == 0 ? null : money(3_000_000 - 90_000 * year),
                                year == 0 ? null : money(3_000_000 + 190_000 * year),
                                "today's customers by the purchase model"))
                        .toList(),
                List.of(new CostOfLoss.Past(
                        "By the survival of cohorts", AS_OF.minusDays(365), money(2_950_000), money(3_015_000))),
                "GBP");
    }

    private static CostOfLoss.Component component(String name, int amount) {
        return new CostOfLoss.Component(name, 100, money(amount), LocalDate.of(2010, 9, 1), LocalDate.of(2011, 8, 31));
    }

    private static PurchaseModel purchaseModel() {
        LocalDate fitted = AS_OF.minusDays(180);
        LocalDate until = AS_OF.minusDays(90);
        return new PurchaseModel(
                List.of(
                        new PurchaseModel.Candidate(
                                "mbg-nbd", true, "r 0.525 (0.48 to 0.57)", "", -1.2034, fitted, until),
                        new PurchaseModel.Candidate(
                                "bg-nbd", false, "r 0.243 (0.22 to 0.27)", "", -1.2051, fitted, until)),
                IntStream.rangeClosed(1, 78)
                        .mapToObj(week -> new PurchaseModel.Week(
                                week, week <= 39, 60 + 15 * Math.sin(week / 3.0) - week / 4.0, 62 - week / 4.0))
                        .toList(),
                IntStream.rangeClosed(0, 7)
                        .mapToObj(x -> new PurchaseModel.Bar(x, 1400 / (1.0 + x * x), 1380 / (1.0 + x * x)))
                        .toList(),
                IntStream.rangeClosed(0, 7)
                        .mapToObj(x -> new PurchaseModel.Mean(x, 400, .2 + .6 * x, .25 + .55 * x))
                        .toList(),
                IntStream.of(0, 1, 2, 4, 7)
                        .mapToObj(x -> new PurchaseModel.Frequency(
                                x,
                                IntStream.range(0, 9)
                                        .mapToObj(step -> new PurchaseModel.Cell(40 * step, Math.exp(-.05 * step * x)))
                                        .toList()))
                        .toList());
    }

    private static HabitsAndEvents habits() {
        return new HabitsAndEvents(
                List.of(new HabitsAndEvents.Category("candles", 412, 31, 58, 20, "lanterns", money(9_120))),
                List.of(new HabitsAndEvents.Rule("category rhythm", 1204, .81, 9, 17.4, .77)),
                List.of(new HabitsAndEvents.StateOutcome("late", 210, .62, .4)),
                List.of(new HabitsAndEvents.Pattern("candles breaks, then lanterns begins", 64, 41, 15.2, .0004, 48)),
                132,
                List.of(new HabitsAndEvents.Event("birth", null), new HabitsAndEvents.Event("move", 41L)));
    }

    private static WarningList warnings() {
        return new WarningList(
                List.of(
                        new WarningList.Rule("Overdue credit", 3, 4, 5, 1, money(12_300)),
                        new WarningList.Rule("Loss", 20, 14, 9, 6, money(31_000))),
                List.of(
                        new WarningList.Warning(
                                "Rossi Stores",
                                "Overdue credit",
                                "critical",
                                new WarningList.Life(12, "open", "west-2", money(9_100)),
                                "Owes GBP 19,100, 191 % of the credit limit of GBP 10,000, over it for 41 days",
                                "Collect GBP 9,100 to bring the account inside its limit",
                                Double.NaN),
                        new WarningList.Warning(
                                "<b>17450</b>",
                                "Loss",
                                "notice",
                                new WarningList.Life(1, "acknowledged", null, money(750)),
                                "Silent for 62 days, usually buys every 12",
                                "Call: ask whether they buy elsewhere and why",
                                0.66)));
    }

    private static WarningTrust warningTrust() {
        return new WarningTrust(
                LocalDate.of(2011, 3, 1),
                AS_OF,
                List.of(
                        new WarningTrust.Rule(
                                "Loss",
                                "probability of a loss",
                                WarningTrust.Against.LOSS,
                                List.of(at(0.5, 0.52, 0.61), at(0.6, 0.66, 0.44), at(0.7, 0.7, 0.3)),
                                "loss is watched from 3 purchase days and a silence of 12 days on, up to 90 days"),
                        new WarningTrust.Rule(
                                "Overdue credit",
                                "balance over limit",
                                WarningTrust.Against.LOSS_ALL_THE_SAME,
                                List.of(at(0.5, 0.2, 0.3), at(0.6, 0.2, 0.2), at(0.7, 0.3, 0.1)),
                                null),
                        new WarningTrust.Rule(
                                "Diversion: seller",
                                "share of its volume",
                                WarningTrust.Against.PLANTED,
                                List.of(at(0.3, 0.41, 0.2), at(0.6, 0.5, 0.1), at(0.7, 0.6, 0.1)),
                                null)));
    }

    private static WarningTrust.At at(double limit, double right, double recall) {
        return new WarningTrust.At(
                limit,
                limit == 0.6,
                4.2,
                new WarningTrust.Right(right, right - 0.05, right + 0.05, 312),
                new WarningTrust.Raised(340L, 28L, limit == 0.6 ? null : "no customer reached the limit"),
                recall,
                limit == 0.6 ? 41 : null,
                0.31);
    }

    private static AccountClasses accountClasses() {
        return new AccountClasses(
                List.of(new AccountClasses.ClassRow(6, 12, money(4_900_000), 9, new AccountClasses.Shift(6, 4, 2))),
                List.of(new AccountClasses.Group("core", 210, 4), new AccountClasses.Group("leaving", 120, 71)),
                LocalDate.of(2011, 6, 12),
                new AccountClasses.CoreThen(LocalDate.of(2010, 9, 10), 190, 9));
    }

    private static WinBackPlan winBack() {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
        return new WinBackPlan(
                List.of(new WinBackPlan.Cause("unhappy", 40, 31, money(8_100), money(640), "an apology")),
                List.of(
                        new WinBackPlan.Rate(
                                "all",
                                "all",
                                new WinBackPlan.Returned(210, new Interval(0.12, 0.08, 0.17)),
                                new WinBackPlan.Returned(22, new Interval(0.05, 0.01, 0.2)),
                                new Interval(0.07, -0.02, 0.14)),
                        new WinBackPlan.Rate(
                                "channel",
                                "phone",
                                new WinBackPlan.Returned(12, new Interval(0.25, 0.1, 0.5)),
                                new WinBackPlan.Returned(0, none),
                                none)));
    }

    private static RetentionForces forces() {
        return new RetentionForces(
                List.of(new RetentionForces.Group("win over", "social", 61, money(81_000))),
                List.of(
                        new RetentionForces.Force(
                                "attachment",
                                1907,
                                51.2,
                                new RetentionForces.Evidence(
                                        new Interval(.08, .03, .13),
                                        "borne out",
                                        "Of customers as active, 74 % with a high score bought again and 66 % with a low one: +8.0 points (+3.0 to +13.0)")),
                        new RetentionForces.Force("offers", 0, Double.NaN, null)));
    }

    private static ServiceTrend service() {
        return new ServiceTrend(
                List.of(
                        new ServiceTrend.Period(AS_OF.minusDays(90), 0.011, 0.02, 4.1),
                        new ServiceTrend.Period(AS_OF, 0.014, 0.012, Double.NaN)),
                List.of(new ServiceTrend.Cause(
                        "complaint",
                        "late delivery",
                        31,
                        0.009,
                        8,
                        new ServiceTrend.Counts(2, 4, 0, new ServiceTrend.Verdicts(21, 3, 0)),
                        "growing")));
    }

    private static CohortMap cohorts() {
        return new CohortMap(List.of(
                new CohortMap.Cohort(
                        LocalDate.of(2011, 6, 1),
                        false,
                        97,
                        List.of(new CohortMap.Cell(0.31, 0.4), new CohortMap.Cell(0.22, 0.3))),
                new CohortMap.Cohort(LocalDate.of(2011, 7, 1), false, 60, List.of(new CohortMap.Cell(0.28, 0.2)))));
    }

    private static DemandAhead demand() {
        DemandAhead.Trust trust = new DemandAhead.Trust(40, 0.12, 0.21, 0.8);
        return new DemandAhead(
                List.of(
                        new DemandAhead.Week(
                                AS_OF.plusDays(1), money(9_000), money(7_500), money(10_500), money(8_100)),
                        new DemandAhead.Week(AS_OF.plusDays(8), money(9_200), money(7_600), money(10_800), null)),
                trust,
                List.of(new DemandAhead.Category("candles", money(3_100), trust)),
                "GBP");
    }

    private static ComingOccasions occasions() {
        return new ComingOccasions(
                List.of(new ComingOccasions.Kind("birthday", 41, 12)),
                List.of(new ComingOccasions.Occasion("Rossi Stores", null, "birthday", AS_OF.plusDays(3), "turns 47")));
    }

    private static BigDecimal money(long whole) {
        return BigDecimal.valueOf(whole).setScale(2);
    }

    private static SegmentSizes segmentSizes() {
        return new SegmentSizes(List.of(
                new SegmentSizes.Row("new", "first bought within 60 days", 212, 120.3, money(21_400)),
                new SegmentSizes.Row("active", "buys in its usual rhythm", 1034, 310.9, money(151_300)),
                new SegmentSizes.Row("cooling", "silent for longer than usual", 301, 140.2, money(48_050)),
                new SegmentSizes.Row("at risk", "likely to leave", 274, 221.8, money(81_200)),
                new SegmentSizes.Row("returned", "came back after a long gap", 86, 53.2, money(16_500)),
                new SegmentSizes.Row("lapsed", "silent for more than 90 days", 1580, Double.NaN, null)));
    }

    private static RiskByValue riskByValue() {
        return new RiskByValue(List.of(
                new RiskByValue.Cell("high", "low", 310, money(14_100)),
                new RiskByValue.Cell("high", "medium", 120, money(38_900)),
                new RiskByValue.Cell("high", "high", 38, money(45_210)),
                new RiskByValue.Cell("medium", "low", 480, money(19_300)),
                new RiskByValue.Cell("medium", "medium", 290, money(55_700)),
                new RiskByValue.Cell("medium", "high", 130, money(91_240)),
                new RiskByValue.Cell("low", "low", 164, money(3_100)),
                new RiskByValue.Cell("low", "medium", 162, money(12_400)),
                new RiskByValue.Cell("low", "high", 213, money(38_500))));
    }

    private static CustomerFlow flow() {
        return new CustomerFlow(
                AS_OF.minusDays(90),
                List.of(
                        new CustomerFlow.Flow("New", "bought for the first time", 212, money(21_400)),
                        new CustomerFlow.Flow("Stayed", "active then and now", 1604, money(812_000)),
                        new CustomerFlow.Flow("Returned", "had been lost, buy again", 91, money(30_100)),
                        new CustomerFlow.Flow("Lost", "were active, have stayed away since", 301, money(99_200))));
    }

    private static CallList callList() {
        return new CallList(
                List.of(
                        new CallList.Call(
                                "14646",
                                "Van Rhijn & Zonen",
                                new CallList.Stake(0.71, money(18_900), money(13_419)),
                                List.of(
                                        "usually buys every 12 days; silent for 41",
                                        "spent 320 in the last 90 days, 910 in the 90 before",
                                        "bought in 2 of 6 usual categories lately"),
                                "Call in person: ask what has changed and agree on the next order",
                                AS_OF.plusDays(3)),
                        new CallList.Call(
                                "<script>alert(1)</script>",
                                "\"><img src=x onerror=alert(2)>",
                                new CallList.Stake(0.64, money(9_100), money(5_824)),
                                List.of("bought on 1 day in the last 90, on 5 in the 90 before"),
                                "Call in person: ask what has changed and agree on the next order",
                                AS_OF.plusDays(3)),
                        new CallList.Call(
                                "17450",
                                null,
                                new CallList.Stake(0.48, money(7_450), money(3_576)),
                                List.of(
                                        "came back after 30 days last time, after 12 on average before",
                                        "a year ago bought nothing in the season that now comes"),
                                "Check in before the silence grows: ask whether something is missing",
                                AS_OF.plusDays(14))),
                412,
                null);
    }

    private static Monitoring watch() {
        ScoreTrust.Metric model = new ScoreTrust.Metric(0.762, 0.741, 0.783);
        ScoreTrust.Metric rule = new ScoreTrust.Metric(0.744, 0.722, 0.766);
        return new Monitoring(
                true,
                81,
                List.of("Of 410 customers at high risk on 2011-06-12, 74 % were expected to leave and 61 % did."),
                List.of(new Monitoring.Outcome(AS_OF.minusDays(90), "high", 410, 0.74, 0.61, true)),
                List.of(
                        new Monitoring.Origin(AS_OF.minusDays(120), model, rule),
                        new Monitoring.Origin(AS_OF.minusDays(90), model, rule)));
    }

    private static ScoreTrust trust() {
        ScoreTrust.Metric none = new ScoreTrust.Metric(Double.NaN, Double.NaN, Double.NaN);
        return new ScoreTrust(
                "The published model orders customers a little better than the best simple rule: a fair, not a strong, "
                        + "forecast. Its probabilities can be taken at their word.",
                LocalDate.of(2011, 6, 12),
                List.of(
                        contestant("Gradient-boosted trees", true, 0.762, 0.521, 1.78),
                        contestant("Fewest purchase days", false, 0.742, 0.548, 1.61),
                        contestant("Logistic regression", false, 0.752, 0.532, 1.70),
                        contestant("Silence over own mean gap", false, 0.664, 0.61, 1.41),
                        contestant("Longest silence", false, 0.571, 0.66, 1.18),
                        new ScoreTrust.Contestant(
                                "Everyone alike", false, new ScoreTrust.Metric(0.5, 0.5, 0.5), none, none)),
                groups(1.0),
                groups(0.9),
                groups(0.8));
    }

    private static ScoreTrust.Contestant contestant(
            String name, boolean published, double auc, double logLoss, double lift) {
        return new ScoreTrust.Contestant(
                name,
                published,
                new ScoreTrust.Metric(auc, auc - 0.021, auc + 0.021),
                new ScoreTrust.Metric(logLoss, logLoss - 0.018, logLoss + 0.018),
                new ScoreTrust.Metric(lift, lift - 0.12, lift + 0.12));
    }

    private static List<ScoreTrust.Group> groups(double skill) {
        double[] actual = {0.84, 0.74, 0.66, 0.58, 0.47, 0.41, 0.31, 0.22, 0.14, 0.06};
        double total = 0;
        for (double a : actual) {
            total += a;
        }
        double all = total;
        return IntStream.range(0, 10)
                .mapToObj(i -> {
                    double soFar = 0;
                    for (int j = 0; j <= i; j++) {
                        soFar += actual[j];
                    }
                    double captured = skill * soFar / all + (1 - skill) * (i + 1) / 10;
                    return new ScoreTrust.Group(
                            i + 1, 191, actual[i] - 0.02 + 0.004 * i, actual[i], actual[i] / 0.443, captured);
                })
                .toList();
    }

    private static InputRows inputRows() {
        return new InputRows(
                List.of(new InputRows.Input("purchases", 541_909, 401_604, 5_225, 135_037, 0, 43)),
                List.of(
                        new InputRows.Refusal(
                                "purchases",
                                "amount is not a number",
                                40,
                                "online_retail.csv, line 61,624",
                                "C541433,23166,\"MEDIUM CERAMIC TOP STORAGE JAR\",abc,1/18/2011 10:17"),
                        new InputRows.Refusal(
                                "purchases",
                                "date in the future",
                                3,
                                "online_retail.csv, line 9",
                                "2111-09-10,7,1.00")));
    }

    private static InputColumns inputColumns() {
        return new InputColumns(
                List.of(
                        new InputColumns.Delivery(
                                "purchases",
                                2,
                                30_408,
                                1_302L,
                                LocalDate.of(2011, 9, 1),
                                LocalDate.of(2011, 9, 10),
                                new BigDecimal("642301.10"),
                                43,
                                new BigDecimal("5210.00"),
                                null),
                        new InputColumns.Delivery("customers", 1, 4_372, 4_372L, null, null, null, 0, null, 0.98)),
                List.of(
                        new InputColumns.Column("purchases", "amount", 0, 9_214, "-11062.06", "13541.33", 40),
                        new InputColumns.Column("customers", "email", 0.12, 3_847, "", "", 0)));
    }

    private static ModelDescription modelStory() {
        return new ModelDescription(
                List.of(
                        new ModelDescription.Fact(
                                "Model",
                                "gbt-20110910-3f2a, gradient-boosted trees, calibrated by isotonic regression"),
                        new ModelDescription.Fact(
                                "Learnt from",
                                "1,402 to 2,256 active customers on four days: 14 Mar, 12 Apr, 12 May and 11 Jun 2011"),
                        new ModelDescription.Fact(
                                "Predicts", "whether an active customer buys nothing in the next 90 days")),
                List.of(
                        "Why a customer leaves: it sees purchases, not prices elsewhere, service or life.",
                        "Customers silent for more than 90 days: they are for the win-back list and have no risk here.",
                        "What it has not seen: a new product line, a price rise or a closed branch changes the odds."));
    }

    private static Freshness freshness() {
        long[] sales = {554, 475, 436, 579, 426, 648, 608, 574, 616, 931, 974, 1126};
        return new Freshness(
                LocalDate.of(2010, 12, 1),
                LocalDate.of(2011, 12, 9),
                AS_OF,
                IntStream.range(0, 12)
                        .mapToObj(i -> new Freshness.Month(
                                String.format(java.util.Locale.ROOT, "%d-%02d", i == 0 ? 2010 : 2011, i == 0 ? 12 : i),
                                sales[i] * 48,
                                money(sales[i] * 1000)))
                        .toList(),
                "GBP");
    }
}
