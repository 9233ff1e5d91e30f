package ebb.warning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ContactPurpose;
import ebb.input.ContactPermissions;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What the rules found, made into warnings that may be acted on: nothing that would lead to marketing where it is not permitted, the money at risk as the
 * segments have it, and a severity by money.
 */
public final class FindingCompletion {
    private static final String DUTY_ONLY = ". Account duty only, no offer: ";
    private static final String SEGMENT_CUSTOMER = "segment_customer_id";
    private static final String SEGMENT_MONEY = "segment_money_at_risk";

    private FindingCompletion() {}

    /**
     * Rows of {@link FindingRows} with everything filled in.
     *
     * @param permissions of {@link ContactPermissions}
     * @param segments of the same as-of date; null: not made, and the money at risk is not known
     */
    public static Dataset<Row> of(
            Dataset<Row> findings, Dataset<Row> permissions, Dataset<Row> segments, WarningSettings.Severity severity) {
        Dataset<Row> permitted = permitted(findings, permissions);
        return withSeverity(segments == null ? permitted : withMoney(permitted, segments), severity)
                .select(Arrays.stream(findings.columns()).map(name -> col(name)).toArray(Column[]::new));
    }

    /** Next step of a duty to a customer whom marketing may not reach, with the reason; null: marketing may. */
    public static Column dutyOnly() {
        return concat(col(WarningsTable.NEXT_STEP), lit(DUTY_ONLY), col(ContactPermissions.LASTING));
    }

    /** Whether a next step says already that it is a duty alone. */
    public static Column isDutyOnly() {
        return contains(col(WarningsTable.NEXT_STEP), lit(DUTY_ONLY));
    }

    /**
     * Account duty is not withheld from those whom marketing may not reach, but says so. Where the churn score may be no reason to contact anybody, neither is
     * a probability by the same purchases; what happened, as a failure or a drop of orders, still is.
     */
    private static Dataset<Row> permitted(Dataset<Row> findings, Dataset<Row> permissions) {
        Dataset<Row> refusals = permissions
                .where(col(ContactPermissions.LASTING)
                        .isNotNull()
                        .or(col(ContactPermissions.SCORE_REFUSAL).isNotNull()))
                .select(
                        col(ContactPermissions.CUSTOMER_ID).as(SEGMENT_CUSTOMER),
                        col(ContactPermissions.LASTING),
                        col(ContactPermissions.SCORE_REFUSAL));
        Column isMarketing = col(WarningsTable.PURPOSE).equalTo(ContactPurpose.MARKETING.label());
        return findings.join(
                        refusals,
                        findings.col(WarningsTable.CUSTOMER_ID).equalTo(refusals.col(SEGMENT_CUSTOMER)),
                        "left")
                .where(col(ContactPermissions.LASTING).isNull().or(not(isMarketing)))
                .where(col(ContactPermissions.SCORE_REFUSAL)
                        .isNull()
                        .or(not(isMarketing.and(isOf(WarningRule::isProbabilityAlone)))))
                .withColumn(WarningsTable.NEXT_STEP, coalesce(dutyOnly(), col(WarningsTable.NEXT_STEP)))
                .drop(SEGMENT_CUSTOMER, ContactPermissions.LASTING, ContactPermissions.SCORE_REFUSAL);
    }

    private static Column isOf(Predicate<WarningRule> kind) {
        return col(WarningsTable.RULE)
                .isin(WarningRuleCatalogue.ALL.stream()
                        .filter(kind)
                        .map(WarningRule::name)
                        .toArray());
    }

    private static Dataset<Row> withMoney(Dataset<Row> findings, Dataset<Row> segments) {
        Dataset<Row> money = segments.select(
                col(SegmentsTable.CUSTOMER_ID).as(SEGMENT_CUSTOMER),
                col(SegmentsTable.MONEY_AT_RISK).as(SEGMENT_MONEY));
        Column exposure = when(
                        isOf(rule -> rule.card().use().exposure().equals(RuleCard.Use.AT_RISK)),
                        coalesce(col(SEGMENT_MONEY), lit(0).cast("decimal(18,2)")))
                .otherwise(col(WarningsTable.EXPOSURE));
        return findings.join(
                        money, findings.col(WarningsTable.CUSTOMER_ID).equalTo(money.col(SEGMENT_CUSTOMER)), "left")
                .withColumn(WarningsTable.MONEY_AT_RISK, col(SEGMENT_MONEY))
                .withColumn(WarningsTable.EXPOSURE, exposure);
    }

    /** By rank of money among those that reach their limit, so that severe warnings stay as rare as the conf says whatever the limits. */
    private static Dataset<Row> withSeverity(Dataset<Row> findings, WarningSettings.Severity severity) {
        WindowSpec all = Window.partitionBy(col(FindingRows.WARNS));
        Column rank = row_number()
                .over(all.orderBy(
                        col(WarningsTable.EXPOSURE).desc(), col(WarningsTable.CUSTOMER_ID), col(WarningsTable.RULE)));
        Column warnings = count(lit(1)).over(all);
        Column critical = floor(warnings.multiply(severity.criticalShare()));
        Column serious = floor(warnings.multiply(severity.criticalShare() + severity.seriousShare()));
        return findings.withColumn(
                WarningsTable.SEVERITY,
                when(not(col(FindingRows.WARNS)), lit(WarningSettings.NOTICE))
                        .when(rank.leq(critical), lit(WarningSettings.CRITICAL))
                        .when(rank.leq(serious), lit(WarningSettings.SERIOUS))
                        .otherwise(lit(WarningSettings.NOTICE)));
    }
}
