package ebb.serve.engine;

import ebb.schema.AccountsTable;
import ebb.schema.AliasesTable;
import ebb.schema.BacktestTable;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.DriftTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.LedgerTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.ServiceTable;
import ebb.schema.Table;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDemandTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarRetentionTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.schema.star.StarScoresTable;
import ebb.schema.star.StarTables;
import ebb.schema.star.StarWarningsTable;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that are served, and the one that is made of them: what is known of a customer in one row. */
public final class ServedTables {
    public static final String PUBLICATION = StarPublicationTable.TABLE.name();
    public static final String CUSTOMERS = StarCustomersTable.TABLE.name();
    public static final String SCORES = StarScoresTable.TABLE.name();
    public static final String SCORE_HISTORY = StarScoreHistoryTable.TABLE.name();
    public static final String ACTIONS = StarActionsTable.TABLE.name();
    public static final String WARNINGS = StarWarningsTable.TABLE.name();
    public static final String FLOW = StarFlowTable.TABLE.name();
    public static final String DEMAND = StarDemandTable.TABLE.name();
    public static final String RETENTION = StarRetentionTable.TABLE.name();
    public static final String PEOPLE = "people";

    /** Column of {@link #PEOPLE} in which a text is looked for: id and name in small letters. */
    public static final String SEARCHED = "searched_text";

    public static final List<String> ALL = List.of(
            PUBLICATION,
            CUSTOMERS,
            SCORES,
            ACTIONS,
            WARNINGS,
            FLOW,
            DEMAND,
            RETENTION,
            ModelCardsTable.TABLE.name(),
            BacktestTable.TABLE.name(),
            DriftTable.TABLE.name(),
            IngestedFilesTable.TABLE.name(),
            RejectedRowsTable.TABLE.name(),
            CategoryRhythmsTable.TABLE.name(),
            ServiceTable.TABLE.name(),
            ContactsTable.TABLE.name(),
            AliasesTable.TABLE.name(),
            LedgerTable.TABLE.name(),
            SCORE_HISTORY);

    /** Read where they lie: their files are told apart by what a reader of one customer asks for. */
    static final Set<String> NOT_COPIED = Set.of(LedgerTable.TABLE.name());

    static final List<String> OF_PEOPLE = List.of(CUSTOMERS, SCORES, ACTIONS);

    /** Tables of which rows of earlier as-of dates are served too. */
    static final Set<String> ALL_DATES = Set.of(SCORE_HISTORY);

    /** What a reader of one customer looks for, and the head of the usual list, is found without reading the rest. */
    private static final Map<String, String> ORDER = Map.of(
            PEOPLE,
            SegmentsTable.MONEY_AT_RISK + " DESC NULLS LAST, " + CustomersTable.CUSTOMER_ID,
            CUSTOMERS,
            CustomersTable.CUSTOMER_ID,
            SCORES,
            ScoresTable.CUSTOMER_ID,
            ACTIONS,
            NextActionsTable.CUSTOMER_ID,
            SCORE_HISTORY,
            ScoresTable.CUSTOMER_ID + ", " + StarScoreHistoryTable.SCORED_ON,
            CategoryRhythmsTable.TABLE.name(),
            CategoryRhythmsTable.CUSTOMER_ID,
            ServiceTable.TABLE.name(),
            ServiceTable.CUSTOMER_ID,
            ContactsTable.TABLE.name(),
            ContactsTable.CUSTOMER_ID);

    private static final List<String> OF_CUSTOMERS = List.of(
            CustomersTable.CUSTOMER_ID,
            CustomersTable.NAME,
            CustomersTable.REGION,
            CustomersTable.TERRITORY,
            CustomersTable.OWNER,
            SegmentsTable.ACCOUNT_CLASS,
            AccountsTable.STANDING,
            SegmentsTable.LIFECYCLE,
            SegmentsTable.VALUE_BAND,
            SegmentsTable.RISK_BAND,
            SegmentsTable.RFM_GROUP,
            ScoresTable.IS_ACTIVE,
            SegmentsTable.IS_CORE,
            SegmentsTable.IS_CONTROL,
            StarCustomersTable.COHORT_ON,
            StarCustomersTable.FIRST_BOUGHT_ON,
            StarCustomersTable.LAST_BOUGHT_ON);

    private static final List<String> OF_SCORES = List.of(
            ScoresTable.CHURN_PROBABILITY,
            ScoresTable.EXPECTED_VALUE,
            ScoresTable.LIFETIME_VALUE,
            SegmentsTable.MONEY_AT_RISK,
            AccountsTable.YEAR_AMOUNT,
            ScoresTable.EXPECTED_NEXT_PURCHASE_ON,
            ScoresTable.NEXT_PURCHASE_NOTE,
            StarScoresTable.SILENCE);

    private static final List<String> OF_ACTIONS = List.of(
            NextActionsTable.STATE,
            NextActionsTable.SUPPRESSED_BECAUSE,
            NextActionsTable.PURPOSE,
            NextActionsTable.KIND,
            NextActionsTable.ACTION,
            NextActionsTable.CHANNEL,
            NextActionsTable.OFFER,
            NextActionsTable.CONTACT_BY,
            NextActionsTable.RANK,
            NextActionsTable.EXPECTED_LOSS,
            NextActionsTable.EXPECTED_GAIN,
            NextActionsTable.COST,
            NextActionsTable.AS_OF,
            NextActionsTable.REASONS.get(0));

    private ServedTables() {}

    /** The table of the star of that name; empty for others. */
    static Optional<Table> ofStar(String name) {
        return StarTables.ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    static Optional<String> order(String table) {
        return Optional.ofNullable(ORDER.get(table));
    }

    /** Columns of {@link #PEOPLE}. */
    public static List<String> ofPeople() {
        return Stream.of(OF_CUSTOMERS, OF_SCORES, OF_ACTIONS)
                .flatMap(List::stream)
                .toList();
    }

    /** Columns of {@link #CUSTOMERS} that are handed out: an address is not. */
    public static List<String> ofCustomers() {
        return OF_CUSTOMERS;
    }

    static String people() {
        return "SELECT " + named("c", with(OF_CUSTOMERS, StarCustomersTable.TABLE)) + ", "
                + named("s", with(OF_SCORES, StarScoresTable.TABLE)) + ", "
                + named("a", with(OF_ACTIONS, StarActionsTable.TABLE))
                + ", lower(concat_ws(chr(10), c." + CustomersTable.CUSTOMER_ID + ", c." + CustomersTable.NAME + ")) AS "
                + SEARCHED + " FROM " + CUSTOMERS + " c LEFT JOIN " + SCORES + " s ON s." + ScoresTable.CUSTOMER_ID
                + " = c."
                + CustomersTable.CUSTOMER_ID + " LEFT JOIN " + ACTIONS + " a ON a." + NextActionsTable.CUSTOMER_ID
                + " = c." + CustomersTable.CUSTOMER_ID;
    }

    /** With every column that a segment may ask for. */
    private static List<String> with(List<String> columns, Table table) {
        return Stream.concat(columns.stream(), SegmentColumns.of(table).stream().map(SegmentColumn::name))
                .distinct()
                .toList();
    }

    private static String named(String table, List<String> columns) {
        return columns.stream().map(column -> table + ".\"" + column + "\"").collect(Collectors.joining(", "));
    }
}
