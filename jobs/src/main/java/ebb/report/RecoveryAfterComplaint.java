package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.evaluation.Interval;
import ebb.schema.ComplaintRecoveryTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * How many customers bought again after a complaint, by how it was dealt with.
 *
 * @param quickDays days within which a complaint counts as solved quickly
 * @param rows of all customers, then of those whose complaint had a cause
 */
public record RecoveryAfterComplaint(int quickDays, List<Handling> rows) implements Section {
    public static final SectionType TYPE = new SectionType(
            "recovery",
            "Who comes back after a complaint",
            List.of(ComplaintRecoveryTable.TABLE),
            RecoveryAfterComplaint::read);

    /**
     * One way of dealing with complaints.
     *
     * @param group all, or a cause
     * @param adjusted share that bought again, for customers as active as all complainants
     * @param difference to complaints solved quickly; NaN: that itself
     * @param quoted often quoted share; NaN: none
     */
    public record Handling(
            String group, String name, long customers, Interval adjusted, Interval difference, double quoted) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Empty where no complaint is followed. */
    private static Optional<RecoveryAfterComplaint> read(ReportSource source) {
        List<Row> rows = source.rows(ComplaintRecoveryTable.TABLE)
                .map(table -> table.where(col(ComplaintRecoveryTable.DIMENSION)
                                .isin(ComplaintRecoveryTable.ALL, ComplaintRecoveryTable.CAUSE))
                        .collectAsList())
                .orElse(List.of());
        return rows.stream()
                .findFirst()
                .map(first -> new RecoveryAfterComplaint(
                        first.<Integer>getAs(ComplaintRecoveryTable.QUICK_DAYS),
                        rows.stream()
                                .sorted(Comparator.comparing(
                                                (Row row) -> row.<String>getAs(ComplaintRecoveryTable.DIMENSION))
                                        .thenComparing(row -> row.<String>getAs(ComplaintRecoveryTable.GROUP))
                                        .thenComparing(
                                                row -> Cells.number(row, ComplaintRecoveryTable.ADJUSTED_SHARE),
                                                Comparator.reverseOrder()))
                                .map(RecoveryAfterComplaint::handling)
                                .toList()));
    }

    private static Handling handling(Row row) {
        return new Handling(
                row.<String>getAs(ComplaintRecoveryTable.GROUP).replace('_', ' '),
                row.getAs(ComplaintRecoveryTable.HANDLING),
                row.<Long>getAs(ComplaintRecoveryTable.CUSTOMERS),
                Cells.interval(
                        row,
                        ComplaintRecoveryTable.ADJUSTED_SHARE,
                        ComplaintRecoveryTable.ADJUSTED_LOW,
                        ComplaintRecoveryTable.ADJUSTED_HIGH),
                Cells.interval(
                        row,
                        ComplaintRecoveryTable.DIFFERENCE,
                        ComplaintRecoveryTable.DIFFERENCE_LOW,
                        ComplaintRecoveryTable.DIFFERENCE_HIGH),
                Cells.number(row, ComplaintRecoveryTable.QUOTED_SHARE));
    }

    /** A difference of shares in points, with its interval; empty where there is none. */
    public static String points(Interval difference) {
        return Double.isNaN(difference.value())
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%+.0f points (%+.0f to %+.0f)",
                        100 * difference.value(),
                        100 * difference.low(),
                        100 * difference.high());
    }
}
