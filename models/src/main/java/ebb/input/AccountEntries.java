package ebb.input;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_date;

import ebb.customer.Money;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpensesTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveysTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gathers the rows of all further inputs by customer in one shuffle, and reads them back as {@link AccountInputs}. */
public final class AccountEntries {
    private static final String PROFILE = "profile";
    private static final String INVOICE = "invoice";
    private static final String EXPENSE = "expense";
    private static final String EVENT = "event";
    private static final String CASE = "case";
    private static final String ANSWER = "answer";
    private static final String CONTACT = "contact";
    private static final String SUPPRESSION = "suppression";
    private static final String OPTED_OUT = CustomersTable.OPTED_OUT;
    private static final String CONSENT = CustomersTable.CONSENT;
    private static final String HAS_EMAIL = "has_email";
    private static final List<String> LISTS = List.of(INVOICE, EXPENSE, EVENT, CASE, ANSWER, CONTACT, SUPPRESSION);

    private AccountEntries() {}

    /**
     * The tables of the further inputs; null where an input is off.
     *
     * @param majorEvents those of regions are left to {@link #regional}
     */
    public record Tables(
            Dataset<Row> customers,
            Dataset<Row> receivables,
            Dataset<Row> expenses,
            Dataset<Row> majorEvents,
            Dataset<Row> service,
            Dataset<Row> surveys,
            Dataset<Row> contacts,
            Dataset<Row> suppressions) {}

    /**
     * One row a customer; null where every input is off. The master data should have one row a customer already, as {@link CustomerMaster} makes it; of
     * several, one is taken and the stricter wish counts.
     */
    public static Dataset<Row> byCustomer(Tables tables) {
        List<Dataset<Row>> parts = new ArrayList<>();
        add(
                parts,
                tables.customers(),
                PROFILE,
                profile(),
                optedOut().as(OPTED_OUT),
                agreed().as(CONSENT),
                hasEmail().as(HAS_EMAIL));
        add(parts, tables.receivables(), INVOICE, invoice());
        add(parts, tables.expenses(), EXPENSE, expense());
        add(parts, tables.majorEvents(), EVENT, event());
        add(parts, tables.service(), CASE, serviceCase());
        add(parts, tables.surveys(), ANSWER, answer());
        add(parts, tables.contacts(), CONTACT, contact());
        add(parts, SuppressionIndex.byCustomer(tables.suppressions(), tables.customers()), SUPPRESSION, suppression());
        return parts.stream()
                .reduce((left, right) -> left.unionByName(right, true))
                .map(AccountEntries::gathered)
                .orElse(null);
    }

    /** The events of regions; few, so they travel with the rules rather than with each customer. */
    public static List<MajorEvent> regional(Tables tables) {
        if (tables.majorEvents() == null) {
            return List.of();
        }
        return tables
                .majorEvents()
                .where(col(MajorEventsTable.CUSTOMER_ID)
                        .isNull()
                        .and(col(MajorEventsTable.REGION).isNotNull()))
                .select(event().as(EVENT))
                .collectAsList()
                .stream()
                .map(row -> event(row.getStruct(0)))
                .toList();
    }

    /** The inputs of one row of {@link #byCustomer}; {@link AccountInputs#NONE} for null. */
    public static AccountInputs of(Row row) {
        if (row == null) {
            return AccountInputs.NONE;
        }
        List<String> given = Arrays.asList(row.schema().fieldNames());
        Row profile = given.contains(PROFILE) ? row.<Row>getAs(PROFILE) : null;
        return new AccountInputs(
                profile(profile, wishes(row, given)),
                list(row, given, INVOICE, AccountEntries::invoice),
                list(row, given, EXPENSE, AccountEntries::expense),
                list(row, given, EVENT, AccountEntries::event),
                ServiceCase.eachOnce(list(row, given, CASE, AccountEntries::serviceCase)),
                list(row, given, ANSWER, AccountEntries::answer),
                list(row, given, CONTACT, AccountEntries::contact));
    }

    private static void add(
            List<Dataset<Row>> parts, Dataset<Row> table, String name, Column entry, Column... further) {
        if (table != null) {
            List<Column> columns = new ArrayList<>(List.of(col(CustomersTable.CUSTOMER_ID), entry.as(name)));
            columns.addAll(Arrays.asList(further));
            parts.add(table.where(col(CustomersTable.CUSTOMER_ID).isNotNull()).select(columns.toArray(Column[]::new)));
        }
    }

    private static Dataset<Row> gathered(Dataset<Row> entries) {
        List<String> given = Arrays.asList(entries.columns());
        List<Column> lists = new ArrayList<>();
        LISTS.stream()
                .filter(given::contains)
                .forEach(name -> lists.add(collect_list(col(name)).as(name)));
        if (given.contains(PROFILE)) {
            lists.add(max(col(PROFILE)).as(PROFILE));
            lists.add(CustomerMaster.optOutOfAny().as(OPTED_OUT));
            lists.add(CustomerMaster.consentOfAll().as(CONSENT));
            lists.add(max(col(HAS_EMAIL)).as(HAS_EMAIL));
        }
        return entries.groupBy(CustomersTable.CUSTOMER_ID)
                .agg(lists.get(0), lists.subList(1, lists.size()).toArray(Column[]::new));
    }

    private static Column profile() {
        return struct(
                col(CustomersTable.REGION),
                col(CustomersTable.TERRITORY),
                col(CustomersTable.OWNER),
                cents(col(CustomersTable.CREDIT_LIMIT)),
                coalesce(col(CustomersTable.CREDIT_GRADE), lit(-1)),
                coalesce(col(CustomersTable.INFLUENCE).cast("double"), lit(-1.0)),
                cents(col(CustomersTable.WALLET)),
                coalesce(unix_date(col(CustomersTable.BIRTHDAY)), lit(Profile.Person.NO_BIRTHDAY)),
                cents(col(CustomersTable.PREPAID)),
                cents(col(CustomersTable.POINTS)),
                coalesce(unix_date(col(CustomersTable.CONTRACT_UNTIL)), lit(Profile.Ties.NO_CONTRACT)));
    }

    private static Column optedOut() {
        return coalesce(col(CustomersTable.OPTED_OUT), lit(false));
    }

    private static Column agreed() {
        return coalesce(col(CustomersTable.CONSENT), lit(false));
    }

    private static Column hasEmail() {
        return coalesce(trim(col(CustomersTable.EMAIL)).notEqual(lit("")), lit(false));
    }

    private static Profile.Wishes wishes(Row row, List<String> given) {
        return new Profile.Wishes(
                given.contains(OPTED_OUT) && Boolean.TRUE.equals(row.<Boolean>getAs(OPTED_OUT)),
                given.contains(CONSENT) && Boolean.TRUE.equals(row.<Boolean>getAs(CONSENT)),
                given.contains(HAS_EMAIL) && Boolean.TRUE.equals(row.<Boolean>getAs(HAS_EMAIL)),
                list(row, given, SUPPRESSION, AccountEntries::suppression));
    }

    private static Profile profile(Row row, Profile.Wishes wishes) {
        if (row == null) {
            Profile none = Profile.UNKNOWN;
            return new Profile(
                    none.region(),
                    none.territory(),
                    none.owner(),
                    none.creditLimit(),
                    none.creditGrade(),
                    none.influence(),
                    none.wallet(),
                    new Profile.Person(Profile.Person.NO_BIRTHDAY, wishes));
        }
        return new Profile(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getInt(4),
                row.getDouble(5),
                row.getLong(6),
                new Profile.Person(row.getInt(7), wishes),
                new Profile.Ties(row.getLong(8), row.getLong(9), row.getInt(10)));
    }

    private static Column invoice() {
        return struct(
                unix_date(col(ReceivablesTable.INVOICED_ON)),
                unix_date(col(ReceivablesTable.DUE_ON)),
                coalesce(unix_date(col(ReceivablesTable.PAID_ON)), lit(Invoice.NEVER)),
                cents(col(ReceivablesTable.AMOUNT)),
                // Paid on a day, but no amount given: paid in full.
                cents(coalesce(col(ReceivablesTable.PAID_AMOUNT), col(ReceivablesTable.AMOUNT))));
    }

    private static Invoice invoice(Row row) {
        return new Invoice(row.getInt(0), row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4));
    }

    private static Column expense() {
        return struct(
                unix_date(col(ExpensesTable.SPENT_ON)),
                cents(col(ExpensesTable.AMOUNT)),
                cents(col(ExpensesTable.BUDGET)));
    }

    private static Expense expense(Row row) {
        return new Expense(row.getInt(0), row.getLong(1), row.getLong(2));
    }

    private static Column event() {
        return struct(
                unix_date(col(MajorEventsTable.ON)),
                col(MajorEventsTable.KIND),
                col(MajorEventsTable.NOTE),
                col(MajorEventsTable.REGION));
    }

    private static MajorEvent event(Row row) {
        return new MajorEvent(row.getInt(0), row.getString(1), row.getString(2), row.getString(3));
    }

    private static Column serviceCase() {
        return struct(
                unix_date(to_date(col(ServiceTable.OPENED_AT))),
                coalesce(unix_date(to_date(col(ServiceTable.CLOSED_AT))), lit(Invoice.NEVER)),
                col(ServiceTable.KIND),
                col(ServiceTable.CAUSE),
                col(ServiceTable.OUTCOME),
                lower(trim(col(ServiceTable.FAULT))));
    }

    private static ServiceCase serviceCase(Row row) {
        return new ServiceCase(
                row.getInt(0), row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }

    private static Column answer() {
        return struct(
                unix_date(to_date(col(SurveysTable.ANSWERED_AT))),
                col(SurveysTable.SATISFACTION),
                coalesce(col(SurveysTable.BUY_AGAIN), lit(SurveyAnswer.NOT_SAID)),
                coalesce(col(SurveysTable.RECOMMEND), lit(SurveyAnswer.NOT_SAID)));
    }

    private static SurveyAnswer answer(Row row) {
        return new SurveyAnswer(row.getInt(0), row.getInt(1), row.getInt(2), row.getInt(3));
    }

    private static Column contact() {
        return struct(
                unix_date(to_date(col(ContactsTable.CONTACTED_AT))),
                coalesce(col(ContactsTable.IS_CONTROL), lit(false)),
                col(ContactsTable.CHANNEL),
                col(ContactsTable.OFFER),
                col(ContactsTable.OUTCOME),
                col(ContactsTable.REASON));
    }

    private static CustomerContact contact(Row row) {
        return new CustomerContact(
                row.getInt(0),
                row.getBoolean(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }

    private static Column suppression() {
        return struct(
                col(SuppressionsTable.REASON), coalesce(unix_date(col(SuppressionsTable.UNTIL)), lit(Invoice.NEVER)));
    }

    private static Suppression suppression(Row row) {
        return new Suppression(row.getString(0), row.getInt(1));
    }

    private static <T> List<T> list(Row row, List<String> given, String name, Function<Row, T> read) {
        return given.contains(name) && !row.isNullAt(row.fieldIndex(name))
                ? row.<Row>getList(row.fieldIndex(name)).stream().map(read).toList()
                : List.of();
    }

    /** Money in hundredths; -1 where there is none. */
    private static Column cents(Column money) {
        return coalesce(Money.cents(money), lit(-1L));
    }
}
