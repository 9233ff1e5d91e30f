package ebb.cli;

import ebb.conf.ExportSettings.Dialect;
import ebb.conf.SettingsException;
import ebb.export.ActionListExport;
import ebb.export.ChosenCustomers;
import ebb.export.ExportSource;
import ebb.export.LifeEventExport;
import ebb.export.ListFile;
import ebb.export.ListRequest;
import ebb.export.OccasionListExport;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description = "Only these customers: a text file with one id on each line.")
    private Path chosen;

    @Option(
            names = "--segment",
            paramLabel = "NAME",
            description = "Only customers of this saved segment; the pages of `ebb serve` make and save one.")
    private String segment;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only customers of whom this is true, in SQL on the columns of v_scores_latest and"
                    + " v_score_moves_latest, as \"" + ScoreMovesTable.MAIN_CAUSE + " = 'model'\" or \""
                    + ScoresTable.RISK_BAND + " = 'high'\".")
    private String where;

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
        refuseWhatDoesNotGoTogether();
        if (event != null) {
            exportEvent();
        } else if (isOccasions) {
            exportOccasions();
        } else {
            exportActions();
        }
    }

    private void refuseWhatDoesNotGoTogether() {
        if (Stream.of(chosen, segment, where).filter(Objects::nonNull).count() > 1) {
            throw new SettingsException("Cannot choose the customers of a list in two ways. Give one of --customers,"
                    + " --segment and --where.");
        }
        if (purpose != null && event == null) {
            throw new SettingsException("Cannot export for the purpose " + purpose
                    + ": a purpose is for the life event named by --event. Name one, or leave --purpose out.");
        }
        if (event == null && !isOccasions) {
            return;
        }
        String list = event == null ? "occasions" : "the life event " + event;
        Map<String, Object> ofActions = new LinkedHashMap<>();
        ofActions.put("--occasions", (event != null && isOccasions) ? event : null);
        ofActions.put("--owner", event == null ? null : owner);
        ofActions.put("--customers", chosen);
        ofActions.put("--segment", segment);
        ofActions.put("--where", where);
        ofActions.put("--capacity", capacity);
        ofActions.put("--budget", budget);
        ofActions.put("--columns", columns.isEmpty() ? null : columns);
        ofActions.put("--control-ids", controlIds);
        ofActions.put("--suppressed-ids", suppressedIds);
        ofActions.values().removeIf(Objects::isNull);
        if (!ofActions.isEmpty()) {
            throw new SettingsException("Cannot export " + list + " with " + String.join(", ", ofActions.keySet())
                    + ": that is not for this list. Leave it out.");
        }
    }

    private void exportActions() {
        ListRequest request = new ListRequest(
                owner,
                capacity,
                budget,
                columns.isEmpty() ? settings().settings().export().columns() : columns);
        ExportSource source = source();
        ActionListExport.Written written = new ActionListExport(source, request, chosen(source))
                .write(listFile(), new ActionListExport.IdFiles(controlIds, suppressedIds));
        List<String> words = new ArrayList<>();
        String again = written.again() == 0 ? "" : "; on a list of today already: " + written.again();
        words.add(written.rows() + " customers to contact written to " + file + again + "; left out: "
                + written.leftOut());
        written.ids().forEach((ids, lines) -> words.add(lines + " ids written to " + ids));
        printer()
                .print(
                        Map.of(
                                "file",
                                file.toString(),
                                "rows",
                                written.rows(),
                                ActionListExport.AGAIN,
                                written.again(),
                                "states",
                                written.states()),
                        words);
    }

    private ChosenCustomers chosen(ExportSource source) {
        if (segment != null) {
            return ChosenCustomers.inSegment(segment, source);
        }
        if (where != null) {
            return ChosenCustomers.where(where, source);
        }
        return chosen == null ? null : ChosenCustomers.in(chosen, source);
    }

    private void exportOccasions() {
        print(new OccasionListExport(source()).write(listFile(), owner), "coming occasions");
    }

    private void exportEvent() {
        print(
                new LifeEventExport(source()).write(listFile(), event, purpose),
                "customers with " + event + " probably under way");
    }

    private void print(long rows, String what) {
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " " + what + " written to " + file));
    }

    private ExportSource source() {
        return ExportSource.of(lake(), settings().settings(), clock());
    }

    private ListFile listFile() {
        return new ListFile(
                file, dialect == null ? settings().settings().export().dialect() : dialect);
    }
}
