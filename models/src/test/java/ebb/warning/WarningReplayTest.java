package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.AccountBaseline;
import ebb.account.LossCalibration;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.schema.WarningQualityTable;
import ebb.testing.TestBaseline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class WarningReplayTest {
    private static final int AT_THE_LIMIT = 6;

    private static ReplayCounts replay(int lastDay, CustomerAccount account) {
        return tally(Shop.watcher("loss", 0.6), lastDay, new Shop().baseline(), account, PlantedTruth.NONE)
                .byLoss()
                .get(0);
    }

    private static ReplayTally tally(
            RuleEvaluator watcher, int lastDay, AccountBaseline baseline, CustomerAccount account, PlantedTruth truth) {
        AsOf asOf = AsOf.of(java.time.LocalDate.ofEpochDay(lastDay), new DataSpan(Shop.FIRST_DAY, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, watcher.settings().replay(), TestBaseline.HORIZON_DAYS);
        WarningReplay replay = new WarningReplay(
                watcher,
                dates,
                Stream.generate(() -> baseline).limit(dates.size()).toList(),
                truth);
        return replay.add(ReplayTally.of(1), account);
    }

    /** Sells a fifth of its volume outside on 14 days from day 1400 on, and what was planted says so. */
    private static ReplayCounts diverting(double limit, PlantedTruth truth) {
        Shop dealer = new Shop().buysEvery(7, 1000, 1700);
        for (int day = 1400; day < 1470; day += 5) {
            dealer.sellsOutside("a", day, "east");
        }
        return tally(Shop.watcher("diverter", limit), 1700, dealer.baseline(), dealer.account(), truth)
                .byTruth()
                .get(0);
    }

    @Test
    void holdsARuleAgainstWhatWasPlantedForIt() {
        PlantedTruth truth = new PlantedTruth(Map.of("diverter", Map.of("a", new PlantedTruth.Span(1400, 1470))));
        ReplayCounts counts = diverting(0.5, truth);
        assertThat(counts.opened[ReplayCounts.IN_FORCE]).isOne();
        assertThat(counts.right[ReplayCounts.IN_FORCE]).isOne();
        assertThat(counts.losses).as("one case").isOne();
        assertThat(counts.caught[ReplayCounts.IN_FORCE]).isOne();
        assertThat(counts.medianLead(ReplayCounts.IN_FORCE).getAsInt()).isBetween(90, 159);
    }

    @Test
    void aLimitAboveWhatTheDealerSellsOutsideMissesIt() {
        PlantedTruth truth = new PlantedTruth(Map.of("diverter", Map.of("a", new PlantedTruth.Span(1400, 1470))));
        ReplayCounts counts = diverting(1.2, truth);
        assertThat(counts.opened[ReplayCounts.IN_FORCE]).isZero();
        assertThat(counts.losses).isOne();
        assertThat(counts.caught[ReplayCounts.IN_FORCE]).isZero();
    }

    @Test
    void aWarningOfOneWhoDoesNothingIsWrong() {
        PlantedTruth other = new PlantedTruth(Map.of("diverter", Map.of("b", new PlantedTruth.Span(1400, 1470))));
        ReplayCounts counts = diverting(0.5, other);
        assertThat(counts.opened[ReplayCounts.IN_FORCE]).isOne();
        assertThat(counts.judged[ReplayCounts.IN_FORCE]).isOne();
        assertThat(counts.right[ReplayCounts.IN_FORCE]).isZero();
        assertThat(counts.losses).isZero();
        assertThat(diverting(0.5, PlantedTruth.NONE).watched)
                .as("nothing planted for the rule")
                .isZero();
    }

    @Test
    void carriesHowOftenARuleWasRight() {
        RuleEvaluator watcher = Shop.watcher("loss", 0.6);
        AccountBaseline baseline = new Shop().baseline();
        ReplayTally tally = tally(
                watcher, 1700, baseline, new Shop().buysEvery(7, 1000, 1500).account(), PlantedTruth.NONE);
        WarningReplay replay = new WarningReplay(watcher, List.of(), List.of(), PlantedTruth.NONE);
        assertThat(QualityRows.records(replay, tally).get("loss")).satisfies(record -> {
            assertThat(record.judged()).isPositive();
            assertThat(record.right()).isEqualTo(record.judged());
        });
        WarningReplay credit =
                new WarningReplay(Shop.watcher("overdue_credit", 1), List.of(), List.of(), PlantedTruth.NONE);
        assertThat(QualityRows.records(credit, tally)).as("foretells no loss").isEmpty();
    }

    @Test
    void theLimitInForceIsAmongThoseTried() {
        assertThat(ReplayCounts.FACTORS[AT_THE_LIMIT]).isOne();
    }

    @Test
    void looksAtAHorizonOfHistoryFirstAndAtNothingAfterTheAsOfDate() {
        AsOf asOf = new AsOf(1200, new DataSpan(1000, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, new WarningSettings.Replay(30, 10, 100, null), 90);
        assertThat(dates).extracting(AsOf::day).containsExactly(1110, 1140, 1170, 1200);
        assertThat(dates).allMatch(date -> date.span().lastDay() == 1200);
    }

    @Test
    void reachesBackTwoHorizonsSoThatAYearlyShopIsJudged() {
        AsOf asOf = new AsOf(3000, new DataSpan(1000, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, new WarningSettings.Replay(7, 52, 100, null), 365);
        assertThat(dates.get(0).day()).isBetween(3000 - 2 * 365 - 52, 3000 - 2 * 365 + 15);
        assertThat(dates.stream().filter(date -> date.isMatured(365)).count()).isGreaterThan(20);
    }

    @Test
    void aWarningOnOneWhoIsNotActiveAnyMoreIsJudgedAndWrong() {
        Shop owing = new Shop().buysEvery(7, 1000, 1300);
        WarningContext losses = WarningContext.byLoss(
                new WarningReplay(
                        Shop.watcher("loss", 0.6),
                        List.of(new AsOf(1400, new DataSpan(Shop.FIRST_DAY, 3000))),
                        List.of(owing.baseline()),
                        PlantedTruth.NONE),
                owing.account().timeline().purchases());
        assertThat(losses.judged()).containsExactly(true);
        assertThat(losses.right()).containsExactly(false);
    }

    @Test
    void saysHowManyWarningsAreNotYetJudgeableAndWhyARuleIsSilent() {
        RuleEvaluator watcher = Shop.watcher("loss", 0.6);
        AccountBaseline baseline = new Shop().baseline();
        AsOf asOf = AsOf.of(java.time.LocalDate.ofEpochDay(1560), new DataSpan(Shop.FIRST_DAY, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, watcher.settings().replay(), TestBaseline.HORIZON_DAYS);
        WarningReplay replay = new WarningReplay(
                watcher,
                dates,
                Stream.generate(() -> baseline).limit(dates.size()).toList(),
                PlantedTruth.NONE);
        ReplayTally young = replay.add(
                ReplayTally.of(1), new Shop().buysEvery(7, 1000, 1500).account());
        Row row = inForce(QualityRows.of(replay, young, 1, Optional.empty()));
        assertThat(row.getLong(field(WarningQualityTable.RAISED))).isOne();
        assertThat(row.getLong(field(WarningQualityTable.PENDING))).isOne();
        assertThat(row.getString(field(WarningQualityTable.SILENT_BECAUSE))).contains("90 days old");
        ReplayTally nobody = replay.add(
                ReplayTally.of(1), new Shop().buysEvery(7, 1000, 1007).account());
        assertThat(QualityRows.silent(replay, nobody).get("loss")).contains("too few purchase days");
    }

    @Test
    void saysThatGapsAreTooLongForALossToBeFeared() {
        WarningSettings usual = Shop.settings("loss", 0.6);
        RuleEvaluator watcher = new RuleEvaluator(
                List.of(WarningRuleCatalogue.named("loss")),
                new WarningSettings(
                        new WarningSettings.Watch(3, 90, 100, 0.2, 1, null, 30, 1.5, 60, 30),
                        usual.severity(),
                        usual.limits(),
                        usual.replay()),
                Shop.ACCOUNTS,
                "EUR");
        AsOf asOf = AsOf.of(java.time.LocalDate.ofEpochDay(1560), new DataSpan(Shop.FIRST_DAY, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, watcher.settings().replay(), TestBaseline.HORIZON_DAYS);
        Shop patient = new Shop().buysEvery(100, 1000, 1500);
        AccountBaseline slow = patient.baseline();
        WarningReplay replay = new WarningReplay(
                watcher, dates, Stream.generate(() -> slow).limit(dates.size()).toList(), PlantedTruth.NONE);
        ReplayTally tally = replay.add(ReplayTally.of(1), patient.account());
        assertThat(QualityRows.silent(replay, tally).get("loss"))
                .isEqualTo("a silence is feared from 100 days on, and none is watched beyond 90;"
                        + " set warnings.watch.hiatus-days below 90");
        assertThat(inForce(QualityRows.of(replay, tally, 1, Optional.empty()))
                        .getString(field(WarningQualityTable.WATCHES)))
                .startsWith("loss cannot speak");
    }

    @Test
    void saysThatALimitIsOutOfReach() {
        WarningReplay replay = gone(Shop.watcher("loss", 1.5));
        ReplayTally tally = replay.add(
                ReplayTally.of(1), new Shop().buysEvery(7, 1000, 1500).account());
        Row row = inForce(QualityRows.of(replay, tally, 1, Optional.empty()));
        assertThat(row.getDouble(field(WarningQualityTable.LIMIT))).isEqualTo(1.5);
        assertThat(row.getString(field(WarningQualityTable.SILENT_BECAUSE)))
                .isEqualTo("its limit of 1.5 is out of reach: set warnings.limits.loss.limit below 1.0");
    }

    @Test
    void saysThatWarningsOfALossAreWithheldWhateverTheRuleFound() {
        ReplayTally tally = ReplayTally.of(1);
        for (String rule : List.of("loss", "overdue_credit")) {
            List<Row> rows = QualityRows.of(gone(Shop.watcher(rule, 0.5)), tally, 1, Optional.of("it knows little"));
            assertThat(inForce(rows).getString(field(WarningQualityTable.SILENT_BECAUSE)))
                    .isEqualTo(
                            rule.equals("loss")
                                    ? "it knows little"
                                    : "no customer has the history that the rule looks at: too few purchase days, too"
                                            + " few customers, or gaps longer than active-days");
            assertThat(rows)
                    .filteredOn(row -> row.getString(field(WarningQualityTable.SILENT_BECAUSE))
                            .equals("it knows little"))
                    .as("the other limits are what they were")
                    .hasSize(rule.equals("loss") ? 1 : 0);
        }
    }

    /** On a day when all that happened is known. */
    private static WarningReplay gone(RuleEvaluator watcher) {
        AccountBaseline baseline = new Shop().baseline();
        AsOf asOf = AsOf.of(LocalDate.ofEpochDay(1700), new DataSpan(Shop.FIRST_DAY, 3000));
        List<AsOf> dates = WarningReplay.dates(asOf, watcher.settings().replay(), TestBaseline.HORIZON_DAYS);
        return new WarningReplay(
                watcher,
                dates,
                Stream.generate(() -> baseline).limit(dates.size()).toList(),
                PlantedTruth.NONE);
    }

    @Test
    void aRuleOfProbabilityAloneIsSilentWhereALotWouldBeRightAsOften() {
        assertThat(muted("score_jump", 20, 5)).containsKey("score_jump");
        assertThat(muted("score_jump", 20, 5).get("score_jump"))
                .isEqualTo("no better than by lot: 25 % of 20 were right, and by lot 25 % would have been");
        assertThat(muted("score_jump", 20, 6)).isEmpty();
        assertThat(muted("score_jump", 19, 0)).as("too few to tell").isEmpty();
        assertThat(muted("sales_progress", 20, 0)).as("a drop is a fact").isEmpty();
    }

    @Test
    void aRuleOfProbabilityAloneIsSilentWhileNoOutcomeIsKnown() {
        AccountBaseline young = new Shop().baseline().with(LossCalibration.NONE);
        assertThat(muted("loss", young, 0, 0))
                .containsExactly(
                        Map.entry(
                                "loss",
                                "no customer has bought on a second day yet, and who bought once has no gap that a silence could be held against"));
        assertThat(muted("loss", young.with(new LossCalibration(null, 0, 0, 1)), 0, 0))
                .isEmpty();
        assertThat(muted("sales_progress", young, 0, 0)).as("a drop is a fact").isEmpty();
    }

    /** Of 100 times that the rule watched a customer, 25 were followed by a loss. */
    private static Map<String, String> muted(String rule, int judged, int right) {
        return muted(rule, new Shop().baseline(), judged, right);
    }

    private static Map<String, String> muted(String rule, AccountBaseline baseline, int judged, int right) {
        ReplayTally tally = ReplayTally.of(1);
        ReplayCounts counts = tally.byLoss().get(0);
        counts.watched = 100;
        counts.lost = 25;
        counts.judged[ReplayCounts.IN_FORCE] = judged;
        counts.right[ReplayCounts.IN_FORCE] = right;
        RuleEvaluator watcher = Shop.watcher(rule, 0.5);
        List<AsOf> dates = List.of(new AsOf(1560, new DataSpan(Shop.FIRST_DAY, 3000)));
        return QualityRows.muted(new WarningReplay(watcher, dates, List.of(baseline), PlantedTruth.NONE), tally);
    }

    @Test
    void datesBeforeAReplayHadMaturedByItsFirst() {
        DataSpan span = new DataSpan(1000, 1500);
        List<AsOf> dates = List.of(new AsOf(1300, span), new AsOf(1400, span));
        assertThat(WarningReplay.before(dates, 90)).extracting(AsOf::day).containsExactly(1098, 1126, 1154, 1182, 1210);
        assertThat(WarningReplay.before(dates, 151)).as("a horizon lies before").isEmpty();
    }

    private static Row inForce(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getBoolean(field(WarningQualityTable.IN_FORCE)))
                .findFirst()
                .orElseThrow();
    }

    private static int field(String name) {
        return WarningQualityTable.TABLE.schema().fieldIndex(name);
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
