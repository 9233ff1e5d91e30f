package ebb.action;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ContactPurpose;
import ebb.schema.NextActionsTable;
import ebb.schema.WarningsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Next steps of the warnings that lead to marketing: the customer's one action, with its channel and last day, or why there is none. What the rule advises in
 * general stands in its card; duties keep their own step.
 */
public final class WarningSteps {
    private static final String DAY = "d MMM yyyy";
    private static final String ACTION_CUSTOMER = "action_customer_id";
    private static final String STEP = "action_step";

    private WarningSteps() {}

    /**
     * The warnings whose next step is not the customer's action yet, with it.
     *
     * @param warnings rows of {@link WarningsTable}
     * @param actions rows of {@link NextActionsTable} as of the day
     * @param day warnings that were last checked on another are left as they are
     */
    public static Dataset<Row> changed(Dataset<Row> warnings, Dataset<Row> actions, LocalDate day) {
        Column isOfTheDay = col(WarningsTable.CLOSED_ON)
                .isNull()
                .and(col(WarningsTable.CHECKED_ON).equalTo(lit(Date.valueOf(day))));
        return select(
                joined(warnings.where(isOfTheDay.and(isMarketing())), actions)
                        .where(not(col(WarningsTable.NEXT_STEP).equalTo(coalesce(col(STEP), own())))),
                warnings);
    }

    /** All the warnings, each that leads to marketing with the customer's action as its next step. */
    public static Dataset<Row> of(Dataset<Row> warnings, Dataset<Row> actions) {
        return select(joined(warnings, actions), warnings);
    }

    private static Dataset<Row> joined(Dataset<Row> warnings, Dataset<Row> actions) {
        Dataset<Row> steps = actions.select(col(NextActionsTable.CUSTOMER_ID).as(ACTION_CUSTOMER), step().as(STEP));
        return warnings.join(
                steps, warnings.col(WarningsTable.CUSTOMER_ID).equalTo(steps.col(ACTION_CUSTOMER)), "left");
    }

    private static Dataset<Row> select(Dataset<Row> joined, Dataset<Row> warnings) {
        return joined.select(Arrays.stream(warnings.columns())
                .map(name -> name.equals(WarningsTable.NEXT_STEP)
                        ? when(isMarketing(), coalesce(col(STEP), own()))
                                .otherwise(own())
                                .as(name)
                        : col(name))
                .toArray(Column[]::new));
    }

    private static Column own() {
        return col(WarningsTable.NEXT_STEP);
    }

    private static Column isMarketing() {
        return col(WarningsTable.PURPOSE).equalTo(ContactPurpose.MARKETING.label());
    }

    /** Of a row of {@link NextActionsTable}. */
    private static Column step() {
        Column because = col(NextActionsTable.SUPPRESSED_BECAUSE);
        Column channel = coalesce(concat(col(NextActionsTable.CHANNEL), lit(", ")), lit(""));
        Column action = concat(
                when(isIn(NextActionsTable.WAITING), lit("Waits for capacity: "))
                        .otherwise(lit("")),
                col(NextActionsTable.ACTION),
                coalesce(
                        concat(
                                lit(" ("),
                                channel,
                                lit("by "),
                                date_format(col(NextActionsTable.CONTACT_BY), DAY),
                                lit(")")),
                        lit("")));
        // With a reason what is due is a duty, which is no step of marketing.
        return when(
                        isIn(NextActionsTable.DUE)
                                .or(isIn(NextActionsTable.WAITING))
                                .and(because.isNull()),
                        action)
                .when(
                        isIn(NextActionsTable.NOTHING_DUE),
                        coalesce(concat(lit("Nothing due: "), because), lit("Nothing due")))
                .otherwise(concat(lit("Nothing: "), because));
    }

    private static Column isIn(String state) {
        return col(NextActionsTable.STATE).equalTo(state);
    }
}
