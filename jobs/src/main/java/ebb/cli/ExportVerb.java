package ebb.cli;

import static org.apache.spark.sql.functions.col;

import ebb.action.ActionSettings;
import ebb.action.ListSelection;
import ebb.action.WaitingActions;
import ebb.conf.ExportSettings.Dialect;
import ebb.conf.SettingsException;
import ebb.customer.ContactPurpose;
import ebb.export.ExportLog;
import ebb.export.FileHash;
import ebb.export.LifeEventAccess;
import ebb.export.ListFile;
import ebb.export.MarketingList;
import ebb.export.OccasionList;
import ebb.export.OptOutGate;
import ebb.ingest.DataRefused;
import ebb.input.ContactPermissions;
import ebb.input.CustomerMaster;
import ebb.lake.Aliases;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the marketing list of the last publication: whom to contact, why and by when. */
@Command(
        name = "export",
        description = "Write the marketing list as last published: whom to contact, why and by when, as CSV.")
final class ExportVerb extends Verb {
    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "File to write; default: ${DEFAULT-VALUE}.",
            defaultValue = "ebb-contacts.csv")
    private Path file;

    @Option(
            names = "--occasions",
            description = "Write the coming birthdays, anniversaries and seasonal order days, not the marketing list.")
    private boolean isOccasions;

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description =
                    "Write the customers with whom this life event is probably under way, not the marketing list.")
    private String event;

    @Option(
            names = "--purpose",
            paramLabel = "NAME",
            description = "What a sensitive life event is read for; one of its purposes in the conf. It is recorded.")
    private String purpose;

    @Option(names = "--owner", paramLabel = "OWNER", description = "Only customers of this sales person.")
    private String owner;

    @Option(names = "--capacity", paramLabel = "N", description = "So many customers at most: those with most gain.")
    private Integer capacity;

    @Option(names = "--budget", paramLabel = "AMOUNT", description = "What the contacts may cost together.")
    private BigDecimal budget;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Columns in this order; also churn_probability, email and email_sha256. Default: export.columns.")
    private List<String> columns = List.of();

    @Option(
            names = "--dialect",
            description =
                    "plain, or spreadsheet: UTF-8 with a byte order mark and semicolons; default: export.dialect.")
    private Dialect dialect;

    @Option(names = "--control-ids", paramLabel = "FILE", description = "Also write the ids that are held back.")
    private Path controlIds;

    @Option(
            names = "--suppressed-ids",
            paramLabel = "FILE",
            description = "Also write the ids that marketing may not reach.")
    private Path suppressedIds;

    @Override
    void execute() {
        if (event != null) {
            exportEvent();
            return;
        }
        if (isOccasions) {
            exportOccasions();
            return;
        }
        exportActions();
    }

    private void exportActions() {
        requireRoom();
        List<String> wanted = wantedColumns();
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        Dataset<Row> actions = publications.read(published, NextActionsTable.TABLE);
        Dataset<Row> customers = published.versions().containsKey(CustomersTable.TABLE.name())
                ? CustomerMaster.onePerCustomer(customers(lake, published))
                : null;
        OptOutGate.check(actions, customers);
        MarketingList.Tables tables = new MarketingList.Tables(
                owner == null
                        ? actions
                        : actions.where(col(NextActionsTable.OWNER).equalTo(owner)),
                publications.read(published, SegmentsTable.TABLE),
                publications.read(published, ScoresTable.TABLE),
                customers,
                published.versions().containsKey(CategoryRhythmsTable.TABLE.name())
                        ? publications.read(published, CategoryRhythmsTable.TABLE)
                        : null,
                permissions(lake, published, actions));
        Dataset<Row> fitting = WaitingActions.in(
                MarketingList.due(tables),
                new ListSelection(
                        new ActionSettings.Capacity(ActionSettings.Period.LIST, capacity, null, Map.of()), budget));
        Dataset<Row> listed = fitting.where(is(NextActionsTable.DUE)).persist(StorageLevel.MEMORY_AND_DISK());
        Map<String, Long> counts = counts(tables.actions());
        long waiting = fitting.where(is(NextActionsTable.WAITING)).count();
        if (listed.isEmpty()) {
            throw new DataRefused("Cannot export: nobody is to be contacted. Of "
                    + counts.values().stream().mapToLong(Long::longValue).sum()
                    + " customers " + inWords(counts) + ". `ebb actions --state suppressed` says why.");
        }
        long rows = listFile(file)
                .write(MarketingList.select(MarketingList.of(listed, tables), wanted), MarketingList.order());
        counts.put(NextActionsTable.DUE, rows);
        counts.merge(NextActionsTable.WAITING, waiting, Long::sum);
        writeIds(controlIds, tables.actions(), NextActionsTable.HELD_BACK);
        writeIds(suppressedIds, tables.actions(), NextActionsTable.SUPPRESSED);
        log(lake)
                .record(
                        export(published, listName(), counts),
                        listed,
                        tables.actions().where(is(NextActionsTable.HELD_BACK)));
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows, "states", counts),
                        List.of(rows + " customers to contact written to " + file + "; left out: " + inWords(counts)));
    }

    private String listName() {
        return "actions" + (owner == null ? "" : " of " + owner)
                + (capacity == null ? "" : ", capacity " + capacity)
                + (budget == null ? "" : ", budget " + budget);
    }

    private ExportLog log(Lake lake) {
        return new ExportLog(lake, settings().settings().segments().controlGroup());
    }

    private ExportLog.Export export(Publication published, String list, Map<String, Long> counts) {
        return new ExportLog.Export(
                ZonedDateTime.now(clock()),
                published.asOf().orElse(null),
                list,
                ContactPurpose.MARKETING.label(),
                listFile(file).name(),
                FileHash.sha256(file),
                counts);
    }

    private ListFile listFile(Path path) {
        return new ListFile(
                path, dialect == null ? settings().settings().export().dialect() : dialect);
    }

    private static Column is(String state) {
        return col(NextActionsTable.STATE).equalTo(state);
    }

    private static Map<String, Long> counts(Dataset<Row> actions) {
        Map<String, Long> counts = new TreeMap<>();
        actions.groupBy(NextActionsTable.STATE)
                .count()
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    private static String inWords(Map<String, Long> counts) {
        return NextActionsTable.STATES.stream()
                .filter(state -> !state.equals(NextActionsTable.DUE))
                .map(state -> counts.getOrDefault(state, 0L) + " " + state)
                .collect(Collectors.joining(", "));
    }

    /** Before anything is read: a list of nobody is a wrong use. */
    private void requireRoom() {
        if ((budget != null && budget.signum() <= 0) || (capacity != null && capacity < 1)) {
            throw new SettingsException("Cannot export with a budget of " + budget + " and a capacity of " + capacity
                    + ": that lists nobody. Give more than 0, or leave it out for no limit.");
        }
    }

    /** Those of the command line, or else of the conf. */
    private List<String> wantedColumns() {
        List<String> wanted = columns.isEmpty() ? settings().settings().export().columns() : columns;
        List<String> unknown = wanted.stream()
                .filter(name -> !MarketingList.columns().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SettingsException("Cannot export the columns " + String.join(", ", unknown)
                    + ": there are none of that name. There are " + String.join(", ", MarketingList.columns()) + ".");
        }
        return wanted;
    }

    /** Ids alone, for the mailing tool's own lists; nothing where no file is asked for. */
    private void writeIds(Path to, Dataset<Row> actions, String state) {
        if (to != null) {
            listFile(to).replace(actions.where(is(state)).select(NextActionsTable.CUSTOMER_ID), new Column[] {
                col(NextActionsTable.CUSTOMER_ID)
            });
        }
    }

    private void exportOccasions() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        if (!published.versions().containsKey(OccasionsTable.TABLE.name())) {
            throw new IllegalStateException(
                    "Cannot export occasions: none were published, for without the customers input"
                            + " nobody is known to have agreed to be contacted. Give inputs.customers.path and run again.");
        }
        Dataset<Row> occasions = publications.read(published, OccasionsTable.TABLE);
        Dataset<Row> reachable = ContactPermissions.reachable(
                occasions, permissions(lake, published, occasions), OccasionsTable.CUSTOMER_ID);
        long rows = listFile(file).write(OccasionList.of(reachable, customers(lake, published)), OccasionList.order());
        log(lake)
                .record(
                        export(published, "occasions", Map.of(NextActionsTable.DUE, rows)),
                        reachable,
                        "get in touch on an occasion");
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " coming occasions written to " + file));
    }

    /** The published master data, with the ids that customers had on the as-of date. */
    private Dataset<Row> customers(Lake lake, Publication published) {
        return Aliases.asOf(lake, asOf(published)).in(new Publications(lake).read(published, CustomersTable.TABLE));
    }

    private LocalDate asOf(Publication published) {
        return published.asOf().orElseGet(() -> LocalDate.now(clock()));
    }

    /** By the inputs as they stand now, on the as-of date of what is exported. */
    private Dataset<Row> permissions(Lake lake, Publication published, Dataset<Row> rows) {
        return ContactPolicies.permissions(lake, settings().settings(), asOf(published), rows);
    }

    private void exportEvent() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        Dataset<Row> events = publications.read(published, LifeEventsTable.TABLE);
        LifeEventAccess access = new LifeEventAccess(lake, settings().settings(), clock());
        Dataset<Row> open = access.open(events, event, new LifeEventAccess.Request("export", purpose));
        Dataset<Row> list =
                ContactPermissions.reachable(open, permissions(lake, published, open), LifeEventsTable.CUSTOMER_ID);
        Column[] order = {col(LifeEventsTable.PROBABILITY).desc(), col(LifeEventsTable.CUSTOMER_ID)};
        long rows = listFile(file).write(list, order);
        boolean isSensitive =
                settings().settings().lifeEvents().events().get(event).sensitive();
        // What everyone can read must not say of anybody that a sensitive event is under way: who read it, and what
        // for, is in sensitive_accesses.
        String name = isSensitive ? "a sensitive life event" : "life event " + event;
        Dataset<Row> named = isSensitive ? list.limit(0) : list;
        log(lake).record(export(published, name, Map.of(NextActionsTable.DUE, rows)), named, name);
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " customers with " + event + " probably under way written to " + file));
    }
}
