package ebb.lake;

import ebb.account.AccountEntries;
import ebb.schema.Customers;
import ebb.schema.Expenses;
import ebb.schema.MajorEvents;
import ebb.schema.Receivables;
import ebb.schema.Service;
import ebb.schema.Surveys;
import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the inputs that account care looks at beside the purchases; one that was never brought in is null, which is off. */
public final class AccountInputsReader {
    public static final List<Table> TABLES = List.of(
            Customers.TABLE, Receivables.TABLE, Expenses.TABLE, MajorEvents.TABLE, Service.TABLE, Surveys.TABLE);

    private AccountInputsReader() {}

    public static AccountEntries.Tables read(Lake lake) {
        return new AccountEntries.Tables(
                ifThere(lake, Customers.TABLE),
                ifThere(lake, Receivables.TABLE),
                ifThere(lake, Expenses.TABLE),
                ifThere(lake, MajorEvents.TABLE),
                ifThere(lake, Service.TABLE),
                ifThere(lake, Surveys.TABLE));
    }

    /** Names of the inputs that are on. */
    public static List<String> on(Lake lake) {
        return TABLES.stream().filter(lake::has).map(Table::name).toList();
    }

    private static Dataset<Row> ifThere(Lake lake, Table table) {
        return lake.has(table) ? lake.read(table) : null;
    }
}
