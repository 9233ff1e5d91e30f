package ebb.cli;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.Backfill;
import ebb.job.Backfill.Day;
import ebb.schema.Column;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills in past as-of dates and says which are done and which are left. */
@Command(
        name = "backfill",
        description =
                "Fill in features, scores and segments of past as-of dates, each by a model of its own time; what readers see stays.",
        footer = {"", "Example: ebb backfill --from 2026-01-04 --to 2026-06-28 --every 7d"})
final class BackfillVerb extends Verb {
    @Option(names = "--from", paramLabel = "DATE", required = true, description = "First as-of date, as 2026-01-04.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "No as-of date after this one.")
    private String to;

    @Option(
            names = "--every",
            paramLabel = "DAYS",
            description = "Days from one as-of date to the next, as 7d; default: ${DEFAULT-VALUE}.",
            defaultValue = "7d")
    private String every;

    @Override
    void execute() {
        List<LocalDate> dates = dates();
        Backfill backfill = new Backfill(lake(), settings(), clock(), progress());
        List<Day> days = options.dryRun ? backfill.look(dates) : backfill.execute(dates);
        printer().print(days.stream().map(BackfillVerb::asMap).toList(), inWords(days));
        requireTrainable(days);
    }

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    private List<LocalDate> dates() {
        if (!every.matches("[1-9]\\d{0,3}d?")) {
            throw new SettingsException("Cannot use --every " + every + ": it is no number of days. Write it as 7d.");
        }
        LocalDate first = CommonOptions.date("--from", from);
        LocalDate last = CommonOptions.date("--to", to);
        if (last.isBefore(first)) {
            throw new SettingsException(
                    "Cannot use --to " + to + ": it lies before --from " + from + ". Exchange the two.");
        }
        Period step = Period.ofDays(Integer.parseInt(every.replace("d", "")));
        return first.datesUntil(last.plusDays(1), step).toList();
    }

    private static Map<String, Object> asMap(Day day) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(Column.AS_OF, day.asOf().toString());
        map.put("is_done", day.isDone());
        map.put("model_as_of", day.modelAsOf().map(LocalDate::toString).orElse(null));
        return map;
    }

    private static List<String> inWords(List<Day> days) {
        List<String> words = new ArrayList<>();
        long done = days.stream().filter(Day::isDone).count();
        words.add(String.format(Locale.ROOT, "%-11s %-5s %s", "as of", "state", "model trained as of"));
        for (Day day : days) {
            words.add(String.format(
                    Locale.ROOT,
                    "%-11s %-5s %s",
                    day.asOf(),
                    day.isDone() ? "done" : "left",
                    day.modelAsOf().map(LocalDate::toString).orElse("none: too little history before it")));
        }
        words.add(done + " done, " + (days.size() - done) + " left");
        return words;
    }

    private static void requireTrainable(List<Day> days) {
        List<LocalDate> never = days.stream()
                .filter(day -> day.modelAsOf().isEmpty())
                .map(Day::asOf)
                .toList();
        if (!never.isEmpty()) {
            throw new DataRefused(
                    "Cannot backfill " + never + ": the purchases before them are too few days to train a model"
                            + " that knew nothing of what came after. Begin later with --from, or lower training.min-history-days.");
        }
    }
}
