package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.export.ExportSource;
import ebb.export.RefusedToday;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.schema.Column;
import ebb.schema.NextActionsTable;
import ebb.schema.SentTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.WarningsTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Takes the marketing that may no longer reach its customer out of the published tables, by the inputs as they stand now: nobody who has refused since the run is
 * proposed anything, on whatever page or list. It follows each ingest; {@link Withdrawal} publishes what it wrote.
 *
 * <p>Reads: what is published, and the inputs that say who may be contacted. Writes: segments, warnings, occasions, life_events, win_back, next_actions, each as
 * published but for those customers.
 */
final class WithdrawProposalsJob implements Job {
    static final String NAME = "withdraw";
    static final String CUSTOMERS = "customers";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Take marketing to customers who have refused since the last run out of what is published.";
    }

    @Override
    public List<Table> reads() {
        return Stream.concat(
                        AccountInputsReader.beside(SentTable.TABLE, TableVersionsTable.TABLE).stream(),
                        writes().stream())
                .toList();
    }

    @Override
    public List<Table> writes() {
        return RefusedToday.tables();
    }

    @Override
    public JobResult run(JobContext context) {
        ExportSource source = ExportSource.of(context.lake(), context.settings(), context.clock());
        Map<Table, Dataset<Row>> published = new LinkedHashMap<>();
        RefusedToday.tables().stream().filter(source::has).forEach(table -> published.put(table, source.read(table)));
        Dataset<Row> permissions = source.permissions(ids(published.values())).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> withdrawn = withdrawn(published, permissions).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<String, Long> counts = counts(withdrawn);
            published.forEach((table, rows) -> {
                if (counts.containsKey(table.name())) {
                    write(context.lake(), source, new Change(table, rows, permissions));
                }
            });
            long customers = counts.isEmpty()
                    ? 0
                    : withdrawn.select(Column.CUSTOMER_ID).distinct().count();
            if (counts.containsKey(NextActionsTable.TABLE.name()) && published.containsKey(WarningsTable.TABLE)) {
                completeWarnings(context.lake(), source, counts);
            }
            return result(customers, counts);
        } finally {
            withdrawn.unpersist();
            permissions.unpersist();
        }
    }

    private static Dataset<Row> ids(Collection<Dataset<Row>> published) {
        return published.stream()
                .map(rows -> rows.select(Column.CUSTOMER_ID))
                .reduce(Dataset::union)
                .orElseThrow()
                .distinct();
    }

    /** Table and customer of each row that is forbidden now. */
    private static Dataset<Row> withdrawn(Map<Table, Dataset<Row>> published, Dataset<Row> permissions) {
        return published.entrySet().stream()
                .map(entry -> RefusedToday.forbidden(entry.getKey(), entry.getValue(), permissions)
                        .select(lit(entry.getKey().name()).as(TableVersionsTable.TABLE_NAME), col(Column.CUSTOMER_ID)))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    /** Rows of a table as published, some of which are forbidden by the permissions. */
    private record Change(Table table, Dataset<Row> rows, Dataset<Row> permissions) {
        Dataset<Row> left(Dataset<Row> of) {
            return RefusedToday.left(table, of, permissions);
        }
    }

    private static Map<String, Long> counts(Dataset<Row> withdrawn) {
        Map<String, Long> counts = new LinkedHashMap<>();
        withdrawn
                .groupBy(TableVersionsTable.TABLE_NAME)
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    /** Begins at what is published: what a single verb changed of that day since is put back. */
    private static void write(Lake lake, ExportSource source, Change change) {
        Table table = change.table();
        if (table.hasAsOf()) {
            lake.replaceDay(table, source.published().asOf().orElseThrow(), change.left(change.rows()));
        } else {
            new Publications(lake).restore(table);
            lake.merge(
                    table, change.left(RefusedToday.forbidden(table, change.rows(), change.permissions())), lit(false));
        }
    }

    /** The warnings say of whom an action was withdrawn that there is nothing to do. */
    private static void completeWarnings(Lake lake, ExportSource source, Map<String, Long> counts) {
        if (!counts.containsKey(WarningsTable.TABLE.name())) {
            new Publications(lake).restore(WarningsTable.TABLE);
        }
        LocalDate day = source.published().asOf().orElseThrow();
        long changed = WarningStepUpdate.of(lake, lake.read(NextActionsTable.TABLE, day), day);
        if (changed > 0) {
            counts.putIfAbsent(WarningsTable.TABLE.name(), changed);
        }
    }

    private static JobResult result(long customers, Map<String, Long> counts) {
        JobResult result = JobResult.of(
                        customers == 0
                                ? "nobody on the published lists has refused since the last run"
                                : String.format(
                                        Locale.ROOT,
                                        "%,d %s on the published lists may no longer be contacted for marketing: taken out of the"
                                                + " pages and lists; `ebb run` plans anew and renews the report",
                                        customers,
                                        customers == 1 ? "customer" : "customers"))
                .with(CUSTOMERS, customers);
        for (Entry<String, Long> count : counts.entrySet()) {
            result = result.with(count.getKey(), count.getValue());
        }
        return result;
    }
}
