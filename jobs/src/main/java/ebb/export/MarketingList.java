package ebb.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SentTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is to be contacted for marketing, with everything the mailing tool and the caller need to know. */
public final class MarketingList {
    /** Columns that are left out unless they are asked for. */
    static final String EMAIL_SHA256 = "email_sha256";

    /** Why the customer is to be contacted: the first reason of the action, where {@link ScoresTable#REASONS} are those of the score. */
    static final String WHY = "why";

    private static final String CHURN_PERCENT = "churn_percent";

    /** The category that the customer is due to buy next, and when. */
    private static final String NEXT_DUE_CATEGORY = "next_due_category";

    private static final String NEXT_DUE_ON = "next_due_on";

    /** Why there is no such day. */
    private static final String NEXT_DUE_NOTE = "next_due_note";

    private static final String NO_HABIT = "not predictable: no category was bought on three days or more";
    private static final String ENDED = "not predictable: every habit has ended";
    private static final String OVERDUE = "overdue: the day of every category has passed";
    private static final String SENT_ID = "sent_customer_id";
    private static final int SHA_BITS = 256;
    private static final int PERCENT = 100;

    private static final List<String> SHOWN = Stream.of(
                    List.of(
                            CustomersTable.CUSTOMER_ID,
                            CustomersTable.NAME,
                            NextActionsTable.OWNER,
                            NextActionsTable.AS_OF,
                            NextActionsTable.ACTION,
                            WHY,
                            NextActionsTable.CONTACT_BY,
                            SegmentsTable.LIFECYCLE,
                            SegmentsTable.RISK_BAND,
                            SegmentsTable.VALUE_BAND,
                            SegmentsTable.RFM_GROUP,
                            CHURN_PERCENT,
                            ScoresTable.EXPECTED_VALUE,
                            SegmentsTable.MONEY_AT_RISK,
                            NextActionsTable.PURPOSE,
                            NextActionsTable.CHANNEL,
                            NextActionsTable.OFFER,
                            NextActionsTable.EXPECTED_LOSS,
                            NextActionsTable.EXPECTED_GAIN,
                            NextActionsTable.COST,
                            NextActionsTable.RANK,
                            NextActionsTable.SOURCES,
                            NEXT_DUE_ON,
                            NEXT_DUE_CATEGORY,
                            NEXT_DUE_NOTE),
                    ScoresTable.REASONS)
            .flatMap(List::stream)
            .toList();

    /** State of an action that is no marketing, and so on no list for it. */
    public static final String DUTY = "service or account duty";

    private MarketingList() {}

    /** Columns that can be asked for, in the order in which they are written unless another is asked for. */
    public static List<String> columns() {
        List<String> all = new ArrayList<>(SHOWN);
        all.addAll(List.of(ScoresTable.CHURN_PROBABILITY, CustomersTable.EMAIL, EMAIL_SHA256));
        return all;
    }

    /** Most expected gain first; the customer's id settles ties. */
    public static Column[] order() {
        return new Column[] {col(NextActionsTable.RANK).asc_nulls_last(), col(NextActionsTable.CUSTOMER_ID)};
    }

    /**
     * The published tables that the list is made of.
     *
     * @param customers null: no names
     * @param rhythms rows of {@link CategoryRhythmsTable}; null: nothing is known to be due
     */
    public record Tables(Dataset<Row> segments, Dataset<Row> scores, Dataset<Row> customers, Dataset<Row> rhythms) {}

    /** The actions with their state today, as {@link RefusedToday#left} says; what is no marketing and due has the state {@link #DUTY}. */
    static Dataset<Row> today(Dataset<Row> actions, Dataset<Row> permissions) {
        Column state = col(NextActionsTable.STATE);
        return RefusedToday.left(NextActionsTable.TABLE, actions, permissions)
                .withColumn(
                        NextActionsTable.STATE,
                        when(state.equalTo(NextActionsTable.DUE).and(not(RefusedToday.IS_MARKETING)), lit(DUTY))
                                .otherwise(state));
    }

    /**
     * The actions, those suppressed whose customer is on another list of the day with another action; greeting on an occasion is one action on both lists.
     *
     * @param sent customer and action of the day's lists
     */
    static Dataset<Row> without(Dataset<Row> actions, Dataset<Row> sent) {
        return suppressed(actions, sent, not(isSame(actions, sent)), "is on another list of today");
    }

    /**
     * The actions without those that were exported for the same customer of late.
     *
     * @param sent customer and action of earlier lists
     */
    static Dataset<Row> notAgain(Dataset<Row> actions, Dataset<Row> sent) {
        return suppressed(actions, sent, isSame(actions, sent), "was on a list with this action of late");
    }

    private static Column isSame(Dataset<Row> actions, Dataset<Row> sent) {
        Column sentAction = sent.col(SentTable.ACTION);
        return sentAction
                .eqNullSafe(actions.col(NextActionsTable.ACTION))
                .or(sentAction
                        .equalTo(OccasionListExport.ACTION)
                        .and(RefusedToday.isFor(NextActionsTable.FROM_OCCASION)));
    }

    private static Dataset<Row> suppressed(Dataset<Row> actions, Dataset<Row> sent, Column isMeant, String because) {
        Dataset<Row> meant = actions.join(
                        sent,
                        actions.col(NextActionsTable.CUSTOMER_ID)
                                .equalTo(sent.col(SentTable.CUSTOMER_ID))
                                .and(isMeant),
                        "left_semi")
                .select(col(NextActionsTable.CUSTOMER_ID).as(SENT_ID));
        Column isOut = col(SENT_ID).isNotNull().and(col(NextActionsTable.STATE).equalTo(NextActionsTable.DUE));
        return actions.join(meant, actions.col(NextActionsTable.CUSTOMER_ID).equalTo(meant.col(SENT_ID)), "left")
                .withColumn(
                        NextActionsTable.SUPPRESSED_BECAUSE,
                        when(isOut, lit(because)).otherwise(col(NextActionsTable.SUPPRESSED_BECAUSE)))
                .withColumn(
                        NextActionsTable.STATE,
                        when(isOut, lit(NextActionsTable.SUPPRESSED)).otherwise(col(NextActionsTable.STATE)))
                .drop(SENT_ID);
    }

    /** The list with all columns of {@link #columns}. */
    public static Dataset<Row> of(Dataset<Row> due, Tables tables) {
        String[] key = {NextActionsTable.CUSTOMER_ID};
        // The score is learnt from active customers and does not speak of others.
        Column churn = when(col(ScoresTable.IS_ACTIVE), col(ScoresTable.CHURN_PROBABILITY));
        List<Column> scored = new ArrayList<>(List.of(
                col(ScoresTable.CUSTOMER_ID),
                churn.as(ScoresTable.CHURN_PROBABILITY),
                round(churn.multiply(lit(PERCENT)), 1).as(CHURN_PERCENT),
                col(ScoresTable.EXPECTED_VALUE)));
        ScoresTable.REASONS.forEach(reason -> scored.add(col(reason)));
        Dataset<Row> listed = due.withColumn(WHY, col(NextActionsTable.REASONS.get(0)))
                .drop(NextActionsTable.REASONS.toArray(String[]::new))
                .join(
                        tables.segments()
                                .select(
                                        SegmentsTable.CUSTOMER_ID,
                                        SegmentsTable.LIFECYCLE,
                                        SegmentsTable.RISK_BAND,
                                        SegmentsTable.VALUE_BAND,
                                        SegmentsTable.RFM_GROUP,
                                        SegmentsTable.MONEY_AT_RISK),
                        key)
                .join(tables.scores().select(scored.toArray(Column[]::new)), key)
                .join(nextDue(tables), key, "left")
                .withColumn(
                        NEXT_DUE_NOTE, when(col(NEXT_DUE_ON).isNull(), coalesce(col(NEXT_DUE_NOTE), lit(NO_HABIT))));
        return named(listed, tables.customers());
    }

    /**
     * Rows with the customers' names, addresses and hashed addresses.
     *
     * @param customers null: nobody's is known
     */
    static Dataset<Row> named(Dataset<Row> rows, Dataset<Row> customers) {
        Dataset<Row> named = customers == null
                ? rows.withColumn(CustomersTable.NAME, lit(null).cast("string"))
                        .withColumn(CustomersTable.EMAIL, lit(null).cast("string"))
                : rows.join(names(customers), new String[] {CustomersTable.CUSTOMER_ID}, "left");
        Column address = lower(trim(col(CustomersTable.EMAIL)));
        return named.withColumn(EMAIL_SHA256, sha2(address, SHA_BITS)).withColumn(CustomersTable.EMAIL, address);
    }

    /** The columns asked for; those of {@code SHOWN} where none is. */
    public static Dataset<Row> select(Dataset<Row> list, List<String> wanted) {
        List<String> columns = wanted.isEmpty() ? SHOWN : wanted;
        return list.select(columns.stream().map(name -> col(name)).toArray(Column[]::new));
    }

    /** The category whose day comes first from the as-of date on, of those that the customer has not dropped; where there is none, why. */
    private static Dataset<Row> nextDue(Tables tables) {
        if (tables.rhythms() == null) {
            return tables.scores()
                    .select(
                            col(ScoresTable.CUSTOMER_ID),
                            lit(null).cast("date").as(NEXT_DUE_ON),
                            lit(null).cast("string").as(NEXT_DUE_CATEGORY),
                            lit(null).cast("string").as(NEXT_DUE_NOTE));
        }
        Column isKept = col(CategoryRhythmsTable.STATE).notEqual(CategoryRhythmsTable.DROPPED);
        Column isAhead = col(CategoryRhythmsTable.DUE_ON).geq(col(CategoryRhythmsTable.AS_OF));
        return tables.rhythms()
                .groupBy(CategoryRhythmsTable.CUSTOMER_ID)
                .agg(
                        min(when(
                                        isKept.and(isAhead),
                                        struct(col(CategoryRhythmsTable.DUE_ON), col(CategoryRhythmsTable.CATEGORY))))
                                .as(CategoryRhythmsTable.CATEGORY),
                        max(isKept).as(CategoryRhythmsTable.STATE))
                .select(
                        col(CategoryRhythmsTable.CUSTOMER_ID),
                        col(CategoryRhythmsTable.CATEGORY + "." + CategoryRhythmsTable.DUE_ON)
                                .as(NEXT_DUE_ON),
                        col(CategoryRhythmsTable.CATEGORY + "." + CategoryRhythmsTable.CATEGORY)
                                .as(NEXT_DUE_CATEGORY),
                        when(col(CategoryRhythmsTable.STATE), lit(OVERDUE))
                                .otherwise(lit(ENDED))
                                .as(NEXT_DUE_NOTE));
    }

    private static Dataset<Row> names(Dataset<Row> customers) {
        return customers
                .groupBy(CustomersTable.CUSTOMER_ID)
                .agg(
                        max(CustomersTable.NAME).as(CustomersTable.NAME),
                        max(CustomersTable.EMAIL).as(CustomersTable.EMAIL));
    }
}
