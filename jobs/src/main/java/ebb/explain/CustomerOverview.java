package ebb.explain;

import static org.apache.spark.sql.functions.col;

import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.export.ExportSource;
import ebb.export.LifeEventAccess;
import ebb.export.RefusedToday;
import ebb.input.MergedCustomers;
import ebb.lake.Aliases;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.schema.AccountsTable;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.Column;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.ServiceTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Everything that the publication in force knows of one customer, part by part.
 *
 * @param id the customer's id, or the one that the asked id is an alias of
 * @param parts rows by heading, the newest first; a part without rows is left out
 */
public record CustomerOverview(String id, Map<String, List<Row>> parts) {
    private static final int ROWS_SHOWN = 20;

    /**
     * A part of the file.
     *
     * @param columns shown, in their order
     * @param newest column by which the newest rows come first; null: there is one row
     */
    private record Part(String heading, Table table, List<String> columns, String newest) {}

    private static final List<Part> PARTS = List.of(
            new Part(
                    "Who",
                    CustomersTable.TABLE,
                    List.of(
                            CustomersTable.NAME,
                            CustomersTable.EMAIL,
                            CustomersTable.BIRTHDAY,
                            CustomersTable.REGION,
                            CustomersTable.TERRITORY,
                            CustomersTable.OWNER,
                            CustomersTable.CONSENT,
                            CustomersTable.OPTED_OUT,
                            CustomersTable.CREDIT_GRADE,
                            CustomersTable.CREDIT_LIMIT,
                            CustomersTable.INFLUENCE,
                            CustomersTable.WALLET,
                            CustomersTable.PREPAID,
                            CustomersTable.POINTS,
                            CustomersTable.CONTRACT_UNTIL),
                    null),
            new Part(
                    "Where the customer stands",
                    SegmentsTable.TABLE,
                    List.of(
                            SegmentsTable.LIFECYCLE,
                            SegmentsTable.RFM_GROUP,
                            SegmentsTable.RISK_BAND,
                            SegmentsTable.VALUE_BAND,
                            SegmentsTable.MONEY_AT_RISK,
                            SegmentsTable.IS_CONTROL),
                    null),
            new Part("Class and credit", AccountsTable.TABLE, classColumns(), null),
            new Part(
                    "What to expect",
                    ScoresTable.TABLE,
                    List.of(
                            ScoresTable.CHURN_PROBABILITY,
                            ScoresTable.P_ALIVE,
                            ScoresTable.EXPECTED_NEXT_PURCHASE_ON,
                            ScoresTable.NEXT_PURCHASE_FROM_ON,
                            ScoresTable.NEXT_PURCHASE_UNTIL_ON,
                            ScoresTable.NEXT_PURCHASE_NOTE,
                            ScoresTable.EXPECTED_VALUE,
                            ScoresTable.LIFETIME_VALUE,
                            ScoresTable.REASONS.get(0)),
                    null),
            new Part(
                    "Next action",
                    NextActionsTable.TABLE,
                    List.of(
                            NextActionsTable.STATE,
                            NextActionsTable.SUPPRESSED_BECAUSE,
                            NextActionsTable.PURPOSE,
                            NextActionsTable.ACTION,
                            NextActionsTable.REASONS.get(0),
                            NextActionsTable.CHANNEL,
                            NextActionsTable.CONTACT_BY,
                            NextActionsTable.EXPECTED_GAIN),
                    null),
            new Part(
                    "Warnings",
                    WarningsTable.TABLE,
                    List.of(
                            WarningsTable.OPENED_ON,
                            WarningsTable.RULE,
                            WarningsTable.STATUS,
                            WarningsTable.SEVERITY,
                            WarningsTable.MESSAGE,
                            WarningsTable.NEXT_STEP,
                            WarningsTable.CLOSED_ON,
                            WarningsTable.NOTE),
                    WarningsTable.OPENED_ON),
            new Part(
                    "Win-back",
                    WinBackTable.TABLE,
                    List.of(
                            WinBackTable.RETURN_PROBABILITY,
                            WinBackTable.CAUSE,
                            WinBackTable.EVIDENCE,
                            WinBackTable.CHANNEL,
                            WinBackTable.OFFER,
                            WinBackTable.ATTEMPTS,
                            WinBackTable.OUTCOME),
                    null),
            new Part(
                    "Purchases and returns",
                    PurchasesTable.TABLE,
                    List.of(
                            PurchasesTable.ORDERED_ON,
                            PurchasesTable.AMOUNT,
                            PurchasesTable.CATEGORY,
                            PurchasesTable.PRODUCT_ID,
                            PurchasesTable.QUANTITY,
                            PurchasesTable.CHANNEL),
                    PurchasesTable.ORDERED_AT),
            new Part(
                    "Rhythm by category",
                    CategoryRhythmsTable.TABLE,
                    List.of(
                            CategoryRhythmsTable.CATEGORY,
                            CategoryRhythmsTable.STATE,
                            CategoryRhythmsTable.PURCHASES,
                            CategoryRhythmsTable.USUAL_GAP,
                            CategoryRhythmsTable.LAST_BOUGHT_ON,
                            CategoryRhythmsTable.DUE_ON),
                    CategoryRhythmsTable.LAST_BOUGHT_ON),
            new Part(
                    "Occasions",
                    OccasionsTable.TABLE,
                    List.of(OccasionsTable.ON, OccasionsTable.KIND, OccasionsTable.WORDS),
                    OccasionsTable.ON),
            new Part(
                    "Complaints and other cases",
                    ServiceTable.TABLE,
                    List.of(
                            ServiceTable.OPENED_AT,
                            ServiceTable.KIND,
                            ServiceTable.CAUSE,
                            ServiceTable.CLOSED_AT,
                            ServiceTable.OUTCOME,
                            ServiceTable.FAULT),
                    ServiceTable.OPENED_AT),
            new Part(
                    "Answers",
                    SurveysTable.TABLE,
                    List.of(SurveysTable.ANSWERED_AT, SurveysTable.SATISFACTION),
                    SurveysTable.ANSWERED_AT),
            new Part(
                    "Contacts and what came of them",
                    ContactsTable.TABLE,
                    List.of(
                            ContactsTable.CONTACTED_AT,
                            ContactsTable.CAMPAIGN,
                            ContactsTable.CHANNEL,
                            ContactsTable.OFFER,
                            ContactsTable.IS_CONTROL,
                            ContactsTable.OUTCOME,
                            ContactsTable.REASON),
                    ContactsTable.CONTACTED_AT),
            new Part(
                    "Invoices",
                    ReceivablesTable.TABLE,
                    List.of(
                            ReceivablesTable.INVOICED_ON,
                            ReceivablesTable.DUE_ON,
                            ReceivablesTable.AMOUNT,
                            ReceivablesTable.PAID_ON,
                            ReceivablesTable.PAID_AMOUNT),
                    ReceivablesTable.INVOICED_ON),
            new Part(
                    "Major events",
                    MajorEventsTable.TABLE,
                    List.of(MajorEventsTable.ON, MajorEventsTable.KIND, MajorEventsTable.NOTE),
                    MajorEventsTable.ON));

    private static final List<String> LIFE_EVENTS = List.of(
            LifeEventsTable.EVENT,
            LifeEventsTable.PROBABILITY,
            LifeEventsTable.EXPECTED_ON,
            LifeEventsTable.EVIDENCE,
            LifeEventsTable.SEND_NOW);

    /** Draws are records: they are in no publication. */
    private static final Part SAMPLES = new Part(
            "Drawn to be asked",
            SurveySampleTable.TABLE,
            List.of(SurveySampleTable.DRAWN_ON, SurveySampleTable.SAMPLE_ID, SurveySampleTable.CHANNEL),
            SurveySampleTable.DRAWN_ON);

    private static List<String> classColumns() {
        return List.of(
                AccountsTable.STANDING,
                AccountsTable.ACCOUNT_CLASS,
                AccountsTable.CREDIT_EVIDENCE,
                AccountsTable.IS_CORE,
                AccountsTable.YEAR_AMOUNT,
                AccountsTable.SHARE_SHIFT,
                AccountsTable.STANCE,
                AccountsTable.LEVER);
    }

    /**
     * The customer's file.
     *
     * @param purpose what sensitive life events are read for; null: none are. Each reading is recorded.
     * @throws SettingsException where no table knows the customer
     */
    public static CustomerOverview of(Lake lake, String customer, String purpose, Terms terms) {
        Publications publications = new Publications(lake);
        Publications.Publication published = publications.require();
        MergedCustomers merged = Aliases.asOf(lake, published.asOf().orElse(LocalDate.MAX));
        String id = merged.idOf(customer);
        String[] ids = merged.idsOf(List.of(id)).toArray(String[]::new);
        Dataset<Row> permissions = new ExportSource(lake, terms.settings(), terms.clock(), published)
                .permissions(lake.spark()
                        .createDataset(List.of(ids), Encoders.STRING())
                        .toDF(Column.CUSTOMER_ID))
                .localCheckpoint();
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        for (Part part : PARTS) {
            if (published.versions().containsKey(part.table().name())) {
                Dataset<Row> rows = publications
                        .read(published, part.table())
                        .where(col(Column.CUSTOMER_ID).isin((Object[]) ids));
                add(
                        parts,
                        part,
                        RefusedToday.tables().contains(part.table())
                                ? RefusedToday.left(part.table(), rows, permissions)
                                : rows);
            }
        }
        if (parts.isEmpty()) {
            throw new SettingsException(
                    "Cannot show " + customer + ": the lake " + lake.root()
                            + " has published nothing of this customer. Check the name with `ebb sql \"SELECT customer_id FROM v_scores_latest\"`.");
        }
        if (published.versions().containsKey(LifeEventsTable.TABLE.name())) {
            Dataset<Row> events = new LifeEventAccess(lake, terms.settings(), terms.clock())
                    .open(
                            publications
                                    .read(published, LifeEventsTable.TABLE)
                                    .where(col(Column.CUSTOMER_ID).isin((Object[]) ids)),
                            new LifeEventAccess.Request("customer", purpose));
            add(
                    parts,
                    new Part("Life events", LifeEventsTable.TABLE, LIFE_EVENTS, LifeEventsTable.EXPECTED_ON),
                    events);
        }
        if (lake.has(SurveySampleTable.TABLE)) {
            add(
                    parts,
                    SAMPLES,
                    lake.read(SurveySampleTable.TABLE)
                            .where(col(Column.CUSTOMER_ID).isin((Object[]) ids)));
        }
        return new CustomerOverview(id, parts);
    }

    /** Settings in force, and now. */
    public record Terms(Settings settings, Clock clock) {}

    private static void add(Map<String, List<Row>> parts, Part part, Dataset<Row> rows) {
        List<String> given = List.of(rows.columns()); // a table written before it was given a column lacks it
        org.apache.spark.sql.Column[] columns = part.columns().stream()
                .filter(given::contains)
                .map(name -> col(name))
                .toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> newest =
                part.newest() == null ? rows : rows.orderBy(col(part.newest()).desc());
        List<Row> found = newest.select(columns).takeAsList(ROWS_SHOWN);
        if (!found.isEmpty()) {
            parts.put(part.heading(), found);
        }
    }

    /** The file in lines: a heading, and below it what is given of each row. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("Customer " + id));
        parts.forEach((heading, rows) -> {
            words.add(rows.size() == ROWS_SHOWN ? heading + " (the last " + ROWS_SHOWN + ")" : heading);
            rows.forEach(row -> words.add("  " + words(row)));
        });
        return words;
    }

    /** The name of a column in words; the interval around the day of the next purchase counts those too who leave. */
    private static String label(String column) {
        return column.equals(ScoresTable.EXPECTED_NEXT_PURCHASE_ON) ? "next purchase" : column.replace('_', ' ');
    }

    private static String words(Row row) {
        return Arrays.stream(row.schema().fieldNames())
                .filter(name -> row.getAs(name) != null)
                .map(name -> label(name) + " " + value(row.getAs(name)))
                .collect(Collectors.joining("; "));
    }

    private static String value(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3g", number) : value.toString();
    }
}
