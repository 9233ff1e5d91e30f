package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import ebb.action.WaitingActions;
import ebb.conf.SettingsException;
import ebb.customer.ContactRefusal;
import ebb.ingest.catalogue.DataRefused;
import ebb.input.ContactPermissions;
import ebb.lake.ContactPolicies;
import ebb.lake.SentContacts;
import ebb.lake.UnmatchedSuppressions;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Decides who is on the list of actions for marketing today, who waits, who is left out and why; writes it and records it. */
public final class ActionListExport {
    /** How many of a list were on one of the same day already, in what the verb prints. */
    public static final String AGAIN = "already_on_a_list_of_today";

    private final ExportSource source;
    private final ListRequest request;
    private final ChosenCustomers chosen;

    public ActionListExport(ExportSource source, ListRequest request) {
        this(source, request, null);
    }

    /**
     * A list of some customers.
     *
     * @param chosen null: all customers
     */
    public ActionListExport(ExportSource source, ListRequest request, ChosenCustomers chosen) {
        this.source = source;
        this.request = request;
        this.chosen = chosen;
    }

    /**
     * Files of ids for the mailing tool; null: not asked for.
     *
     * @param control customers held back as control
     * @param suppressed other customers whom marketing may not reach
     */
    public record IdFiles(Path control, Path suppressed) {}

    /**
     * What was written.
     *
     * @param rows customers on the list
     * @param again those of them who were on a list of the day already
     * @param states customers by state, those on the list as due
     * @param ids lines of each file of ids
     * @param leftOut who was left out, in words, and which wishes and suppressions could not be honoured
     */
    public record Written(long rows, long again, Map<String, Long> states, Map<Path, Long> ids, String leftOut) {}

    /** Writes the list; a list with nobody on it is refused, and no file is touched. */
    public Written write(ListFile file, IdFiles ids) {
        Dataset<Row> actions = actions();
        Dataset<Row> customers = source.customers();
        OptOutGate.check(actions, source.customersToday());
        Dataset<Row> permissions =
                source.permissions(everyone(actions, customers)).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> sent = SentContacts.on(source.lake(), LocalDate.now(source.clock()));
        Dataset<Row> today = WaitingActions.in(
                        notSentYet(MarketingList.today(actions, permissions), sent), request.limits())
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<String, Long> states = states(today);
            ListFile.Staged list = file.stage(rows(listed(today, states), customers), MarketingList.order());
            Map<Path, Long> lines = write(ids, permissions, file);
            long again = again(today, sent);
            list.handOver(() -> source.log()
                    .record(
                            source.export(listName(), list, states),
                            today.where(is(NextActionsTable.DUE)),
                            today.where(is(NextActionsTable.HELD_BACK))));
            return new Written(list.rows(), again, states, lines, leftOutOf(states) + unhonoured());
        } finally {
            today.unpersist();
            permissions.unpersist();
        }
    }

    /** Without those whom another list of today has with another action, or a list of the last days with the same: nobody is written to twice. */
    private Dataset<Row> notSentYet(Dataset<Row> actions, Dataset<Row> sent) {
        return sent == null
                ? actions
                : MarketingList.notAgain(
                        MarketingList.without(actions, sent),
                        SentContacts.before(
                                source.lake(),
                                LocalDate.now(source.clock()),
                                source.settings().export().restDays()));
    }

    private static long again(Dataset<Row> today, Dataset<Row> sent) {
        return sent == null
                ? 0
                : today.where(is(NextActionsTable.DUE))
                        .join(sent.select(NextActionsTable.CUSTOMER_ID).distinct(), NextActionsTable.CUSTOMER_ID)
                        .count();
    }

    private String unhonoured() {
        return Stream.of(
                        ContactPolicies.unchecked(source.lake(), source.settings()),
                        UnmatchedSuppressions.inWords(source.lake()))
                .flatMap(Optional::stream)
                .map(words -> "; " + words)
                .collect(Collectors.joining());
    }

    private String listName() {
        return request.listName() + (chosen == null ? "" : ", " + chosen.words());
    }

    private Dataset<Row> actions() {
        Dataset<Row> published = source.read(NextActionsTable.TABLE);
        Dataset<Row> all = chosen == null ? published : published.join(chosen.ids(), NextActionsTable.CUSTOMER_ID);
        if (request.owner() == null) {
            return all;
        }
        Dataset<Row> owned = all.where(col(NextActionsTable.OWNER).equalTo(request.owner()));
        if (owned.isEmpty()) {
            throw unknownOwner("export for", request.owner());
        }
        return owned;
    }

    /** The error that no customer has this owner; an owner for whom nothing is due is no error. */
    public static SettingsException unknownOwner(String whatFor, String owner) {
        return new SettingsException(
                "Cannot " + whatFor + " the owner " + owner
                        + ": no customer has that owner. `ebb sql \"SELECT DISTINCT owner FROM v_next_actions_latest\"` lists them.");
    }

    /** With those who never bought: a mailing tool may have their addresses too. */
    private Dataset<Row> everyone(Dataset<Row> actions, Dataset<Row> customers) {
        Dataset<Row> scored = actions.select(NextActionsTable.CUSTOMER_ID);
        return customers == null || request.owner() != null || chosen != null
                ? scored
                : scored.union(customers.select(NextActionsTable.CUSTOMER_ID));
    }

    private Dataset<Row> listed(Dataset<Row> today, Map<String, Long> states) {
        if (!states.containsKey(NextActionsTable.DUE)) {
            throw new DataRefused("Cannot export: nobody is to be contacted. Of "
                    + states.values().stream().mapToLong(Long::longValue).sum() + " customers " + leftOutOf(states)
                    + unhonoured()
                    + ". `ebb actions --state '" + tellingState(states) + "'` says why.");
        }
        return today.where(is(NextActionsTable.DUE));
    }

    /** The state to look at first: who is suppressed would be on a list; else the one of most customers. */
    static String tellingState(Map<String, Long> states) {
        return states.containsKey(NextActionsTable.SUPPRESSED)
                ? NextActionsTable.SUPPRESSED
                : states.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(NextActionsTable.NOTHING_DUE);
    }

    private Dataset<Row> rows(Dataset<Row> listed, Dataset<Row> customers) {
        MarketingList.Tables tables = new MarketingList.Tables(
                source.read(SegmentsTable.TABLE),
                source.read(ScoresTable.TABLE),
                customers,
                source.readIfThere(CategoryRhythmsTable.TABLE));
        return MarketingList.select(MarketingList.of(listed, tables), request.columns());
    }

    /** Everybody whom marketing may not reach is in one of the files, also where a duty is due. */
    private static Map<Path, Long> write(IdFiles ids, Dataset<Row> permissions, ListFile list) {
        Column kind = col(ContactPermissions.KIND);
        Column isControl = kind.equalTo(ContactRefusal.Kind.CONTROL.name());
        Map<Path, Long> lines = new TreeMap<>();
        if (ids.control() != null) {
            lines.put(ids.control(), write(ids.control(), permissions.where(isControl), list));
        }
        if (ids.suppressed() != null) {
            lines.put(
                    ids.suppressed(),
                    write(ids.suppressed(), permissions.where(kind.isNotNull().and(not(isControl))), list));
        }
        return lines;
    }

    private static long write(Path to, Dataset<Row> customers, ListFile list) {
        Column id = col(ContactPermissions.CUSTOMER_ID);
        return new ListFile(to, list.dialect()).replace(customers.select(id), new Column[] {id});
    }

    private static Column is(String state) {
        return col(NextActionsTable.STATE).equalTo(state);
    }

    private static Map<String, Long> states(Dataset<Row> actions) {
        Map<String, Long> states = new TreeMap<>();
        actions.groupBy(NextActionsTable.STATE)
                .count()
                .collectAsList()
                .forEach(row -> states.put(row.getString(0), row.getLong(1)));
        return states;
    }

    private static String leftOutOf(Map<String, Long> states) {
        return Stream.concat(NextActionsTable.STATES.stream(), Stream.of(MarketingList.DUTY))
                .filter(state -> !state.equals(NextActionsTable.DUE))
                .map(state -> states.getOrDefault(state, 0L) + " " + state)
                .collect(Collectors.joining(", "));
    }
}
