package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.evaluation.Interval;
import ebb.schema.WinBackRatesTable;
import ebb.schema.WinBackTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lapsed customers to win back by probable cause, and what earlier attempts brought.
 *
 * @param causes most expected gain first
 * @param rates of attempts whose outcome is known; empty where none was made
 */
public record WinBackPlan(List<Cause> causes, List<Rate> rates) implements Section {
    public static final SectionType TYPE = new SectionType(
            "win-back",
            "Winning customers back",
            List.of(WinBackTable.TABLE, WinBackRatesTable.TABLE),
            WinBackPlan::read);

    /**
     * Customers who probably left for one cause.
     *
     * @param worthTrying of them those with an attempt to come that is expected to bring more than it costs
     * @param value expected spending of these if they return
     * @param gain expected gain of trying them
     */
    public record Cause(
            String words, long customers, long worthTrying, BigDecimal value, BigDecimal gain, String offer) {}

    /**
     * What came of the attempts of a group.
     *
     * @param by what they are grouped by
     * @param difference contacted less held back; NaN where nobody was held back
     */
    public record Rate(String by, String group, Returned contacted, Returned heldBack, Interval difference) {}

    /** How many, and the share that came back; NaN where there was nobody. */
    public record Returned(long customers, Interval share) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long customers() {
        return causes.stream().mapToLong(Cause::customers).sum();
    }

    private static Optional<WinBackPlan> read(ReportSource source) {
        return source.rows(WinBackTable.TABLE)
                .map(list -> new WinBackPlan(
                        causes(list),
                        source.rows(WinBackRatesTable.TABLE)
                                .map(WinBackPlan::rates)
                                .orElse(List.of())))
                .filter(plan -> !plan.causes().isEmpty());
    }

    private static Column sumOf(Column isCounted, String money) {
        return sum(when(isCounted, col(money)).otherwise(lit(BigDecimal.ZERO)));
    }

    private static List<Cause> causes(Dataset<Row> list) {
        Column isWorthTrying = col(WinBackTable.NEXT_ATTEMPT_ON)
                .isNotNull()
                .and(col(WinBackTable.EXPECTED_GAIN).gt(0));
        return list
                .groupBy(WinBackTable.CAUSE, WinBackTable.OFFER)
                .agg(
                        count(lit(1)),
                        count_if(isWorthTrying),
                        sumOf(isWorthTrying, WinBackTable.EXPECTED_VALUE),
                        sumOf(isWorthTrying, WinBackTable.EXPECTED_GAIN).as(WinBackTable.EXPECTED_GAIN))
                .orderBy(col(WinBackTable.EXPECTED_GAIN).desc(), col(WinBackTable.CAUSE))
                .collectAsList()
                .stream()
                .map(row -> new Cause(
                        row.getString(0),
                        row.getLong(2),
                        row.getLong(3),
                        row.getDecimal(4),
                        row.getDecimal(5),
                        row.getString(1)))
                .toList();
    }

    private static List<Rate> rates(Dataset<Row> rates) {
        return rates.orderBy(WinBackRatesTable.GROUPED_BY, WinBackRatesTable.GROUP).collectAsList().stream()
                .map(row -> new Rate(
                        row.getAs(WinBackRatesTable.GROUPED_BY),
                        row.getAs(WinBackRatesTable.GROUP),
                        new Returned(
                                row.<Long>getAs(WinBackRatesTable.CONTACTED),
                                interval(
                                        row,
                                        WinBackRatesTable.CONTACTED_SHARE,
                                        WinBackRatesTable.CONTACTED_LOW,
                                        WinBackRatesTable.CONTACTED_HIGH)),
                        new Returned(
                                row.<Long>getAs(WinBackRatesTable.HELD_BACK),
                                interval(
                                        row,
                                        WinBackRatesTable.HELD_BACK_SHARE,
                                        WinBackRatesTable.HELD_BACK_LOW,
                                        WinBackRatesTable.HELD_BACK_HIGH)),
                        interval(
                                row,
                                WinBackRatesTable.DIFFERENCE,
                                WinBackRatesTable.DIFFERENCE_LOW,
                                WinBackRatesTable.DIFFERENCE_HIGH)))
                .toList();
    }

    private static Interval interval(Row row, String value, String low, String high) {
        return new Interval(Cells.number(row, value), Cells.number(row, low), Cells.number(row, high));
    }
}
