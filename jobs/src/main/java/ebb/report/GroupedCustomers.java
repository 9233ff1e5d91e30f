package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.segment.Lifecycle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Customers of one as-of date counted once by everything the report groups them by; all its sums are made from these few rows. */
record GroupedCustomers(List<Group> groups) {

    /** Customers alike in state and bands; bands and sums are null where the customers have none. */
    record Group(String lifecycle, String risk, String value, long customers, Lost lost, BigDecimal moneyAtRisk) {
        BigDecimal expectedLost() {
            return lost.expected();
        }

        BigDecimal lostVariance() {
            return lost.variance();
        }
    }

    /** Sum of the churn probabilities, and variance of the number who leave: p (1 - p) summed. Null where nobody has a score. */
    record Lost(BigDecimal expected, BigDecimal variance) {}

    static GroupedCustomers of(ReportSource source) {
        return new GroupedCustomers(source
                .required(SegmentsTable.TABLE)
                .join(
                        source.required(ScoresTable.TABLE)
                                .select(ScoresTable.CUSTOMER_ID, ScoresTable.AS_OF, ScoresTable.CHURN_PROBABILITY),
                        new String[] {SegmentsTable.CUSTOMER_ID, SegmentsTable.AS_OF})
                .groupBy(SegmentsTable.LIFECYCLE, SegmentsTable.RISK_BAND, SegmentsTable.VALUE_BAND)
                .agg(
                        count(lit(1)),
                        // Rounded, so that the sum does not depend on the order of rows.
                        sum(col(ScoresTable.CHURN_PROBABILITY).cast("decimal(18,9)")),
                        sum(col(ScoresTable.CHURN_PROBABILITY)
                                .multiply(lit(1).minus(col(ScoresTable.CHURN_PROBABILITY)))
                                .cast("decimal(18,9)")),
                        sum(SegmentsTable.MONEY_AT_RISK))
                .collectAsList()
                .stream()
                .map(row -> new Group(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        new Lost(row.getDecimal(4), row.getDecimal(5)),
                        row.getDecimal(6)))
                .toList());
    }

    /**
     * The news.
     *
     * @param caveat why the score is to be doubted; null where it is not
     * @param call the kind of action that is expected to bring most; null: none is due
     * @param before totals of the as-of date before; null where there is none
     */
    Headline headline(String caveat, Headline.Call call, Headline.Before before) {
        List<Group> active = active();
        return new Headline(
                customers(active),
                Headline.Loss.of(
                        customers(active),
                        expectedLost(active),
                        total(active, Group::lostVariance).doubleValue()),
                moneyAtRisk(active),
                caveat,
                call,
                before);
    }

    Headline.Before before(LocalDate asOf) {
        List<Group> active = active();
        return new Headline.Before(asOf, customers(active), expectedLost(active), moneyAtRisk(active));
    }

    private List<Group> active() {
        return where(group -> !group.lifecycle().equals(Lifecycle.LAPSED.label()));
    }

    SegmentSizes sizes() {
        return new SegmentSizes(
                Arrays.stream(Lifecycle.values()).map(this::size).toList());
    }

    private SegmentSizes.Row size(Lifecycle state) {
        List<Group> groups = where(group -> group.lifecycle().equals(state.label()));
        boolean lapsed = state == Lifecycle.LAPSED;
        return new SegmentSizes.Row(
                state.label(),
                state.meaning(),
                customers(groups),
                lapsed ? Double.NaN : expectedLost(groups),
                lapsed ? null : moneyAtRisk(groups));
    }

    RiskByValue riskByValue() {
        Function<Group, List<String>> bands = group -> List.of(group.risk(), group.value());
        return new RiskByValue(where(group -> group.risk() != null && group.value() != null).stream()
                .collect(Collectors.groupingBy(bands))
                .entrySet()
                .stream()
                .map(entry -> new RiskByValue.Cell(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        customers(entry.getValue()),
                        moneyAtRisk(entry.getValue())))
                .sorted(Comparator.comparing(RiskByValue.Cell::risk).thenComparing(RiskByValue.Cell::value))
                .toList());
    }

    private List<Group> where(Predicate<Group> holds) {
        return groups.stream().filter(holds).toList();
    }

    private static long customers(List<Group> groups) {
        return groups.stream().mapToLong(Group::customers).sum();
    }

    /** NaN where nobody of some customers has a score. */
    private static double expectedLost(List<Group> groups) {
        return isUnknown(groups)
                ? Double.NaN
                : total(groups, Group::expectedLost).doubleValue();
    }

    /** Null where nobody of some customers has a score. */
    private static BigDecimal moneyAtRisk(List<Group> groups) {
        return isUnknown(groups) ? null : total(groups, Group::moneyAtRisk);
    }

    private static boolean isUnknown(List<Group> groups) {
        return !groups.isEmpty() && groups.stream().allMatch(group -> group.expectedLost() == null);
    }

    private static BigDecimal total(List<Group> groups, Function<Group, BigDecimal> figure) {
        return groups.stream().map(figure).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
