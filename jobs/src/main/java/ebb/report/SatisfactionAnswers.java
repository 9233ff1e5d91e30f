package ebb.report;

import ebb.evaluation.Interval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.SatisfactionTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What the answers to surveys say: in five steps, by group and over time.
 *
 * @param basis whether they are those of a sample, as {@link SatisfactionTable} names it
 * @param periods of all customers, ascending
 * @param groups of the last period in which anybody answered
 */
public record SatisfactionAnswers(String basis, List<Answers> periods, List<Answers> groups) implements Section {
    public static final SectionType TYPE = new SectionType(
            "satisfaction", "How satisfied customers are", List.of(SatisfactionTable.TABLE), SatisfactionAnswers::read);

    private static final int MOST_GROUPS = 20;

    /**
     * The answers of a group in a period.
     *
     * @param steps answers of each step, 1 first
     * @param asked customers drawn for a sample; null: not a sample
     */
    public record Answers(
            String dimension,
            String group,
            LocalDate until,
            long customers,
            List<Long> steps,
            Figures figures,
            Long asked) {}

    /** Figures with their intervals; not a number where too few say it. */
    public record Figures(
            Interval mean,
            Interval satisfied,
            Interval buyAgain,
            Interval recommend,
            Interval response,
            Interval trend) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Of the sample where there is one, else of all answers; empty where too few answered. */
    private static Optional<SatisfactionAnswers> read(ReportSource source) {
        List<Row> rows = source.rowsToName(SatisfactionTable.TABLE, SatisfactionTable.GROUP)
                .map(table -> table.collectAsList())
                .orElse(List.of());
        return Stream.of(SatisfactionTable.SAMPLE, SatisfactionTable.ALL_ANSWERS)
                .flatMap(basis -> of(basis, rows).stream())
                .findFirst();
    }

    private static Optional<SatisfactionAnswers> of(String basis, List<Row> rows) {
        List<Answers> answers = rows.stream()
                .filter(row -> row.getAs(SatisfactionTable.BASIS).equals(basis))
                .map(SatisfactionAnswers::answers)
                .toList();
        Predicate<Answers> isOfAll = one -> one.dimension().equals(SatisfactionTable.ALL);
        List<Answers> periods = answers.stream()
                .filter(isOfAll.and(one -> !Double.isNaN(one.figures().mean().value())))
                .sorted(Comparator.comparing(Answers::until))
                .toList();
        if (periods.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = periods.get(periods.size() - 1).until();
        List<Answers> groups = answers.stream()
                .filter(isOfAll.negate().and(one -> one.until().equals(last)))
                .sorted(Comparator.comparing(Answers::dimension)
                        .thenComparing(
                                Comparator.comparingLong(Answers::customers).reversed()))
                .limit(MOST_GROUPS)
                .toList();
        return Optional.of(new SatisfactionAnswers(basis, periods, groups));
    }

    private static Answers answers(Row row) {
        return new Answers(
                row.getAs(SatisfactionTable.DIMENSION),
                row.getAs(SatisfactionTable.GROUP),
                Cells.date(row, SatisfactionTable.UNTIL_ON),
                row.<Long>getAs(SatisfactionTable.CUSTOMERS),
                SatisfactionTable.STEP_COUNTS.stream()
                        .map(step -> row.<Long>getAs(step))
                        .toList(),
                new Figures(
                        interval(row, SatisfactionTable.MEAN),
                        interval(row, SatisfactionTable.SATISFIED),
                        interval(row, SatisfactionTable.BUY_AGAIN),
                        interval(row, SatisfactionTable.RECOMMEND),
                        interval(row, SatisfactionTable.RESPONSE),
                        interval(row, SatisfactionTable.TREND)),
                row.getAs(SatisfactionTable.ASKED));
    }

    private static Interval interval(Row row, String figure) {
        return Cells.interval(row, figure, figure + SatisfactionTable.LOW, figure + SatisfactionTable.HIGH);
    }

    public boolean isOfSample() {
        return basis.equals(SatisfactionTable.SAMPLE);
    }

    /** The trend in a sentence. */
    public String trend() {
        Interval trend = periods.get(periods.size() - 1).figures().trend();
        return Double.isNaN(trend.value())
                ? "Too few periods for a trend."
                : String.format(
                        Locale.ROOT,
                        "The mean changes by %+.2f steps in a year (%+.2f to %+.2f)%s.",
                        trend.value(),
                        trend.low(),
                        trend.high(),
                        trend.low() <= 0 && trend.high() >= 0 ? ", which chance explains" : "");
    }

    /** The mean answer by period with its interval. */
    public Chart chart() {
        return new Chart(
                "Mean answer by period, 1 very dissatisfied to 5 very satisfied",
                null,
                Axis.named(periods.stream()
                        .map(period -> Chart.label(period.until()))
                        .toList()),
                Axis.of("Mean answer", Unit.FIGURE).between(1, SatisfactionTable.STEP_COUNTS.size()),
                List.of(new Series(
                        "Mean answer",
                        Mark.LINE,
                        Tone.STRONG,
                        periods.stream()
                                .map(period -> new Point(
                                        Chart.label(period.until()),
                                        period.figures().mean().value(),
                                        period.figures().mean().low(),
                                        period.figures().mean().high()))
                                .toList())));
    }

    /** A mean, as 4.12. */
    public static String mean(Interval mean) {
        return Double.isNaN(mean.value()) ? "–" : String.format(Locale.ROOT, "%.2f", mean.value());
    }

    /** Its interval, as 3.98 to 4.24; empty where there is no mean. */
    public static String meanInterval(Interval mean) {
        return Double.isNaN(mean.value()) ? "" : String.format(Locale.ROOT, "%.2f to %.2f", mean.low(), mean.high());
    }
}
