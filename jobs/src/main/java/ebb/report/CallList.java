package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.schema.AliasesTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What to do first: the actions with most expected gain that are permitted.
 *
 * @param calls the first of them
 * @param due how many are to be contacted in all
 * @param unchecked which wishes of customers are not known, in words; null: none
 */
public record CallList(List<Call> calls, long due, String unchecked) implements Section {
    public static final SectionType TYPE = new SectionType(
            "calls",
            "Whom to contact first",
            List.of(NextActionsTable.TABLE, ScoresTable.TABLE, CustomersTable.TABLE, AliasesTable.TABLE),
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
     * @param churnProbability NaN: not scored, or not active, so that the score, learnt from the active, does not speak of the customer
     */
    public record Stake(double churnProbability, BigDecimal expectedGain, BigDecimal expectedLoss) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final int SHOWN = 6;
    private static final int REASONS_SHOWN = 2;

    private static Optional<CallList> read(ReportSource source) {
        return source.rows(NextActionsTable.TABLE)
                .map(actions -> actions.where(col(NextActionsTable.STATE).equalTo(NextActionsTable.DUE)))
                .map(due -> new CallList(
                        calls(source, due), due.count(), source.frame().unchecked()));
    }

    /** Picks the first actions, then looks up only their customers in the other tables. */
    private static List<Call> calls(ReportSource source, Dataset<Row> due) {
        List<Row> first = due.orderBy(NextActionsTable.RANK).limit(SHOWN).collectAsList();
        Object[] ids = first.stream()
                .map(row -> row.getAs(NextActionsTable.CUSTOMER_ID))
                .toArray();
        Map<String, Row> scores =
                source
                        .required(ScoresTable.TABLE)
                        .where(col(ScoresTable.CUSTOMER_ID).isin(ids))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs(ScoresTable.CUSTOMER_ID), row -> row));
        Map<String, String> names = source.names(first);
        return first.stream()
                .map(row -> call(row, scores.get(row.<String>getAs(NextActionsTable.CUSTOMER_ID)), names))
                .toList();
    }

    private static Call call(Row action, Row score, Map<String, String> names) {
        return new Call(
                action.getAs(NextActionsTable.CUSTOMER_ID),
                names.get(action.<String>getAs(NextActionsTable.CUSTOMER_ID)),
                new Stake(
                        score == null
                                        || score.isNullAt(score.fieldIndex(ScoresTable.CHURN_PROBABILITY))
                                        || !score.<Boolean>getAs(ScoresTable.IS_ACTIVE)
                                ? Double.NaN
                                : score.<Double>getAs(ScoresTable.CHURN_PROBABILITY),
                        action.getAs(NextActionsTable.EXPECTED_GAIN),
                        action.getAs(NextActionsTable.EXPECTED_LOSS)),
                NextActionsTable.REASONS.stream()
                        .map(reason -> action.<String>getAs(reason))
                        .filter(Objects::nonNull)
                        .limit(REASONS_SHOWN)
                        .toList(),
                action.getAs(NextActionsTable.ACTION),
                action.<Date>getAs(NextActionsTable.CONTACT_BY).toLocalDate());
    }
}
