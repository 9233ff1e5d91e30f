package ebb.report;

import ebb.evaluation.Interval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.LossReasonsTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Why the customers lost in the last year left.
 *
 * @param lost how many were lost
 * @param answered how many of them gave a reason; 0: too few
 * @param groups by group of reasons
 * @param single reasons that enough customers gave
 */
public record WhyCustomersLeave(long lost, long answered, List<Reason> groups, List<Reason> single) implements Section {
    public static final SectionType TYPE =
            new SectionType("reasons", "Why customers leave", List.of(LossReasonsTable.TABLE), WhyCustomersLeave::read);

    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /**
     * One reason.
     *
     * @param said share of those who gave a reason
     * @param all share of all the lost, extended from what was said; NaN: nobody said anything
     * @param signs share by signs alone; NaN: no sign tells of it
     * @param money what those with the reason bought in a year
     * @param quoted often quoted share; NaN: none
     */
    public record Reason(String name, Interval said, Interval all, double signs, Money money, double quoted) {}

    /** An amount with its 95 % interval; null: not known. */
    public record Money(BigDecimal amount, BigDecimal low, BigDecimal high) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Shares by group on each basis, with their intervals. */
    public Chart chart() {
        return new Chart(
                "Share of the lost customers by group of reasons",
                null,
                Axis.of("Share of the lost", Unit.SHARE),
                Axis.named(groups.stream().map(Reason::name).toList()),
                Stream.of(
                                series("Extended to all", Tone.STRONG, Reason::all),
                                series("Said", Tone.MIDDLE, Reason::said),
                                series(
                                        "Signs alone",
                                        Tone.NEUTRAL,
                                        one -> new Interval(one.signs(), Double.NaN, Double.NaN)))
                        .filter(series -> !series.points().isEmpty())
                        .toList());
    }

    private Series series(String name, Tone tone, Function<Reason, Interval> share) {
        return new Series(
                name,
                Mark.DOT,
                tone,
                groups.stream()
                        .filter(one -> !Double.isNaN(share.apply(one).value()))
                        .map(one -> point(one.name(), share.apply(one)))
                        .toList());
    }

    private static Point point(String name, Interval share) {
        return new Point(share.value(), name, end(share.low()), end(share.high()));
    }

    private static Double end(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Empty where too few customers were lost. */
    private static Optional<WhyCustomersLeave> read(ReportSource source) {
        List<Row> rows = source.rows(LossReasonsTable.TABLE)
                .map(table -> table.collectAsList())
                .orElse(List.of());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WhyCustomersLeave(
                customers(rows, LossReasonsTable.SIGNS),
                customers(rows, LossReasonsTable.SAID),
                Stream.concat(LossReasonsTable.CODED.stream(), Stream.of(LossReasonsTable.NOT_CODED))
                        .map(group -> reason(rows, group, LossReasonsTable.ALL))
                        .filter(Objects::nonNull)
                        .toList(),
                rows.stream()
                        .filter(row -> !row.getAs(LossReasonsTable.REASON).equals(LossReasonsTable.ALL))
                        .map(row -> reason(rows, row.getAs(LossReasonsTable.GROUP), row.getAs(LossReasonsTable.REASON)))
                        .sorted(java.util.Comparator.comparing(
                                        (Reason one) -> -one.said().value())
                                .thenComparing(Reason::name))
                        .toList()));
    }

    private static long customers(List<Row> rows, String basis) {
        return rows.stream()
                .filter(row -> row.getAs(LossReasonsTable.BASIS).equals(basis))
                .mapToLong(row -> row.<Long>getAs(LossReasonsTable.CUSTOMERS))
                .max()
                .orElse(0);
    }

    /** Null where the tables have no such reason. */
    private static Reason reason(List<Row> rows, String group, String reason) {
        List<Row> own = rows.stream()
                .filter(row -> row.getAs(LossReasonsTable.GROUP).equals(group)
                        && row.getAs(LossReasonsTable.REASON).equals(reason))
                .toList();
        if (own.isEmpty()) {
            return null;
        }
        Row best = of(own, LossReasonsTable.EXTENDED)
                .or(() -> of(own, LossReasonsTable.SAID))
                .orElse(own.get(0));
        return new Reason(
                reason.equals(LossReasonsTable.ALL) ? group : reason,
                share(own, LossReasonsTable.SAID),
                share(own, LossReasonsTable.EXTENDED),
                share(own, LossReasonsTable.SIGNS).value(),
                new Money(
                        best.getAs(LossReasonsTable.YEAR_AMOUNT),
                        best.getAs(LossReasonsTable.YEAR_AMOUNT_LOW),
                        best.getAs(LossReasonsTable.YEAR_AMOUNT_HIGH)),
                Cells.number(best, LossReasonsTable.QUOTED_SHARE));
    }

    private static Optional<Row> of(List<Row> rows, String basis) {
        return rows.stream()
                .filter(row -> row.getAs(LossReasonsTable.BASIS).equals(basis))
                .findFirst();
    }

    private static Interval share(List<Row> rows, String basis) {
        return of(rows, basis)
                .map(row -> Cells.interval(
                        row, LossReasonsTable.SHARE, LossReasonsTable.SHARE_LOW, LossReasonsTable.SHARE_HIGH))
                .orElse(NONE);
    }
}
