package ebb.cli;

import ebb.job.Replay;
import ebb.schema.Column;
import ebb.schema.RunsTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a day as it was published then beside the same day as corrected since. */
@Command(
        name = "replay",
        description =
                "Show a day as it was published then, beside the same day with the purchases as they are known now, and why they differ.",
        footer = {"", "Example: ebb replay 2026-03-31"})
final class ReplayVerb extends Verb {
    @Parameters(index = "0", paramLabel = "DATE", description = "As-of date of a publication, as 2026-03-31.")
    private String day;

    @Override
    void execute() {
        Replay.Result result = new Replay(lake(), settings(), clock()).of(CommonOptions.date("DATE", day));
        printer().print(asMap(result), inWords(result));
    }

    private Map<String, Object> asMap(Replay.Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(Column.AS_OF, day);
        map.put("publication", result.publication().number());
        map.put(RunsTable.RUN_ID, result.publication().runId());
        map.put("model", result.modelId());
        map.put("purchases_version", result.purchasesVersion());
        map.put("then", RowMap.of(result.then()));
        map.put("now", RowMap.of(result.now()));
        map.put("changes", result.changes().stream().map(RowMap::of).toList());
        return map;
    }

    private List<String> inWords(Replay.Result result) {
        List<String> words = new ArrayList<>();
        words.add(day + " as publication " + result.publication().number() + " (run "
                + result.publication().runId() + ") showed it, and as the purchases of version "
                + result.purchasesVersion() + " have it; both scored by " + result.modelId());
        words.add(String.format(Locale.ROOT, "%-24s %16s %16s", "", "then", "now"));
        for (String figure : result.then().schema().fieldNames()) {
            words.add(String.format(
                    Locale.ROOT,
                    "%-24s %16s %16s",
                    figure.replace('_', ' '),
                    shown(result.then(), figure),
                    shown(result.now(), figure)));
        }
        words.add("");
        words.add(result.changes().isEmpty() ? "Nothing has changed since." : "Changed since, by reason");
        result.changes().forEach(change -> words.add(change(change)));
        return words;
    }

    private static String shown(Row row, String figure) {
        Object value = row.getAs(figure);
        if (value == null) {
            return "not known";
        }
        return value instanceof Double
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%,.0f", ((Number) value).doubleValue());
    }

    private static String change(Row row) {
        List<String> figures = new ArrayList<>();
        for (String figure : row.schema().fieldNames()) {
            if (!figure.equals("reason")) {
                figures.add(figure.replace('_', ' ') + " " + shown(row, figure));
            }
        }
        return "  " + row.getString(0) + ": " + String.join(", ", figures);
    }
}
