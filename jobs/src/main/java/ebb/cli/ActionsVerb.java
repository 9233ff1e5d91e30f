package ebb.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.conf.SettingsException;
import ebb.customer.Channel;
import ebb.export.ActionListExport;
import ebb.export.ExportSource;
import ebb.export.LifeEventAccess;
import ebb.input.ContactPermissions;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the next actions of the last publication, those with most expected gain first, and what is left out and why. */
@Command(
        name = "actions",
        description = "List what to do next with which customer, by expected gain, and what is left out and why.",
        footer = {
            "",
            "Examples: ebb actions --owner west-2 --limit 10",
            "          ebb actions --state suppressed",
            "          ebb actions --purpose baby-club"
        })
final class ActionsVerb extends Verb {
    @Option(names = "--owner", paramLabel = "OWNER", description = "Only actions of this sales person.")
    private String owner;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Only actions by this channel.")
    private String channel;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only customers in this state; default: ${DEFAULT-VALUE}.",
            defaultValue = NextActionsTable.DUE)
    private String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Customers to list; default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int limit;

    @Option(
            names = "--purpose",
            paramLabel = "NAME",
            description = "List what may be sent for life events that may be read for this purpose. It is recorded.")
    private String purpose;

    @Override
    void execute() {
        if (!NextActionsTable.STATES.contains(state)) {
            throw new SettingsException("Cannot list actions: there is no state " + state + ". Give one of "
                    + String.join(", ", NextActionsTable.STATES) + ".");
        }
        if (channel != null && Channel.named(channel).isEmpty()) {
            throw new SettingsException("Cannot list actions: there is no channel " + channel + ". Give one of "
                    + Arrays.stream(Channel.values()).map(Channel::label).collect(Collectors.joining(", ")) + ".");
        }
        if (limit < 1) {
            throw new SettingsException("Cannot list " + limit + " actions. Give a --limit of 1 or more.");
        }
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        if (purpose != null) {
            lifeEvents(lake, publications, published);
            return;
        }
        Dataset<Row> actions = new ExportSource(lake, settings().settings(), clock(), published)
                .today(
                        NextActionsTable.TABLE,
                        publications.read(published, NextActionsTable.TABLE).where(is(NextActionsTable.OWNER, owner)))
                .persist(StorageLevel.MEMORY_AND_DISK());
        List<Row> rows = actions.where(is(NextActionsTable.STATE, state).and(is(NextActionsTable.CHANNEL, channel)))
                .orderBy(col(NextActionsTable.RANK).asc_nulls_last(), col(NextActionsTable.CUSTOMER_ID))
                .limit(limit)
                .collectAsList();
        Map<String, Row> states = states(actions);
        if (states.isEmpty() && owner != null) {
            throw ActionListExport.unknownOwner("list actions of", owner);
        }
        List<String> words = new ArrayList<>();
        rows.forEach(row -> words.add(words(row)));
        words.add(summary(states)
                + ContactPolicies.unchecked(lake, settings().settings())
                        .map(unchecked -> "; " + unchecked)
                        .orElse(""));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("states", counts(states));
        json.put("actions", rows.stream().map(RowMap::of).toList());
        printer().print(json, words);
    }

    private static Column is(String column, String wanted) {
        return wanted == null ? lit(true) : col(column).equalTo(wanted);
    }

    private static Map<String, Row> states(Dataset<Row> actions) {
        Map<String, Row> states = new LinkedHashMap<>();
        actions.groupBy(NextActionsTable.STATE)
                .agg(count(lit(1)), sum(NextActionsTable.EXPECTED_GAIN))
                .collectAsList()
                .forEach(row -> states.put(row.getString(0), row));
        return states;
    }

    private static Map<String, Long> counts(Map<String, Row> states) {
        Map<String, Long> counts = new LinkedHashMap<>();
        NextActionsTable.STATES.forEach(
                one -> counts.put(one, states.containsKey(one) ? states.get(one).getLong(1) : 0));
        return counts;
    }

    private String summary(Map<String, Row> states) {
        Map<String, Long> counts = counts(states);
        Row due = states.get(NextActionsTable.DUE);
        return String.format(
                Locale.ROOT,
                "%,d due with %,.0f %s expected gain; left out: %,d waiting for capacity, %,d held back as control, %,d suppressed, %,d with nothing due",
                counts.get(NextActionsTable.DUE),
                due == null || due.isNullAt(2) ? 0.0 : due.getDecimal(2).doubleValue(),
                settings().settings().currency(),
                counts.get(NextActionsTable.WAITING),
                counts.get(NextActionsTable.HELD_BACK),
                counts.get(NextActionsTable.SUPPRESSED),
                counts.get(NextActionsTable.NOTHING_DUE));
    }

    private static String words(Row row) {
        String action = row.getAs(NextActionsTable.ACTION);
        String because = row.getAs(NextActionsTable.SUPPRESSED_BECAUSE);
        if (action == null || NextActionsTable.isLeftOut(row.getAs(NextActionsTable.STATE))) {
            return String.format(
                    Locale.ROOT,
                    "%-12s %s%s",
                    row.getAs(NextActionsTable.CUSTOMER_ID),
                    row.getAs(NextActionsTable.STATE),
                    because == null ? "" : ": " + because);
        }
        String owner = row.getAs(NextActionsTable.OWNER);
        String channel = row.getAs(NextActionsTable.CHANNEL);
        return String.format(
                Locale.ROOT,
                "%4d %-12s %s by %s%s%s; at stake %,.2f, gain %,.2f, cost %,.2f%n     %s%n     %s",
                row.<Integer>getAs(NextActionsTable.RANK),
                row.getAs(NextActionsTable.CUSTOMER_ID),
                row.getAs(NextActionsTable.PURPOSE),
                row.getAs(NextActionsTable.CONTACT_BY),
                channel == null ? "" : ", " + channel,
                owner == null ? "" : ", " + owner,
                row.<java.math.BigDecimal>getAs(NextActionsTable.EXPECTED_LOSS),
                row.<java.math.BigDecimal>getAs(NextActionsTable.EXPECTED_GAIN),
                row.<java.math.BigDecimal>getAs(NextActionsTable.COST),
                action,
                row.<String>getAs(NextActionsTable.REASONS.get(0)) == null
                        ? "(no reason known)"
                        : row.getAs(NextActionsTable.REASONS.get(0)));
    }

    /** Stages of life events are no rows of the table: they are read for a named purpose only, and each reading is recorded. */
    private void lifeEvents(Lake lake, Publications publications, Publication published) {
        Dataset<Row> events = publications.read(published, LifeEventsTable.TABLE);
        LifeEventAccess access = new LifeEventAccess(lake, settings().settings(), clock());
        Dataset<Row> readable = access.open(events, new LifeEventAccess.Request("actions", purpose))
                .where(col(LifeEventsTable.SEND_NOW).isNotNull());
        List<Row> rows = ContactPermissions.reachable(
                        readable,
                        new ExportSource(lake, settings().settings(), clock(), published).permissions(readable),
                        LifeEventsTable.CUSTOMER_ID)
                .orderBy(col(LifeEventsTable.PROBABILITY).desc(), col(LifeEventsTable.CUSTOMER_ID))
                .limit(limit)
                .collectAsList();
        List<String> words = new ArrayList<>();
        for (Row row : rows) {
            words.add(String.format(
                    Locale.ROOT,
                    "%-12s send %s: %s expected about %s, %.0f %% likely",
                    row.getAs(LifeEventsTable.CUSTOMER_ID),
                    row.getAs(LifeEventsTable.SEND_NOW),
                    row.getAs(LifeEventsTable.EVENT),
                    row.getAs(LifeEventsTable.EXPECTED_ON),
                    100 * row.<Double>getAs(LifeEventsTable.PROBABILITY)));
        }
        words.add(rows.size() + " customers to write to for " + purpose + "; the reading is recorded");
        printer().print(rows.stream().map(RowMap::of).toList(), words);
    }
}
