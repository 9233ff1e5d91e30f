package ebb.ingest.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads a CSV text once: its header, how many records it has, and where it can be split. */
final class CsvPlanner {
    private static final long SPLIT_BYTES = 24L << 20;
    private static final List<String> DELIMITERS = List.of(";", "\t", "|", ",");

    private final List<String> names = new ArrayList<>();
    private final Set<String> repeated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private CsvPlanner() {}

    /**
     * Plans a text.
     *
     * @param scanner at the header, or at blank lines before it
     */
    static CsvPlan plan(CsvFormat format, CsvDialect dialect, CsvScanner scanner) throws IOException {
        CsvPlanner planner = new CsvPlanner();
        scanner.use(dialect);
        if (!scanner.next()) {
            return new CsvPlan(format, dialect, List.of(), Set.of(), List.of(), "");
        }
        if (scanner.fields().isBroken()) {
            throw new UnreadableText("a quote in its header, on line " + scanner.line()
                    + ", is opened and not closed. Close the quote, or set options.quote.");
        }
        planner.name(scanner.fields());
        format.filled(planner.names);
        String advice = planner.advice(dialect, scanner.raw().toString());
        CsvDialect own = dialect.ofFields(planner.names.size());
        List<TextSplit> splits = splits(scanner, own);
        return new CsvPlan(
                format, own, List.copyOf(planner.names), new LinkedHashSet<>(planner.repeated), splits, advice);
    }

    private void name(CsvFields header) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.count(); i++) {
            var value = header.value(i, null);
            String wanted = value == null ? "column_" + (i + 1) : value.toString();
            String name = wanted;
            for (int copy = 2; !seen.add(name); copy++) {
                repeated.add(first(wanted));
                name = wanted + "_" + copy;
            }
            names.add(name);
        }
    }

    private String first(String repeatedName) {
        return names.stream().filter(repeatedName::equalsIgnoreCase).findFirst().orElse(repeatedName);
    }

    /** Another delimiter is wanted, or the header stands further below. */
    private String advice(CsvDialect dialect, String header) {
        if (names.size() > 1) {
            return "";
        }
        String marks = dialect.delimiterText();
        return DELIMITERS.stream()
                .filter(other -> !other.equals(marks) && header.contains(other))
                .findFirst()
                .map(other -> "Its first line has no '" + marks + "' but "
                        + (header.split(java.util.regex.Pattern.quote(other), -1).length - 1)
                        + " times '" + shown(other) + "': set options.delimiter to '" + shown(other) + "'.")
                .orElse("If other lines stand before the header, set options.skip-lines to their number.");
    }

    private static String shown(String delimiter) {
        return "\t".equals(delimiter) ? "tab" : delimiter;
    }

    private static List<TextSplit> splits(CsvScanner scanner, CsvDialect dialect) throws IOException {
        List<TextSplit> splits = new ArrayList<>();
        long offset = scanner.endOffset();
        long line = scanner.nextLine();
        long records = 0;
        scanner.use(dialect);
        while (scanner.next()) {
            records++;
            if (scanner.endOffset() - offset >= SPLIT_BYTES) {
                splits.add(new TextSplit(offset, line, scanner.endOffset() - offset, records));
                offset = scanner.endOffset();
                line = scanner.nextLine();
                records = 0;
            }
        }
        if (records > 0) {
            splits.add(new TextSplit(offset, line, scanner.offset() - offset, records));
        }
        return splits;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
