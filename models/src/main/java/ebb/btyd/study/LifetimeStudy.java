package ebb.btyd.study;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spark.BuyTillYouDie;
import ebb.customer.CalendarDays;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;

/**
 * Selection of the buy-till-you-die model of a shop by its log-likelihood out of time, with diagnostics of the chosen one.
 *
 * @param dates the days looked at
 * @param candidates the best first; empty where history is too short, or customers too few, to compare
 * @param pictures of the chosen model; empty where there is too little to fit it to
 * @param findings which comparisons and pictures are left out and why, in sentences
 */
public record LifetimeStudy(
        StudyDates dates, List<HoldoutComparison> candidates, Optional<Pictures> pictures, List<String> findings) {

    public LifetimeStudy {
        candidates = List.copyOf(candidates);
        findings = List.copyOf(findings);
    }

    /**
     * What the report draws, the model fitted to the end of the calibration.
     *
     * @param weeks purchases week by week
     * @param histogram customers by repeat purchase days within the calibration
     * @param expectations purchases after the calibration by those within
     * @param alive P(alive) over frequency and silence
     */
    public record Pictures(
            BtydFit fit,
            List<Tracking> weeks,
            List<FrequencyHistogram> histogram,
            List<ConditionalExpectation> expectations,
            List<AliveGrid> alive) {
        private static final int FEWEST_BARS = 7;
        private static final int MOST_BARS = 20;
        private static final int GRID_ROWS = 8;
        private static final int GRID_STEPS = 9;
        private static final int LONGEST_AGE = CalendarDays.YEAR;

        static Pictures of(BtydFit fit, StudySums sums, StudyDates dates, OptionalDiagnostics attempts) {
            GroupedSummaries customers = sums.calibrated();
            BtydModel model = fit.model();
            int usual = customers.repeatsOf(0.95);
            int bars = Math.max(FEWEST_BARS, Math.min(MOST_BARS, usual));
            int age = Math.min(LONGEST_AGE, dates.calibratedDay() - dates.firstDay());
            AliveGrid.Shape grid = new AliveGrid.Shape(counts(usual), GRID_STEPS, dates.horizonDays());
            return new Pictures(
                    fit,
                    attempts.figures("weeks", () -> sums.tracking(model), Tracking::expected),
                    attempts.figures(
                            "histogram",
                            () -> FrequencyHistogram.of(model, customers.coarse(CalendarDays.WEEK), bars),
                            FrequencyHistogram::expected),
                    attempts.figures(
                            "expectation",
                            () -> ConditionalExpectation.of(model, sums.followed(), dates.horizonDays(), bars),
                            ConditionalExpectation::expected),
                    attempts.figures("alive", () -> AliveGrid.of(model, age, grid), AliveGrid::alive));
        }

        /** From 0 up to what nearly all stay below, closer together where most are. */
        private static List<Integer> counts(int usual) {
            TreeSet<Integer> counts = new TreeSet<>(List.of(0));
            for (int row = 0; row < GRID_ROWS; row++) {
                counts.add((int) Math.round(Math.pow(Math.max(FEWEST_BARS, usual), row / (GRID_ROWS - 1.0))));
            }
            return List.copyOf(counts);
        }
    }

    /** A study of the customers in a ledger; {@code horizonDays} is the length of each window. */
    public static LifetimeStudy of(Dataset<LedgerRow> ledger, AsOf asOf, int horizonDays) {
        StudyDates dates = StudyDates.of(asOf, horizonDays);
        if (!dates.canCalibrate()) {
            return nothing(dates);
        }
        StudySums sums = ledger.javaRDD()
                .map(row -> asOf.observe(Timeline.of(row)))
                .treeAggregate(new StudySums(dates), StudySums::add, StudySums::plus);
        return of(sums, dates);
    }

    static LifetimeStudy of(StudySums sums, StudyDates dates) {
        if (!BtydFitter.canFit(sums.calibrated())) {
            return nothing(dates);
        }
        OptionalDiagnostics attempts = new OptionalDiagnostics();
        List<HoldoutComparison> candidates =
                dates.canCompare() && BtydFitter.canFit(sums.earlier()) ? compared(sums, attempts) : List.of();
        Optional<Pictures> pictures = attempts.result("the pictures of the purchase model", () -> new BuyTillYouDie()
                        .setFamily(chosen(candidates).name())
                        .fit(sums.calibrated())
                        .fitted())
                .map(fit -> Pictures.of(fit, sums, dates, attempts));
        return new LifetimeStudy(dates, candidates, pictures, attempts.findings());
    }

    private static LifetimeStudy nothing(StudyDates dates) {
        return new LifetimeStudy(dates, List.of(), Optional.empty(), List.of());
    }

    /** Each candidate on its own, so that one that cannot be fitted does not take the others along. */
    private static List<HoldoutComparison> compared(StudySums sums, OptionalDiagnostics attempts) {
        return BtydFamilyCatalogue.CANDIDATES.stream()
                .flatMap(family ->
                        attempts.result("the model " + family.name(), () -> sums.compare(List.of(family))).stream())
                .flatMap(List::stream)
                .filter(candidate -> Double.isFinite(candidate.heldOutLogLikelihood()))
                .sorted(Comparator.comparingDouble(HoldoutComparison::heldOutLogLikelihood)
                        .reversed())
                .toList();
    }

    /** The model that is likeliest to have made what came after. */
    public BtydFamily chosen() {
        return chosen(candidates);
    }

    private static BtydFamily chosen(List<HoldoutComparison> candidates) {
        return candidates.isEmpty()
                ? BtydFamilyCatalogue.USUAL
                : BtydFamilyCatalogue.named(candidates.get(0).family());
    }

    private String obstacle() {
        return dates.canCompare()
                ? "by " + LocalDate.ofEpochDay(dates.earlierDay()) + " too few customers had bought again"
                : "history is too short";
    }

    /** Why the model was chosen, in a sentence. */
    public String words() {
        if (candidates.isEmpty()) {
            return chosen().name() + ", as usual: " + obstacle() + " to compare models out of time";
        }
        HoldoutComparison best = candidates.get(0);
        if (candidates.size() == 1) {
            return best.family() + ", the only model that could be fitted";
        }
        HoldoutComparison next = candidates.get(1);
        return String.format(
                Locale.ROOT,
                "%s: log-likelihood of %d days held out %.4f a customer, %s %.4f",
                best.family(),
                dates.horizonDays(),
                best.perCustomer(),
                next.family(),
                next.perCustomer());
    }
}
