package ebb.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.startswith;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import ebb.action.MergedActions;
import ebb.customer.ContactPurpose;
import ebb.customer.ContactRefusal;
import ebb.input.ContactPermissions;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import ebb.segment.ActionKind;
import ebb.warning.FindingCompletion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes out of what was published the marketing that may no longer reach the customer: who opted out, complained or was contacted since the last run is proposed
 * to nobody, on no list and no screen.
 */
public final class RefusedToday {
    static final Column IS_MARKETING = col(NextActionsTable.PURPOSE).equalTo(ContactPurpose.MARKETING.label());

    /** Whether the action only tells the customer which demand is coming. */
    static final Column IS_ADVICE = coalesce(col(NextActionsTable.KIND).equalTo(ActionKind.ADVISE.key()), lit(false));

    /** Whether the action needs the permission of marketing: advice is a service, but one that nobody asked for. */
    private static final Column NEEDS_PERMISSION = IS_MARKETING.or(IS_ADVICE);

    private static final String NOTHING = "Nothing: ";
    private static final String PERMITTED_ID = "permitted_customer_id";
    private static final String[] JOINED = {
        PERMITTED_ID,
        ContactPermissions.LASTING,
        ContactPermissions.KIND,
        ContactPermissions.REFUSAL,
        ContactPermissions.BARRED,
        ContactPermissions.WIN_BACK_BARRED,
        ContactPermissions.MAY_PROFILE,
        ContactPermissions.MAY_PROFILE_SENSITIVE
    };

    /** What is left of an action that is held back or suppressed, as {@code next-actions} leaves it. */
    private static final Set<String> KEPT_OF_ACTIONS =
            Set.of(NextActionsTable.CUSTOMER_ID, NextActionsTable.AS_OF, NextActionsTable.OWNER);

    /**
     * What becomes of a table's rows.
     *
     * @param isForbidden whether a row, with the permissions beside it, proposes marketing that is forbidden
     * @param instead what stands in the row's columns then; empty: the row is left out
     */
    private record Rule(Column isForbidden, Map<String, Column> instead) {}

    private static final Map<Table, Rule> RULES = rules();

    private RefusedToday() {}

    private static Map<Table, Rule> rules() {
        Column lasting = col(ContactPermissions.LASTING);
        Column mayProfile = when(col(LifeEventsTable.IS_SENSITIVE), col(ContactPermissions.MAY_PROFILE_SENSITIVE))
                .otherwise(col(ContactPermissions.MAY_PROFILE));
        Map<Table, Rule> rules = new LinkedHashMap<>();
        rules.put(SegmentsTable.TABLE, segments());
        rules.put(
                WarningsTable.TABLE,
                new Rule(
                        lasting.isNotNull()
                                .and(not(isNothing(WarningsTable.NEXT_STEP)))
                                .and(IS_MARKETING.or(not(FindingCompletion.isDutyOnly()))),
                        Map.of(
                                WarningsTable.NEXT_STEP,
                                when(IS_MARKETING, concat(lit(NOTHING), lasting))
                                        .otherwise(FindingCompletion.dutyOnly()))));
        rules.put(OccasionsTable.TABLE, new Rule(lasting.isNotNull(), Map.of()));
        rules.put(LifeEventsTable.TABLE, new Rule(lasting.isNotNull().or(not(mayProfile)), Map.of()));
        rules.put(
                WinBackTable.TABLE, new Rule(not(ContactPermissions.winsBackBy(col(WinBackTable.CHANNEL))), Map.of()));
        rules.put(NextActionsTable.TABLE, actions());
        return rules;
    }

    private static Rule segments() {
        return new Rule(
                col(ContactPermissions.KIND).isNotNull().and(not(isNothing(SegmentsTable.ACTION))),
                Map.of(
                        SegmentsTable.CONTACT_BY,
                        lit(null),
                        SegmentsTable.ACTION,
                        concat(lit(NOTHING), col(ContactPermissions.REFUSAL))));
    }

    /**
     * What needs the permission of marketing and may not reach the customer any more is held back or suppressed, says why, and no more what it was; a duty stays,
     * without what was merged into it.
     */
    private static Rule actions() {
        Map<String, Column> instead = new LinkedHashMap<>();
        Arrays.stream(NextActionsTable.TABLE.schema().fieldNames())
                .filter(name -> !KEPT_OF_ACTIONS.contains(name))
                .forEach(name -> instead.put(name, ofDuty(name, col(name))));
        instead.put(
                NextActionsTable.MERGED,
                ofDuty(NextActionsTable.MERGED, MergedActions.duties(col(NextActionsTable.MERGED))));
        instead.put(
                NextActionsTable.SOURCES,
                ofDuty(NextActionsTable.SOURCES, MergedActions.dutySources(col(NextActionsTable.SOURCES))));
        Column isControl = col(ContactPermissions.KIND).eqNullSafe(ContactRefusal.Kind.CONTROL.name());
        instead.put(
                NextActionsTable.STATE,
                when(not(NEEDS_PERMISSION), col(NextActionsTable.STATE))
                        .when(isControl, lit(NextActionsTable.HELD_BACK))
                        .otherwise(lit(NextActionsTable.SUPPRESSED)));
        instead.put(
                NextActionsTable.SUPPRESSED_BECAUSE,
                when(
                        not(NEEDS_PERMISSION.and(isControl)),
                        coalesce(
                                col(ContactPermissions.REFUSAL), lit("as often contacted by this channel as may be"))));
        Column isMerged = not(NEEDS_PERMISSION)
                .and(col(ContactPermissions.KIND).isNotNull())
                .and(MergedActions.isRefusable(col(NextActionsTable.SOURCES)));
        return new Rule(
                NEEDS_PERMISSION.and(not(coalesce(isPermitted(), lit(false)))).or(isMerged), instead);
    }

    /** Null instead of what needs permission. */
    private static Column ofDuty(String name, Column kept) {
        return when(not(NEEDS_PERMISSION), kept).as(name);
    }

    private static Column isNothing(String column) {
        return startswith(col(column), lit(NOTHING));
    }

    /** Published tables that propose something to customers. */
    public static List<Table> tables() {
        return List.copyOf(RULES.keySet());
    }

    /**
     * The rows of a table that propose marketing which is forbidden now.
     *
     * @param table of {@link #tables}
     * @param permissions of {@link ContactPermissions} as they stand now
     */
    public static Dataset<Row> forbidden(Table table, Dataset<Row> rows, Dataset<Row> permissions) {
        return joined(rows, permissions).where(RULES.get(table).isForbidden()).select(columns(rows));
    }

    /**
     * The rows of a table as they stand today: marketing that is forbidden now is left out, or the row says why there is nothing to do.
     *
     * @param table of {@link #tables}
     * @param permissions of {@link ContactPermissions} as they stand now
     */
    public static Dataset<Row> left(Table table, Dataset<Row> rows, Dataset<Row> permissions) {
        Rule rule = RULES.get(table);
        Column isForbidden = coalesce(rule.isForbidden(), lit(false));
        Dataset<Row> all = joined(rows, permissions);
        if (rule.instead().isEmpty()) {
            return all.where(not(isForbidden)).select(columns(rows));
        }
        return all.select(Arrays.stream(rows.columns())
                .map(name -> rule.instead().containsKey(name)
                        ? when(isForbidden, rule.instead().get(name))
                                .otherwise(col(name))
                                .as(name)
                        : col(name))
                .toArray(Column[]::new));
    }

    private static Column[] columns(Dataset<Row> rows) {
        return Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
    }

    private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> permissions) {
        Dataset<Row> now = permissions
                .withColumn(PERMITTED_ID, col(ContactPermissions.CUSTOMER_ID))
                .select(JOINED[0], Arrays.copyOfRange(JOINED, 1, JOINED.length));
        return rows.join(now, rows.col(NextActionsTable.CUSTOMER_ID).equalTo(now.col(PERMITTED_ID)), "left");
    }

    /** Whether the source put the customer on the list: the first of the sources is that of the action. */
    static Column isFor(String source) {
        return coalesce(substring_index(col(NextActionsTable.SOURCES), ",", 1).equalTo(source), lit(false));
    }

    /** By the rule that put the customer on the list. */
    private static Column isPermitted() {
        Column channel = col(NextActionsTable.CHANNEL);
        return when(isFor(WinBackTable.TABLE.name()), ContactPermissions.winsBackBy(channel))
                .otherwise(ContactPermissions.reachesBy(channel));
    }
}
