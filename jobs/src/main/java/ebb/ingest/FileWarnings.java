package ebb.ingest;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.schema.IngestedFilesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is to be said of the files whose rows the tables hold, at every ingest and whenever someone asks how things stand. */
public final class FileWarnings {
    private static final int NAMES_SHOWN = 3;

    private FileWarnings() {}

    /**
     * What stands in the lake that was probably delivered twice.
     *
     * @param files rows of {@link IngestedFilesTable}
     * @param inputs their settings; an input that is not named here is passed over
     */
    public static List<String> standing(Dataset<Row> files, Map<String, InputSettings> inputs) {
        Map<String, List<KnownFile>> byInput = files.collectAsList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs(IngestedFilesTable.INPUT),
                        TreeMap::new,
                        Collectors.mapping(FileRegistry::known, Collectors.toList())));
        List<String> warnings = new ArrayList<>();
        inputs.forEach((input, settings) -> {
            List<KnownFile> known = byInput.getOrDefault(input, List.of());
            warnings.addAll(gone(
                    input, settings, known.stream().filter(KnownFile::isGone).toList()));
            warnings.addAll(
                    equal(input, settings, known.stream().map(KnownFile::counts).toList()));
        });
        return warnings;
    }

    /** Files that are not in the delivery any more and have rows in the table. */
    static List<String> gone(String input, InputSettings settings, List<KnownFile> gone) {
        List<FileCounts> counts = gone.stream()
                .map(KnownFile::counts)
                .filter(count -> count.accepted() > 0)
                .toList();
        if (counts.isEmpty()) {
            return List.of();
        }
        return List.of(input + ": " + number(FileCounts.total(counts).accepted()) + " rows in the table come from "
                + files(counts) + " that " + (counts.size() == 1 ? "is" : "are")
                + " not in the delivery any more: " + names(counts) + ". Set "
                + (settings.delivery() == DeliveryMode.SNAPSHOT
                        ? "inputs."
                        : "inputs." + input + ".delivery=snapshot if each delivery is a full export, inputs.")
                + input + ".when-gone=remove to drop such rows, or =keep if files are only archived");
    }

    /** Files of which more than the usual share of rows stands in an earlier file too. */
    static List<String> equal(String input, InputSettings settings, List<FileCounts> files) {
        double share = settings.plausibility().equalRowsShare();
        List<FileCounts> repeated = files.stream()
                .filter(count -> count.equal() > share * count.accepted())
                .toList();
        if (repeated.isEmpty()) {
            return List.of();
        }
        FileCounts total = FileCounts.total(repeated);
        String other =
                switch (settings.delivery()) {
                    case APPEND ->
                        "inputs." + input
                                + ".delivery=snapshot if each file is a full export, =replace-period if a period"
                                + " was delivered again";
                    case SNAPSHOT ->
                        "name full exports with their day, such as orders_2025-11-30.csv, so that only the newest counts";
                    case REPLACE_PERIOD -> "inputs." + input + ".delivery=snapshot if each file is a full export";
                };
        return List.of(input + ": " + number(total.equal()) + " of " + number(total.accepted()) + " rows of "
                + names(repeated) + " stand in an earlier file as they are, and count twice. Set inputs." + input
                + ".duplicates=across-files to count them once, or " + other);
    }

    private static String files(List<FileCounts> counts) {
        return counts.size() == 1 ? "a file" : number(counts.size()) + " files";
    }

    private static String names(List<FileCounts> counts) {
        String named = counts.stream()
                .limit(NAMES_SHOWN)
                .map(count -> shortName(count.file().name()))
                .collect(Collectors.joining(", "));
        return counts.size() <= NAMES_SHOWN ? named : named + " and " + (counts.size() - NAMES_SHOWN) + " more";
    }

    static String shortName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
