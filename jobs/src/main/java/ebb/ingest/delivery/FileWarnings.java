package ebb.ingest.delivery;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.ingest.source.SourceFile;
import ebb.schema.IngestedFilesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    public static List<String> gone(String input, InputSettings settings, List<KnownFile> gone) {
        List<FileCounts> counts = gone.stream()
                .map(KnownFile::counts)
                .filter(count -> count.accepted() > 0)
                .toList();
        if (counts.isEmpty()) {
            return List.of();
        }
        return List.of(input + ": " + number(FileCounts.total(counts).accepted()) + " rows in the table come from "
                + files(counts) + " that " + (counts.size() == 1 ? "is" : "are")
                + " not in the delivery any more: " + namesOf(counts) + ". Set "
                + (settings.delivery() == DeliveryMode.SNAPSHOT
                        ? "inputs."
                        : "inputs." + input + ".delivery=snapshot if each delivery is a full export, inputs.")
                + input + ".when-gone=remove to drop such rows, or =keep if files are only archived");
    }

    /** Files of which more than the usual share of rows stands in an earlier file too. */
    public static List<String> equal(String input, InputSettings settings, List<FileCounts> files) {
        double share = settings.plausibility().equalRowsShare();
        List<FileCounts> repeated = files.stream()
                .filter(count -> count.equal() > share * count.accepted())
                .toList();
        if (repeated.isEmpty()) {
            return List.of();
        }
        FileCounts total = FileCounts.total(repeated);
        String found = input + ": " + number(total.equal()) + " of " + number(total.accepted()) + " rows of "
                + namesOf(repeated) + " stand in an earlier file as they are, and count twice";
        if (settings.duplicates().areLookedFor()) {
            return List.of(found
                    + ", for they differ in columns that Ebb does not read. If exports fill one of these anew, such as"
                    + " the time of the export, set inputs." + input
                    + ".duplicates={keys: [...]} to columns that tell rows apart");
        }
        String other =
                switch (settings.delivery()) {
                    case APPEND ->
                        "inputs." + input
                                + ".delivery=snapshot if each file is a full export, =replace-period if a period"
                                + " was delivered again";
                    case SNAPSHOT ->
                        "name full exports with their day, such as orders_2025-11-30.csv, and otherwise alike, so that only the newest counts";
                    case REPLACE_PERIOD -> "inputs." + input + ".delivery=snapshot if each file is a full export";
                };
        return List.of(found + ". Set inputs." + input + ".duplicates=across-files to count them once, or " + other);
    }

    private static String files(List<FileCounts> counts) {
        return counts.size() == 1 ? "a file" : number(counts.size()) + " files";
    }

    private static String namesOf(List<FileCounts> counts) {
        return names(counts.stream().map(FileCounts::file).toList());
    }

    /** The first names, without their folders, and the number of the others. */
    public static String names(List<SourceFile> files) {
        String named = files.stream()
                .limit(NAMES_SHOWN)
                .map(file -> shortName(file.name()))
                .collect(Collectors.joining(", "));
        return files.size() <= NAMES_SHOWN ? named : named + " and " + (files.size() - NAMES_SHOWN) + " more";
    }

    /** New files all of whose rows another of the same delivery replaces: which of them is the newer one only their names say. */
    public static List<String> replacedWhole(Delivery delivery, List<FileCounts> counts) {
        Set<String> known = delivery.known().stream().map(KnownFile::name).collect(Collectors.toSet());
        List<FileCounts> whole = counts.stream()
                .filter(count -> delivery.replacesEarlier()
                        && !known.contains(count.file().name()))
                .filter(count -> count.duplicates() > 0 && count.accepted() == 0)
                .toList();
        return whole.isEmpty()
                ? List.of()
                : List.of(delivery.input().name() + ": all "
                        + number(FileCounts.total(whole).duplicates()) + " rows of "
                        + namesOf(whole)
                        + " are replaced by other files. Of files that come together the one whose name sorts"
                        + " last is the newest; if that is wrong, deliver them one after the other");
    }

    /** Rows that came after the first version of a file, and that its correction replaces as the newest. */
    public static List<String> overtaken(String input, List<String> corrected, long rows) {
        return rows == 0
                ? List.of()
                : List.of(input + ": " + number(rows)
                        + " rows of files that came later are replaced by those of the same keys in "
                        + names(corrected.stream()
                                .map(name -> new SourceFile(name, 0, ""))
                                .toList())
                        + ", which was corrected under its name and so is the newest now. If the later files have the newer"
                        + " state, deliver them again under other names, and corrections as files of their own");
    }

    /** Files that are not read because of how their names begin. */
    public static List<String> hidden(String input, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(input + ": not read, for names that begin with _ or . are by custom not data: "
                        + names(names.stream()
                                .map(name -> new SourceFile(name, 0, ""))
                                .toList())
                        + ". Rename what is to be read");
    }

    public static String shortName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
