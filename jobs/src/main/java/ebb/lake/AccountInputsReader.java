package ebb.lake;

import ebb.input.AccountEntries;
import ebb.input.CustomerMaster;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpensesTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import java.util.List;
import java.util.stream.Stream;

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
            SuppressionsTable.TABLE);

    private AccountInputsReader() {}

    public static AccountEntries.Tables read(Lake lake) {
        return new AccountEntries.Tables(
                CustomerMaster.onePerCustomer(lake.readIfThere(CustomersTable.TABLE)),
                lake.readIfThere(ReceivablesTable.TABLE),
                lake.readIfThere(ExpensesTable.TABLE),
                lake.readIfThere(MajorEventsTable.TABLE),
                lake.readIfThere(ServiceTable.TABLE),
                lake.readIfThere(SurveysTable.TABLE),
                lake.readIfThere(ContactsTable.TABLE),
                lake.readIfThere(SuppressionsTable.TABLE));
    }

    /** What a job reads that looks at accounts: {@code tables}, and the further inputs beside them. */
    public static List<Table> beside(Table... tables) {
        return Stream.concat(Stream.of(tables), TABLES.stream()).toList();
    }

    /** Names of the inputs that are on. */
    public static List<String> on(Lake lake) {
        return TABLES.stream().filter(lake::has).map(Table::name).toList();
    }
}
