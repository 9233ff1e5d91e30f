package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeModelsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The buy-till-you-die model behind the features: why it was chosen, and what it expects against what came.
 *
 * @param candidates the models compared, the chosen first
 * @param weeks repeat purchase days by week
 * @param histogram customers by repeat purchase days within the calibration; the last bar holds as many or more
 * @param means purchase days after the calibration by those within; the last one as many or more
 * @param alive P(alive) by repeat purchase days, then silence
 */
public record PurchaseModel(
        List<Candidate> candidates, List<Week> weeks, List<Bar> histogram, List<Mean> means, List<Frequency> alive)
        implements Section {
    public static final SectionType TYPE = new SectionType(
            "purchases",
            "The purchase model",
            List.of(LifetimeModelsTable.TABLE, LifetimeDiagnosticsTable.TABLE),
            PurchaseModelReader::read);

    /**
     * A model that was compared.
     *
     * @param heldOut mean log-likelihood of a customer in the days held out; NaN: history was too short to compare
     * @param heldOutUntil last of those days; null: none
     */
    public record Candidate(
            String name,
            boolean chosen,
            String parameters,
            String findings,
            double heldOut,
            LocalDate fittedOn,
            LocalDate heldOutUntil) {}

    /** Repeat purchase days of a week; {@code seen}: in the calibration. */
    public record Week(int week, boolean seen, double actual, double expected) {}

    /** Customers with so many repeat purchase days. */
    public record Bar(int x, double actual, double expected) {}

    /** Mean purchase days to come of customers with so many repeat purchase days. */
    public record Mean(int x, double customers, double actual, double expected) {}

    /** P(alive) of customers with so many repeat purchase days, by silence. */
    public record Frequency(int x, List<Cell> cells) {}

    /** P(alive) after a silence in days. */
    public record Cell(double silenceDays, double alive) {
        /** Whether a customer can be there: who never bought again has been silent since the first purchase, so never for 0 days. */
        public boolean isPossible(Frequency row) {
            return row.x() > 0 || silenceDays > 0;
        }

        /** How strong the colour of the cell is, from 1 to 4. */
        public int depth() {
            return 1 + (int) Math.min(3, Math.floor(4 * alive));
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    public Candidate chosen() {
        return candidates.get(0);
    }

    /** Weeks the model was fitted to. */
    public long calibrationWeeks() {
        return weeks.stream().filter(Week::seen).count();
    }

    /** Purchases after the calibration over those expected, less 1; NaN where none are expected. */
    public double missedShare() {
        double actual = weeks.stream()
                .filter(week -> !week.seen())
                .mapToDouble(Week::actual)
                .sum();
        double expected = weeks.stream()
                .filter(week -> !week.seen())
                .mapToDouble(Week::expected)
                .sum();
        return expected > 0 ? actual / expected - 1 : Double.NaN;
    }

    public Chart weeklyChart() {
        return tracking(
                "Repeat purchase days by week, actual and expected; the dashed line ends the calibration",
                weeks.stream().map(Week::actual).toList(),
                weeks.stream().map(Week::expected).toList());
    }

    public Chart cumulativeChart() {
        return tracking(
                "Repeat purchase days added up, actual and expected; the dashed line ends the calibration",
                addedUp(Week::actual),
                addedUp(Week::expected));
    }

    private List<Double> addedUp(ToDoubleFunction<Week> figure) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (Week week : weeks) {
            sum += figure.applyAsDouble(week);
            sums.add(sum);
        }
        return sums;
    }

    private Chart tracking(String summary, List<Double> actual, List<Double> expected) {
        double top = IntStream.range(0, weeks.size())
                .mapToDouble(i -> Math.max(actual.get(i), expected.get(i)))
                .max()
                .orElse(1);
        return new Chart(
                summary,
                null,
                Axis.of("Week", Unit.COUNT).between(0, weeks.size()),
                Axis.of("Repeat purchase days", Unit.COUNT),
                List.of(
                        new Series("Actual", Mark.LINE, Tone.STRONG, points(actual)),
                        new Series("Expected", Mark.LINE, Tone.NEUTRAL, points(expected)),
                        new Series(
                                "End of the calibration",
                                Mark.GUIDE,
                                Tone.NEUTRAL,
                                List.of(Point.at(calibrationWeeks(), 0), Point.at(calibrationWeeks(), top)))));
    }

    private List<Point> points(List<Double> figures) {
        return IntStream.range(0, weeks.size())
                .mapToObj(i -> Point.at(weeks.get(i).week(), figures.get(i)))
                .toList();
    }

    public Chart histogramChart() {
        List<String> names = names(histogram.stream().map(Bar::x).toList());
        return new Chart(
                "Customers by repeat purchase days within the calibration, actual and expected",
                null,
                Axis.named(names),
                Axis.of("Customers", Unit.COUNT),
                List.of(
                        series(
                                "Expected",
                                Mark.DOT,
                                names,
                                histogram.stream().map(Bar::expected).toList()),
                        series(
                                "Actual",
                                Mark.BAR,
                                names,
                                histogram.stream().map(Bar::actual).toList())));
    }

    public Chart meansChart() {
        List<String> names = names(means.stream().map(Mean::x).toList());
        return new Chart(
                "Mean purchase days after the calibration, by repeat purchase days within it",
                null,
                Axis.named(names),
                Axis.of("Mean purchase days after", Unit.FIGURE),
                List.of(
                        series(
                                "Expected",
                                Mark.DOT,
                                names,
                                means.stream().map(Mean::expected).toList()),
                        series(
                                "Actual",
                                Mark.BAR,
                                names,
                                means.stream().map(Mean::actual).toList())));
    }

    private static Series series(String name, Mark mark, List<String> names, List<Double> figures) {
        return new Series(
                name,
                mark,
                mark == Mark.BAR ? Tone.MIDDLE : Tone.STRONG,
                IntStream.range(0, names.size())
                        .mapToObj(i -> Point.at(names.get(i), figures.get(i)))
                        .toList());
    }

    /** The last of the counts stands for all above it too. */
    private static List<String> names(List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> counts.get(i) + (i == counts.size() - 1 ? "+" : ""))
                .toList();
    }
}
