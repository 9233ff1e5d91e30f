package ebb.report;

import ebb.evaluation.Interval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.FailureAuditTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;

/**
 * Where failures and losses are more than chance allows, and who is at risk when an owner leaves.
 *
 * @param groups the least likely by chance first
 */
public record BeyondChance(List<Audited> groups) implements Section {
    public static final SectionType TYPE =
            new SectionType("audit", "More than chance allows", List.of(FailureAuditTable.TABLE), BeyondChance::read);

    private static final int MOST_SHOWN = 15;

    /**
     * A group.
     *
     * @param ratio observed over expected, with its control limits
     * @param state what became of failures lately; null: losses, or none lately
     */
    public record Audited(
            String subject,
            String dimension,
            String name,
            Counts counts,
            Interval ratio,
            boolean isFound,
            String state) {}

    /** What was counted, and the customers that are there now; null amounts of a category. */
    public record Counts(long of, long observed, double expected, Long active, BigDecimal yearAmount) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Empty where nothing was audited. */
    private static Optional<BeyondChance> read(ReportSource source) {
        List<Audited> groups = source
                .rowsToName(FailureAuditTable.TABLE, FailureAuditTable.GROUP)
                .map(table -> table.collectAsList())
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing((Row row) -> Cells.number(row, FailureAuditTable.Q_VALUE))
                        .thenComparing(row -> Cells.number(row, FailureAuditTable.P_VALUE))
                        .thenComparing(row -> row.<String>getAs(FailureAuditTable.GROUP)))
                .map(BeyondChance::audited)
                .toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new BeyondChance(groups));
    }

    private static Audited audited(Row row) {
        return new Audited(
                row.getAs(FailureAuditTable.SUBJECT),
                row.getAs(FailureAuditTable.DIMENSION),
                row.getAs(FailureAuditTable.GROUP),
                new Counts(
                        row.<Long>getAs(FailureAuditTable.OF),
                        row.<Long>getAs(FailureAuditTable.OBSERVED),
                        row.<Double>getAs(FailureAuditTable.EXPECTED),
                        row.getAs(FailureAuditTable.ACTIVE),
                        row.getAs(FailureAuditTable.YEAR_AMOUNT)),
                Cells.interval(row, FailureAuditTable.RATIO, FailureAuditTable.LIMIT_LOW, FailureAuditTable.LIMIT_HIGH),
                row.<Boolean>getAs(FailureAuditTable.IS_FINDING),
                row.getAs(FailureAuditTable.STATE));
    }

    public long found() {
        return groups.stream().filter(Audited::isFound).count();
    }

    /** The groups to look at: what was found, and the next likely ones. */
    public List<Audited> shown() {
        return groups.stream().limit(Math.max(MOST_SHOWN, found())).toList();
    }

    /** Owners by what their active customers bought in a year. */
    public List<Audited> owners() {
        return losses(FailureAuditTable.OWNER).stream()
                .sorted(Comparator.comparing((Audited one) -> one.counts().yearAmount())
                        .reversed())
                .limit(MOST_SHOWN)
                .toList();
    }

    /** Owners, or else regions, by their losses; the least expected first. */
    public List<Audited> funnel() {
        List<Audited> owners = losses(FailureAuditTable.OWNER);
        return (owners.isEmpty() ? losses(FailureAuditTable.REGION) : owners)
                .stream()
                        .filter(one -> !Double.isNaN(one.ratio().value()))
                        .sorted(Comparator.comparing(one -> one.counts().expected()))
                        .toList();
    }

    private List<Audited> losses(String dimension) {
        return groups.stream()
                .filter(one -> one.subject().equals(FailureAuditTable.LOSSES)
                        && one.dimension().equals(dimension))
                .toList();
    }

    /** Funnel plot of the losses. */
    public Chart chart() {
        return new Chart(
                "Customers lost over those expected, with the limits of chance",
                null,
                Axis.of("Expected to be lost", Unit.COUNT),
                Axis.of("Lost over expected", Unit.FIGURE),
                List.of(
                        new Series("Groups", Mark.DOT, Tone.STRONG, points(one -> one.ratio()
                                .value())),
                        new Series("Upper limit", Mark.GUIDE, Tone.NEUTRAL, points(one -> one.ratio()
                                .high())),
                        new Series("Lower limit", Mark.GUIDE, Tone.NEUTRAL, points(one -> one.ratio()
                                .low()))));
    }

    private List<Point> points(ToDoubleFunction<Audited> y) {
        return funnel().stream()
                .map(one -> Point.at(one.counts().expected(), y.applyAsDouble(one)))
                .toList();
    }
}
