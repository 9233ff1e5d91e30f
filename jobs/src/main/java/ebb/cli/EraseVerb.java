package ebb.cli;

import ebb.erase.Erasure;
import ebb.erase.Erasure.Erased;
import ebb.job.LakeErasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases persons from the lake and searches every byte for them. */
@Command(
        name = "erase",
        description =
                "Erase customers from every table, old version, log, report and list, and search every byte for them.",
        footer = {
            "",
            "Publications before the erasure cannot be gone back to. Sources and backups are not touched; from a source",
            "delivered again their rows are left out."
        })
final class EraseVerb extends Verb {
    private static final int UNKNOWN_SHOWN = 20;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            required = true,
            description = "Text file with one customer id on each line.")
    private Path file;

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    @Override
    void execute() {
        LakeErasure erasure = new LakeErasure(lake(), settings(), clock());
        if (options.dryRun) {
            Erasure.Held plan = erasure.plan(file);
            List<String> words = new ArrayList<>(inWords("would remove", plan.rows()));
            words.addAll(unknownInWords(plan.unknown()));
            printer().print(Map.of("would_remove_rows", plan.rows(), "unknown", plan.unknown()), words);
            return;
        }
        Erased erased = erasure.execute(file);
        printer().print(erased, inWords(erased));
        if (!erased.hits().isEmpty()) {
            throw new IllegalStateException(
                    "Cannot prove the erasure: a customer is still found in " + erased.hits()
                            + ". Remove these files by hand, or name the tables to whoever keeps Ebb, and run `ebb erase` again.");
        }
    }

    private static List<String> inWords(Erased erased) {
        List<String> words = new ArrayList<>(inWords("removed", erased.held().rows()));
        words.addAll(unknownInWords(erased.held().unknown()));
        erased.removedFiles().forEach(removed -> words.add("removed " + removed));
        words.add(String.format(
                Locale.ROOT,
                "%,d customers erased; %,d files of %,d bytes searched for them: %d hits",
                erased.customers(),
                erased.searchedFiles(),
                erased.searchedBytes(),
                erased.hits().size()));
        return words;
    }

    private static List<String> unknownInWords(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String named = ids.stream().limit(UNKNOWN_SHOWN).collect(Collectors.joining(", "));
        return List.of(ids.size() + " ids are in no table: " + named + (ids.size() > UNKNOWN_SHOWN ? ", ..." : "")
                + ". Check how the lake writes them.");
    }

    private static List<String> inWords(String what, Map<String, Long> rows) {
        return rows.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %,d rows of %s", what, entry.getValue(), entry.getKey()))
                .toList();
    }
}
