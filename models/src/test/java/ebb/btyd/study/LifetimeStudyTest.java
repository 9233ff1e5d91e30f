package ebb.btyd.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.RecoveryTest.Case;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.study.ConditionalExpectation.Followed;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class LifetimeStudyTest {
    private static final int START = 10_000;
    private static final int HORIZON = 100;
    private static final AsOf AS_OF = new AsOf(START + 400, new DataSpan(START, START + 420));
    private static final StudyDates DATES = StudyDates.of(AS_OF, HORIZON);

    @Test
    void gathersByHandWhatWasKnownWhen() {
        StudySums sums = new StudySums(DATES);
        // Bought on days 10, 150, 250 and 350 after the start; the windows begin after days 200 and 300.
        sums.add(history("anna", 10, 150, 250, 350));
        sums.add(history("anna too", 10, 150, 250, 320, 350));
        sums.add(history("later", 210, 290));
        sums.add(history("after", 310));
        GroupedSummaries earlier = sums.earlier();
        assertThat(earlier.size()).isEqualTo(1);
        assertThat(earlier.summary(0)).isEqualTo(new CustomerSummary(1, 140, 190));
        assertThat(earlier.weight(0)).isEqualTo(2);
        assertThat(earlier.logGaps).isCloseTo(2 * Math.log(140), within(1e-8));
        GroupedSummaries calibrated = sums.calibrated();
        assertThat(calibrated.customers()).isEqualTo(3);
        assertThat(calibrated.logGaps).isCloseTo(2 * Math.log(140 * 100) + Math.log(80), within(1e-8));
        assertThat(sums.followed())
                .containsExactly(
                        new Followed(new CustomerSummary(1, 80, 90), 1, 0),
                        new Followed(new CustomerSummary(2, 240, 290), 2, 3));
        List<Tracking> weeks = sums.tracking(BtydFamilyCatalogue.NBD.model(new double[] {1, 100}));
        assertThat(weeks).hasSize(57);
        assertThat(weeks.get(21).actual()).as("both Annas on day 150").isEqualTo(2);
        assertThat(weeks.get(56).cumulativeActual()).isEqualTo(8);
        // An NBD expects r / alpha of each a day: on the last day of week 43 two are 290 days old and one is 90.
        assertThat(weeks.get(42).cumulativeExpected()).isCloseTo((2 * 290 + 90) / 100.0, within(1e-9));
    }

    @Test
    void choosesTheModelThatMadeTheCustomers() {
        LifetimeStudy regular = study(new Case(BtydFamilyCatalogue.BG_CNBD_2, List.of(1.5, 12.0, 1.2, 6.0)), 0);
        assertThat(regular.chosen().regularity()).isEqualTo(2);
        assertThat(regular.words()).startsWith(regular.chosen().name() + ": log-likelihood of 100 days held out");
        LifetimeStudy random = study(new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 15.0, .8, 60.0)), 0);
        assertThat(random.chosen().name()).isEqualTo("pareto-nbd");
        assertThat(random.candidates()).hasSameSizeAs(BtydFamilyCatalogue.CANDIDATES);
        LifetimeStudy.Pictures pictures = random.pictures().orElseThrow();
        assertThat(pictures.fit().family()).isEqualTo("pareto-nbd");
        double seen = pictures.histogram().stream()
                .mapToDouble(FrequencyHistogram::actual)
                .sum();
        assertThat(seen).isEqualTo(pictures.fit().customers());
        double after = pictures.expectations().stream()
                .mapToDouble(one -> one.customers() * one.actual())
                .sum();
        double expected = pictures.expectations().stream()
                .mapToDouble(one -> one.customers() * one.expected())
                .sum();
        assertThat(expected).isCloseTo(after, within(.06 * after));
    }

    @Test
    void theChoiceKnowsNothingOfTheDaysThatJudgeTheContest() {
        Case truth = new Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        LifetimeStudy once = study(truth, 0);
        LifetimeStudy boughtMoreAfter = study(truth, 5);
        assertThat(boughtMoreAfter.candidates()).isEqualTo(once.candidates());
        assertThat(boughtMoreAfter.pictures().orElseThrow().fit())
                .isEqualTo(once.pictures().orElseThrow().fit());
        assertThat(boughtMoreAfter.pictures().orElseThrow().weeks())
                .isNotEqualTo(once.pictures().orElseThrow().weeks());
    }

    @Test
    void saysSoWhereHistoryIsTooShortToCompareOrToFit() {
        AsOf soon = new AsOf(START + 170, new DataSpan(START, START + 170));
        StudyDates dates = StudyDates.of(soon, HORIZON);
        assertThat(dates.canCompare()).isFalse();
        assertThat(dates.canCalibrate()).isTrue();
        StudySums sums = new StudySums(dates);
        for (int i = 0; i < 200; i++) {
            sums.add(soon.observe(timeline("c" + i, i % 40, 41 + i % 20, 90)));
        }
        LifetimeStudy study = LifetimeStudy.of(sums, dates);
        assertThat(study.chosen()).isEqualTo(BtydFamilyCatalogue.USUAL);
        assertThat(study.words()).contains("too short to compare");
        assertThat(study.pictures()).isPresent();
        assertThat(new StudyRows(study).models()).hasSize(1);
        LifetimeStudy nobody = LifetimeStudy.of(new StudySums(DATES), DATES);
        assertThat(nobody.pictures()).isEmpty();
        assertThat(nobody.words())
                .as("the history is long enough: %s", DATES)
                .contains("by " + java.time.LocalDate.ofEpochDay(DATES.earlierDay()))
                .contains("too few customers had bought again to compare models out of time");
    }

    @Test
    void drawsCustomersWhoCameOnTheLastDayOfTheCalibration() {
        Case truth = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 15.0, .8, 60.0));
        LifetimeStudy study = study(truth, 0, IntStream.rangeClosed(296, 300).toArray());
        assertThat(study.chosen().name()).isEqualTo("pareto-nbd");
        assertThat(study.findings()).isEmpty();
        assertThat(study.pictures().orElseThrow().histogram()).isNotEmpty();
    }

    @Test
    void leavesOutWhatCannotBeDrawnAndSaysSo() {
        OptionalDiagnostics attempts = new OptionalDiagnostics();
        assertThat(attempts.figures("weeks", () -> List.of(1.0, 2.0), one -> one))
                .hasSize(2);
        assertThat(attempts.findings()).isEmpty();
        assertThat(attempts.figures("alive", () -> List.of(1.0, Double.NaN), one -> one))
                .isEmpty();
        assertThat(attempts.<Double>figures("histogram", LifetimeStudyTest::fails, one -> one))
                .isEmpty();
        assertThat(attempts.findings())
                .containsExactly(
                        "The picture alive is left out: 1 of 2 figures are not finite numbers.",
                        "Left out the picture histogram: points 0 and 1 are not strictly increasing");
    }

    private static List<Double> fails() {
        throw new IllegalArgumentException("points 0 and 1 are not strictly increasing");
    }

    /** Customers of a known process, first bought in the first 150 days; {@code more} further purchases of each in the days that judge. */
    private static LifetimeStudy study(Case truth, int more, int... newcomers) {
        RandomDataGenerator random = new RandomDataGenerator(20);
        StudySums sums = new StudySums(DATES);
        for (int i = 0; i < 4000; i++) {
            int first = random.nextInt(0, 150);
            IntStream repeats = Arrays.stream(truth.family().draw(truth.array(), 400 - first, random))
                    .mapToInt(age -> first + (int) Math.ceil(age));
            IntStream further = IntStream.range(0, more).map(k -> 301 + 7 * k);
            int[] days = IntStream.concat(IntStream.of(first), IntStream.concat(repeats, further))
                    .distinct()
                    .sorted()
                    .toArray();
            sums.add(history("c" + i, days));
        }
        for (int day : newcomers) {
            sums.add(history("newcomer" + day, day));
        }
        return LifetimeStudy.of(sums, DATES);
    }

    private static History history(String customer, int... days) {
        return AS_OF.observe(timeline(customer, days));
    }

    private static Timeline timeline(String customer, int... days) {
        List<Line> lines = new ArrayList<>();
        for (int day : days) {
            lines.add(Line.purchase(customer, START + day, 9));
        }
        return Timeline.of(LocalLedger.of(lines).get(0));
    }
}
