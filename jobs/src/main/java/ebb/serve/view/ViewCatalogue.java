package ebb.serve.view;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import ebb.serve.engine.ServedTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views with a row a customer or a warning; only a role that reads customers may ask for them. */
public final class ViewCatalogue {
    static final String SEARCH = "search";

    private static final String CATEGORY_CONDITION = "\"" + CustomersTable.CUSTOMER_ID + "\" IN (SELECT "
            + CategoryRhythmsTable.CUSTOMER_ID + " FROM " + CategoryRhythmsTable.TABLE.name() + " WHERE "
            + CategoryRhythmsTable.CATEGORY + " = ?)";

    private static final List<Filter> OF_PEOPLE = List.of(
            Filter.is(CustomersTable.OWNER, "Sales person"),
            Filter.is(CustomersTable.REGION, "Region"),
            Filter.is(SegmentsTable.LIFECYCLE, "new, active, cooling, at risk, lapsed or returned"),
            Filter.is(SegmentsTable.RISK_BAND, "low, medium or high"),
            Filter.is(SegmentsTable.VALUE_BAND, "low, medium or high"),
            Filter.is(SegmentsTable.RFM_GROUP, "Group by fifths of recency, frequency and amount"),
            Filter.is(SegmentsTable.ACCOUNT_CLASS, "Class of the account"),
            new Filter(CategoryRhythmsTable.CATEGORY, CATEGORY_CONDITION, Filter.Kind.WORD, "Buys in this category"),
            new Filter(
                    "least_value",
                    "\"" + ScoresTable.EXPECTED_VALUE + "\" >= ?",
                    Filter.Kind.NUMBER,
                    "Expected value at least, in the currency"),
            new Filter(
                    "least_risk",
                    "\"" + ScoresTable.CHURN_PROBABILITY + "\" >= ?",
                    Filter.Kind.NUMBER,
                    "Churn probability at least, 0 to 1"));

    public static final View CUSTOMERS = new View(
            "customers",
            "Customers with scores, segment and next action",
            ServedTables.PEOPLE,
            ServedTables.ofPeople(),
            "",
            with(
                    OF_PEOPLE,
                    new Filter(
                            SEARCH,
                            "contains(" + ServedTables.SEARCHED + ", lower(?))",
                            Filter.Kind.PART,
                            "Part of the id or, where names are published, of the name")),
            orders(
                    SegmentsTable.MONEY_AT_RISK, desc(SegmentsTable.MONEY_AT_RISK),
                    ScoresTable.CHURN_PROBABILITY, desc(ScoresTable.CHURN_PROBABILITY),
                    ScoresTable.EXPECTED_VALUE, desc(ScoresTable.EXPECTED_VALUE),
                    CustomersTable.CUSTOMER_ID, asc(CustomersTable.CUSTOMER_ID)));

    public static final View ACTIONS = new View(
            "actions",
            "Next actions: what is due, waits or is left out, and why",
            ServedTables.PEOPLE,
            ServedTables.ofPeople(),
            "\"" + NextActionsTable.STATE + "\" IS NOT NULL",
            with(
                    OF_PEOPLE,
                    Filter.is(NextActionsTable.STATE, String.join(", ", NextActionsTable.STATES)),
                    Filter.is(NextActionsTable.CHANNEL, "visit, phone, letter or email"),
                    Filter.is(NextActionsTable.PURPOSE, "marketing, service or account duty"),
                    Filter.is(NextActionsTable.KIND, "Kind of action")),
            orders(
                    NextActionsTable.RANK,
                    "\"" + NextActionsTable.RANK + "\" ASC NULLS LAST, \"" + CustomersTable.CUSTOMER_ID + "\"",
                    NextActionsTable.CONTACT_BY,
                    asc(NextActionsTable.CONTACT_BY),
                    SegmentsTable.MONEY_AT_RISK,
                    desc(SegmentsTable.MONEY_AT_RISK),
                    CustomersTable.CUSTOMER_ID,
                    asc(CustomersTable.CUSTOMER_ID)));

    public static final View WARNINGS = new View(
            "warnings",
            "Standing warnings",
            ServedTables.WARNINGS,
            List.of(
                    WarningsTable.CUSTOMER_ID,
                    WarningsTable.RULE,
                    WarningsTable.OPENED_ON,
                    WarningsTable.STATUS,
                    WarningsTable.SEVERITY,
                    WarningsTable.EXPOSURE,
                    WarningsTable.MESSAGE,
                    WarningsTable.NEXT_STEP,
                    WarningsTable.PURPOSE,
                    WarningsTable.RIGHT_RECORD,
                    WarningsTable.OWNER,
                    WarningsTable.AGE,
                    WarningsTable.CHECKED_ON,
                    WarningsTable.SNOOZED_UNTIL_ON),
            "\"" + WarningsTable.CLOSED_ON + "\" IS NULL",
            List.of(
                    Filter.is(WarningsTable.CUSTOMER_ID, "Customer"),
                    Filter.is(WarningsTable.RULE, "Rule that warned"),
                    Filter.is(WarningsTable.SEVERITY, "critical, serious or notice"),
                    Filter.is(WarningsTable.STATUS, "open, acknowledged or snoozed"),
                    Filter.is(WarningsTable.OWNER, "Sales person")),
            orders(
                    WarningsTable.EXPOSURE,
                    "\"" + WarningsTable.EXPOSURE + "\" DESC, \"" + WarningsTable.CUSTOMER_ID + "\", \""
                            + WarningsTable.RULE + "\"",
                    WarningsTable.OPENED_ON,
                    desc(WarningsTable.OPENED_ON)));

    public static final List<View> ALL = List.of(CUSTOMERS, ACTIONS, WARNINGS);

    private ViewCatalogue() {}

    private static List<Filter> with(List<Filter> some, Filter... more) {
        List<Filter> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static String desc(String column) {
        return "\"" + column + "\" DESC NULLS LAST, \"" + CustomersTable.CUSTOMER_ID + "\"";
    }

    private static String asc(String column) {
        return "\"" + column + "\" ASC NULLS LAST, \"" + CustomersTable.CUSTOMER_ID + "\"";
    }

    private static Map<String, String> orders(String... namesAndSql) {
        Map<String, String> orders = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSql.length; i += 2) {
            orders.put(namesAndSql[i], namesAndSql[i + 1]);
        }
        return orders;
    }
}
