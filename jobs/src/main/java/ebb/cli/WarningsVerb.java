package ebb.cli;

import ebb.conf.SettingsException;
import ebb.export.ActionListExport;
import ebb.export.ExportSource;
import ebb.job.AnswerWarningsJob;
import ebb.job.Run;
import ebb.job.RunResult;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.NextActionsTable;
import ebb.schema.WarningsTable;
import ebb.warning.WarningLimit;
import ebb.warning.WarningRule;
import ebb.warning.WarningRuleCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the standing warnings, and takes down that one was seen or put off. */
@Command(
        name = "warnings",
        description = "List the standing warnings; acknowledge or snooze those of a customer; explain the rules.",
        footer = {
            "",
            "Examples: ebb warnings --rule loss",
            "          ebb warnings ack 4711 --note \"called, will order in May\"",
            "          ebb warnings snooze 4711 --rule sales_progress --days 30",
            "          ebb warnings explain --rule diverter"
        })
final class WarningsVerb extends Verb {
    /** What is asked for. */
    enum Action {
        LIST,
        ACK,
        SNOOZE,
        EXPLAIN
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "LIST",
            description = "list, ack, snooze or explain; default: list.")
    private Action action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CUSTOMER", description = "Whose warnings.")
    private String customer;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only warnings of this rule.")
    private String rule;

    @Option(names = "--owner", paramLabel = "OWNER", description = "Only warnings of this sales person.")
    private String owner;

    @Option(names = "--days", description = "Days to snooze; default: ${DEFAULT-VALUE}.", defaultValue = "14")
    private int days;

    @Option(names = "--note", description = "Words to keep with the answer.")
    private String note;

    @Option(names = "--most", description = "Warnings to list; default: ${DEFAULT-VALUE}.", defaultValue = "50")
    private int most;

    @Override
    void execute() {
        switch (action) {
            case LIST -> list();
            case EXPLAIN -> explain();
            default -> answer();
        }
    }

    /** Each rule in words: when it warns, on what limit, what it needs; no lake is needed. */
    private void explain() {
        List<WarningRule> rules = rule == null ? WarningRuleCatalogue.ALL : List.of(WarningRuleCatalogue.named(rule));
        List<String> words = new ArrayList<>();
        for (WarningRule one : rules) {
            WarningLimit limit = settings().settings().warnings().limits().get(one.name());
            words.add(String.format(Locale.ROOT, "%s (%s)", one.title(), one.name()));
            words.add("    warns when " + one.card().warnsWhen());
            words.add(String.format(Locale.ROOT, "    limit %s: %s", limit.limit(), one.measures())
                    + limits(" by class ", limit.byClass())
                    + limits(" by region ", limit.byRegion()));
            if (one.card().use().step() != null) {
                words.add("    advises: " + one.card().use().step());
            }
            words.add(
                    one.needs().isEmpty() ? "    needs purchases only" : "    needs " + String.join(", ", one.needs()));
        }
        printer().print(rules.stream().map(WarningRule::card).toList(), words);
    }

    private static String limits(String of, Map<String, Double> limits) {
        return limits.isEmpty() ? "" : ";" + of + new TreeMap<>(limits);
    }

    private void list() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        Dataset<Row> standing = publications
                .read(published, WarningsTable.TABLE)
                .where(functions.col(WarningsTable.CLOSED_ON).isNull())
                .where(is(WarningsTable.CUSTOMER_ID, customer)
                        .and(is(WarningsTable.RULE, rule))
                        .and(is(WarningsTable.OWNER, owner)));
        List<Row> warnings = new ExportSource(lake, settings().settings(), clock(), published)
                .today(WarningsTable.TABLE, standing)
                .orderBy(
                        functions.col(WarningsTable.EXPOSURE).desc(),
                        functions.col(WarningsTable.CUSTOMER_ID),
                        functions.col(WarningsTable.RULE))
                .limit(most)
                .collectAsList();
        List<String> words =
                new ArrayList<>(warnings.stream().map(WarningsVerb::words).toList());
        if (words.isEmpty()) {
            requireKnown(publications.read(published, NextActionsTable.TABLE));
            words.add("No warning stands.");
        }
        printer().print(warnings.stream().map(RowMap::of).toList(), words);
    }

    /** Tells a mistyped rule or owner apart from one that has no warning. */
    private void requireKnown(Dataset<Row> customers) {
        if (rule != null) {
            WarningRuleCatalogue.named(rule);
        }
        if (owner != null && customers.where(is(NextActionsTable.OWNER, owner)).isEmpty()) {
            throw ActionListExport.unknownOwner("list warnings of", owner);
        }
    }

    private static Column is(String column, String wanted) {
        return wanted == null ? functions.lit(true) : functions.col(column).equalTo(wanted);
    }

    private static String words(Row row) {
        String person = row.getAs(WarningsTable.OWNER);
        return String.format(
                Locale.ROOT,
                "%-12s %-15s %-8s %s, %d days%s%n    %s%n    -> %s",
                row.getAs(WarningsTable.CUSTOMER_ID),
                row.getAs(WarningsTable.RULE),
                row.getAs(WarningsTable.SEVERITY),
                row.getAs(WarningsTable.STATUS),
                row.<Integer>getAs(WarningsTable.AGE),
                (person == null ? "" : ", " + person) + record(row.getAs(WarningsTable.RIGHT_RECORD)),
                row.getAs(WarningsTable.MESSAGE),
                row.getAs(WarningsTable.NEXT_STEP));
    }

    /** How often such warnings were right; empty where that is not known. */
    private static String record(String words) {
        return words == null ? "" : "; right " + words;
    }

    private void answer() {
        if (customer == null) {
            throw new SettingsException("Cannot answer: no customer is named. Write ebb warnings "
                    + action.name().toLowerCase(Locale.ROOT) + " CUSTOMER.");
        }
        AnswerWarningsJob job =
                new AnswerWarningsJob(customer, Optional.ofNullable(rule), snoozedUntil(), Optional.ofNullable(note));
        RunResult result = new Run(lake(), settings(), clock(), progress()).executeAlone(job, options.asOf());
        printer().print(result.results(), List.of());
    }

    private Optional<LocalDate> snoozedUntil() {
        if (action == Action.ACK) {
            return Optional.empty();
        }
        if (days < 1 || days > WarningsTable.MOST_SNOOZED_DAYS) {
            throw new SettingsException("Cannot snooze for " + days + " days: give --days from 1 to "
                    + WarningsTable.MOST_SNOOZED_DAYS + ".");
        }
        LocalDate from = new Publications(lake()).require().asOf().orElseGet(() -> LocalDate.now(clock()));
        return Optional.of(from.plusDays(days));
    }
}
