package ebb.lake;

import ebb.input.AccountEntries;
import ebb.schema.Contacts;
import ebb.schema.Customers;
import ebb.schema.Expenses;
import ebb.schema.MajorEvents;
import ebb.schema.Receivables;
import ebb.schema.Service;
import ebb.schema.Surveys;
import ebb.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Reads the inputs that account care looks at beside the purchases; one that was never brought in is null, which is off. */
public final class AccountInputsReader {
    public static final List<Table> TABLES = List.of(
            Customers.TABLE,
            Receivables.TABLE,
            Expenses.TABLE,
            MajorEvents.TABLE,
            Service.TABLE,
            Surveys.TABLE,
            Contacts.TABLE);

    private AccountInputsReader() {}

    public static AccountEntries.Tables read(Lake lake) {
        return new AccountEntries.Tables(
                lake.readIfThere(Customers.TABLE),
                lake.readIfThere(Receivables.TABLE),
                lake.readIfThere(Expenses.TABLE),
                lake.readIfThere(MajorEvents.TABLE),
                lake.readIfThere(Service.TABLE),
                lake.readIfThere(Surveys.TABLE),
                lake.readIfThere(Contacts.TABLE));
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
