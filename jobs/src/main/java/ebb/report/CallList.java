package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Whom to contact first: the customers with most money at risk who are not held back.
 *
 * @param calls the first of them
 * @param due how many are to be contacted in all
 */
public record CallList(List<Call> calls, long due) implements Section {
    public static final SectionType TYPE = new SectionType(
            "calls",
            "Whom to contact first",
            List.of(SegmentsTable.TABLE, ScoresTable.TABLE, CustomersTable.TABLE),
            CallList::read);

    /**
     * One customer to contact.
     *
     * @param name null: not given
     * @param reasons strongest first
     */
    public record Call(
            String customerId, String name, Stake stake, List<String> reasons, String action, LocalDate by) {}

    /**
     * What may be lost with a customer.
     *
     * @param churnProbability NaN: not scored
     */
    public record Stake(double churnProbability, BigDecimal expectedValue, BigDecimal moneyAtRisk) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final int SHOWN = 8;
    private static final int REASONS_SHOWN = 2;

    private static Optional<CallList> read(ReportSource source) {
        return Optional.of(new CallList(calls(source), source.totals().due()));
    }

    /** Picks the customers from the segments, then looks up only theirs in the other tables. */
    private static List<Call> calls(ReportSource source) {
        List<Row> first = source.required(SegmentsTable.TABLE)
                .where(col(SegmentsTable.CONTACT_BY).isNotNull())
                .orderBy(col(SegmentsTable.MONEY_AT_RISK).desc_nulls_last(), col(SegmentsTable.CUSTOMER_ID))
                .limit(SHOWN)
                .collectAsList();
        Object[] ids =
                first.stream().map(row -> row.getAs(SegmentsTable.CUSTOMER_ID)).toArray();
        Map<String, Row> scores =
                source
                        .required(ScoresTable.TABLE)
                        .where(col(ScoresTable.CUSTOMER_ID).isin(ids))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs(ScoresTable.CUSTOMER_ID), row -> row));
        Map<String, String> names = source.names(first);
        return first.stream()
                .map(row -> call(row, scores.get(row.<String>getAs(SegmentsTable.CUSTOMER_ID)), names))
                .toList();
    }

    private static Call call(Row segment, Row score, Map<String, String> names) {
        return new Call(
                segment.getAs(SegmentsTable.CUSTOMER_ID),
                names.get(segment.<String>getAs(SegmentsTable.CUSTOMER_ID)),
                new Stake(
                        Objects.requireNonNullElse(score.getAs(ScoresTable.CHURN_PROBABILITY), Double.NaN),
                        score.getAs(ScoresTable.EXPECTED_VALUE),
                        segment.getAs(SegmentsTable.MONEY_AT_RISK)),
                ScoresTable.REASONS.stream()
                        .limit(REASONS_SHOWN)
                        .map(reason -> score.<String>getAs(reason))
                        .filter(Objects::nonNull)
                        .toList(),
                segment.getAs(SegmentsTable.ACTION),
                segment.<Date>getAs(SegmentsTable.CONTACT_BY).toLocalDate());
    }
}
