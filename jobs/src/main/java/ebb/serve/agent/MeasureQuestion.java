package ebb.serve.agent;

import ebb.schema.CohortRetentionTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDemandTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarRetentionTable;
import ebb.schema.star.StarScoresTable;
import ebb.schema.star.StarTables;
import ebb.schema.star.StarWarningsTable;
import ebb.serve.access.Role;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.SqlText;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.GroupTotals;
import ebb.star.Measure;
import ebb.star.MeasureCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A measure of the semantic model by dimensions. Who may not see customers asks for measures of customers and scores, by one column at a time and without
 * filters, and gets the groups that are large enough, as on the pages.
 *
 * @param measure what is asked for
 * @param by dimensions, in their order
 * @param where value that a dimension must have
 * @param limit most rows
 */
record MeasureQuestion(Measure measure, List<String> by, Map<String, String> where, int limit) {
    private static final String VALUE = "value";
    private static final String CUSTOMERS = StarTables.nameOutside(StarCustomersTable.TABLE);

    private static final List<String> OF_CUSTOMERS = List.of(
            CustomersTable.REGION,
            CustomersTable.TERRITORY,
            CustomersTable.OWNER,
            SegmentsTable.ACCOUNT_CLASS,
            SegmentsTable.LIFECYCLE,
            SegmentsTable.VALUE_BAND,
            SegmentsTable.RISK_BAND,
            SegmentsTable.RFM_GROUP,
            StarCustomersTable.COHORT_ON,
            ScoresTable.IS_ACTIVE,
            SegmentsTable.IS_CORE,
            SegmentsTable.IS_CONTROL);

    /** Dimensions of each fact's own. */
    private static final Map<Table, List<String>> OWN = Map.of(
            StarWarningsTable.TABLE,
            List.of(WarningsTable.RULE, WarningsTable.STATUS, WarningsTable.SEVERITY),
            StarActionsTable.TABLE,
            List.of(NextActionsTable.STATE, NextActionsTable.CHANNEL, NextActionsTable.KIND, NextActionsTable.PURPOSE),
            StarFlowTable.TABLE,
            List.of(StarFlowTable.UNTIL_ON),
            StarRetentionTable.TABLE,
            List.of(CohortRetentionTable.COHORT_ON, CohortRetentionTable.MONTHS_SINCE),
            StarDemandTable.TABLE,
            List.of(ExpectedDemandTable.WEEK_FROM_ON));

    private static final List<Table> IN_GROUPS = List.of(StarCustomersTable.TABLE, StarScoresTable.TABLE);

    /**
     * Reads the arguments.
     *
     * @throws BadQuestion where there is no such measure or dimension for this role
     */
    static MeasureQuestion of(Role role, Arguments arguments, int mostRows) {
        String name = arguments.required("measure");
        Measure measure = permitted(role).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadQuestion("Cannot answer: there is no measure " + name + " for the role "
                        + role.label() + ". There are "
                        + permitted(role).stream().map(Measure::name).collect(Collectors.joining(", ")) + "."));
        List<String> by = arguments.texts("by");
        Map<String, String> where = arguments.pairs("where");
        List<String> known = dimensions(role, measure);
        Stream.concat(by.stream(), where.keySet().stream()).forEach(dimension -> {
            if (!known.contains(dimension)) {
                throw new BadQuestion("Cannot answer: " + name + " has no dimension " + dimension + ". There are "
                        + String.join(", ", known) + ".");
            }
        });
        if (!role.readsCustomers() && (by.size() > 1 || !where.isEmpty())) {
            throw new BadQuestion("Cannot answer: the role " + role.label()
                    + " asks by one dimension at a time and without where, so that nobody can be singled out.");
        }
        return new MeasureQuestion(measure, by, where, arguments.whole("limit", mostRows, mostRows));
    }

    /** Measures that a role may ask for. */
    static List<Measure> permitted(Role role) {
        return MeasureCatalogue.ALL.stream()
                .filter(measure -> role.readsCustomers() || IN_GROUPS.contains(measure.fact()))
                .toList();
    }

    /** Dimensions of a measure for a role. */
    static List<String> dimensions(Role role, Measure measure) {
        if (!role.readsCustomers()) {
            return GroupTotals.COLUMNS;
        }
        return Stream.concat(
                        OWN.getOrDefault(measure.fact(), List.of()).stream(),
                        hasCustomers(measure.fact()) ? OF_CUSTOMERS.stream() : Stream.of())
                .toList();
    }

    private static boolean hasCustomers(Table fact) {
        return Arrays.asList(fact.schema().fieldNames()).contains(Column.CUSTOMER_ID);
    }

    /**
     * What is answered.
     *
     * @param hidden groups that are left out because they are too small
     */
    record Answer(List<Map<String, Object>> rows, int hidden) {}

    /** The rows; without those of groups below a least size where the role does not read customers. */
    Answer rows(ServedStar star, Role role, int minCohort) {
        if (!star.has(measure.fact().name()) || (isJoined() && !star.has(StarCustomersTable.TABLE.name()))) {
            return new Answer(List.of(), 0);
        }
        if (role.readsCustomers()) {
            return new Answer(star.rows(query(limit)), 0);
        }
        List<Map<String, Object>> every = star.rows(query(Integer.MAX_VALUE));
        List<Map<String, Object>> permitted =
                new GroupTotals(minCohort).permitted(star, by.stream().findFirst(), every);
        return new Answer(permitted.stream().limit(limit).toList(), every.size() - permitted.size());
    }

    private boolean isJoined() {
        return hasCustomers(measure.fact()) && !measure.fact().equals(StarCustomersTable.TABLE);
    }

    /** Names and SQL are constants of the catalogue; values are parameters. */
    private Query query(int most) {
        String fact = StarTables.nameOutside(measure.fact());
        List<String> columns = new ArrayList<>();
        by.forEach(dimension -> columns.add(place(dimension) + " AS " + SqlText.name(dimension)));
        columns.add(measure.sql() + " AS " + VALUE);
        List<Object> parameters = new ArrayList<>();
        String conditions = where.entrySet().stream()
                .map(condition -> {
                    parameters.add(condition.getValue());
                    return "CAST(" + place(condition.getKey()) + " AS VARCHAR) = ?";
                })
                .collect(Collectors.joining(" AND "));
        String groups =
                IntStream.rangeClosed(1, by.size()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String sql = "SELECT " + String.join(", ", columns) + " FROM "
                + measure.fact().name() + " AS " + fact
                + (isJoined()
                        ? " JOIN " + StarCustomersTable.TABLE.name() + " AS " + CUSTOMERS + " USING ("
                                + Column.CUSTOMER_ID + ")"
                        : "")
                + (conditions.isEmpty() ? "" : " WHERE " + conditions)
                + (by.isEmpty() ? "" : " GROUP BY " + groups)
                + " ORDER BY " + VALUE + " DESC NULLS LAST" + (by.isEmpty() ? "" : ", " + groups) + " LIMIT " + most;
        return new Query(sql, parameters);
    }

    private String place(String dimension) {
        boolean isOwn = OWN.getOrDefault(measure.fact(), List.of()).contains(dimension);
        return (isOwn ? StarTables.nameOutside(measure.fact()) : CUSTOMERS) + "." + SqlText.name(dimension);
    }
}
