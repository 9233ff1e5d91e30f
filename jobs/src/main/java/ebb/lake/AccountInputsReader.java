package ebb.lake;

import ebb.customer.ContactSettings;
import ebb.input.AccountEntries;
import ebb.input.ContactChannels;
import ebb.input.CustomerMaster;
import ebb.input.MergedCustomers;
import ebb.input.SuppressionIndex;
import ebb.schema.AliasesTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpensesTable;
import ebb.schema.InputProfileTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the inputs that account care looks at beside the purchases; one that was never brought in is null, which is off. */
public final class AccountInputsReader {
    public static final List<Table> TABLES = List.of(
            CustomersTable.TABLE,
            ReceivablesTable.TABLE,
            ExpensesTable.TABLE,
            MajorEventsTable.TABLE,
            ServiceTable.TABLE,
            SurveysTable.TABLE,
            ContactsTable.TABLE,
            SuppressionsTable.TABLE,
            AliasesTable.TABLE,
            RejectedRowsTable.TABLE);

    private AccountInputsReader() {}

    /**
     * The inputs, each row with the id that its customer has.
     *
     * @param merged which customers are one
     * @param contact words of the contacts' channels, and of what forbids one
     */
    public static AccountEntries.Tables read(Lake lake, MergedCustomers merged, ContactSettings contact) {
        Dataset<Row> customers = merged.in(input(lake, CustomersTable.TABLE));
        return new AccountEntries.Tables(
                CustomerMaster.onePerCustomer(customers),
                merged.in(input(lake, ReceivablesTable.TABLE)),
                merged.in(input(lake, ExpensesTable.TABLE)),
                merged.in(input(lake, MajorEventsTable.TABLE)),
                merged.in(input(lake, ServiceTable.TABLE)),
                merged.in(input(lake, SurveysTable.TABLE)),
                ContactChannels.in(merged.in(input(lake, ContactsTable.TABLE)), contact.words()),
                SuppressionIndex.named(
                        merged.in(RefusedWishes.with(
                                lake.readIfThere(SuppressionsTable.TABLE), lake, contact.forbidding())),
                        customers));
    }

    /** Null where the input was never brought in; what it was given after the last ingest is null in its rows. */
    private static Dataset<Row> input(Lake lake, Table table) {
        Dataset<Row> rows = lake.readIfThere(table);
        return rows == null ? null : TableColumns.of(table).complete(rows);
    }

    /** The same with what was exported before the day as contacts: what the contact policy of a day looks at. */
    static AccountEntries.Tables readWithSent(
            Lake lake, MergedCustomers merged, ContactSettings contact, LocalDate day) {
        AccountEntries.Tables tables = read(lake, merged, contact);
        return new AccountEntries.Tables(
                tables.customers(),
                tables.receivables(),
                tables.expenses(),
                tables.majorEvents(),
                tables.service(),
                tables.surveys(),
                SentContacts.with(tables.contacts(), merged.in(lake.readIfThere(SentTable.TABLE)), day),
                tables.suppressions());
    }

    /** What a job reads that looks at accounts: {@code tables}, the further inputs, and what their deliveries gave. */
    public static List<Table> beside(Table... tables) {
        return Stream.of(Stream.of(tables), TABLES.stream(), Stream.of(InputProfileTable.TABLE))
                .flatMap(each -> each)
                .toList();
    }

    /** Names of the inputs that are on and tell something of customers. */
    public static List<String> on(Lake lake) {
        return TABLES.stream()
                .filter(table ->
                        !List.of(AliasesTable.TABLE, RejectedRowsTable.TABLE).contains(table) && lake.has(table))
                .map(Table::name)
                .toList();
    }
}
