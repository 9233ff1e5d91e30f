package ebb.export;

import ebb.action.WarningSteps;
import ebb.conf.Settings;
import ebb.customer.ContactPurpose;
import ebb.input.CustomerMaster;
import ebb.lake.Aliases;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What lists are made of: the publication in force, and the contact policy by the inputs as they stand now.
 *
 * @param published publication in force
 */
public record ExportSource(Lake lake, Settings settings, Clock clock, Publication published) {

    /** Of the publication in force; refuses a lake that has published nothing. */
    public static ExportSource of(Lake lake, Settings settings, Clock clock) {
        return new ExportSource(lake, settings, clock, new Publications(lake).require());
    }

    public boolean has(Table table) {
        return published.versions().containsKey(table.name());
    }

    public Dataset<Row> read(Table table) {
        return new Publications(lake).read(published, table);
    }

    /** Null where the table is not published. */
    Dataset<Row> readIfThere(Table table) {
        return has(table) ? read(table) : null;
    }

    /** The published master data, one row a customer, with the ids that customers had on the as-of date; null where the input is off. */
    Dataset<Row> customers() {
        return has(CustomersTable.TABLE)
                ? CustomerMaster.onePerCustomer(Aliases.asOf(lake, asOf()).in(read(CustomersTable.TABLE)))
                : null;
    }

    /** The customers input as it stands now, which may have come after the publication: whose opt-outs a list honours. Null where there is none. */
    Dataset<Row> customersToday() {
        Dataset<Row> today = lake.readIfThere(CustomersTable.TABLE);
        return today == null ? customers() : Aliases.asOf(lake, asOf()).in(today);
    }

    LocalDate asOf() {
        return published.asOf().orElseGet(() -> LocalDate.now(clock));
    }

    /** What is permitted both on the as-of date and today. */
    public Dataset<Row> permissions(Dataset<Row> rows) {
        return ContactPolicies.permissions(lake, settings, List.of(asOf(), LocalDate.now(clock)), rows);
    }

    /** Rows of a table of {@link RefusedToday#tables} as they stand today: see {@link RefusedToday#left}; warnings with the actions of today as next steps. */
    public Dataset<Row> today(Table table, Dataset<Row> rows) {
        Dataset<Row> permissions = permissions(rows);
        Dataset<Row> left = RefusedToday.left(table, rows, permissions);
        return table.equals(WarningsTable.TABLE) && has(NextActionsTable.TABLE)
                ? WarningSteps.of(
                        left, RefusedToday.left(NextActionsTable.TABLE, read(NextActionsTable.TABLE), permissions))
                : left;
    }

    ExportLog log() {
        return new ExportLog(lake, settings.segments().controlGroup());
    }

    ExportLog.Export export(String list, ListFile.Staged staged, Map<String, Long> counts) {
        return new ExportLog.Export(
                ZonedDateTime.now(clock),
                published.asOf().orElse(null),
                list,
                ContactPurpose.MARKETING.label(),
                staged.file().name(),
                staged.sha256(),
                counts);
    }
}
