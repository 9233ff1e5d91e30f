package ebb.ingest.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a CSV text once: its header, how many records it has, and where it can be split. */
final class CsvPlanner {
    private static final long SPLIT_BYTES = 24L << 20;
    private static final int TITLE_LINES = 20;
    private static final List<String> DELIMITERS = List.of(";", "\t", "|", ",");

    private static final Pattern INVISIBLE = Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}]+|[\\s\\p{Z}\\p{Cf}\\p{Cc}]+$");
    private static final Pattern JSON = Pattern.compile("\\s*(\\[\\s*)?\\{.*");
    private static final Pattern DATEV = Pattern.compile("\"?(EXTF|DTVF)\"?;");

    private final List<String> names = new ArrayList<>();
    private final Set<String> repeated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private long firstLine;
    private boolean looksLikeTitle;
    private long wholeLine;

    private CsvPlanner() {}

    /**
     * Plans a text.
     *
     * @param scanner at the header, or at blank lines before it
     */
    static CsvPlan plan(CsvFormat format, CsvDialect dialect, CsvScanner scanner) throws IOException {
        CsvPlanner planner = new CsvPlanner();
        planner.firstLine = scanner.line();
        scanner.use(dialect);
        if (!scanner.next()) {
            return new CsvPlan(format, dialect, List.of(), Set.of(), List.of(), 0, "");
        }
        if (scanner.fields().isBroken()) {
            if (JSON.matcher(scanner.raw().toString()).matches()) {
                throw new UnreadableText("it is probably JSON. Set format: json.");
            }
            throw new UnreadableText("a quote in its header, on line " + scanner.line()
                    + ", is opened and not closed. Close the quote, or set options.quote.");
        }
        planner.name(scanner.fields());
        format.filled(planner.names);
        planner.looksLikeTitle = filled(scanner.fields()) == 1;
        String raw = scanner.raw().toString();
        CsvDialect own = dialect.ofFields(planner.names.size());
        TrailingFields trailing = new TrailingFields(planner.names.size());
        List<TextSplit> splits = planner.splits(scanner, own, trailing);
        String advice = planner.advice(dialect, raw, format.skipLines());
        return new CsvPlan(
                format,
                own,
                List.copyOf(planner.names),
                new LinkedHashSet<>(planner.repeated),
                splits,
                trailing.count(),
                advice);
    }

    private void name(CsvFields header) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.count(); i++) {
            var value = header.value(i, null);
            String wanted = value == null ? "" : visible(value.toString());
            wanted = wanted.isEmpty() ? "column_" + (i + 1) : wanted;
            String name = wanted;
            for (int copy = 2; !seen.add(name); copy++) {
                repeated.add(first(wanted));
                name = wanted + "_" + copy;
            }
            names.add(name);
        }
    }

    /** A name without white space and invisible characters at its ends, which nobody sees in a header. */
    private static String visible(String name) {
        return INVISIBLE.matcher(name).replaceAll("");
    }

    private String first(String repeatedName) {
        return names.stream().filter(repeatedName::equalsIgnoreCase).findFirst().orElse(repeatedName);
    }

    /** Another delimiter is wanted, or the header stands further below. */
    private String advice(CsvDialect dialect, String header, int skipped) {
        if (DATEV.matcher(header).lookingAt()) {
            return "It is a batch of bookings of DATEV, whose first line is about the batch: start from"
                    + " conf/examples/datev.yaml, with options {skip-lines: 1, delimiter: ';', encoding: windows-1252}.";
        }
        if (JSON.matcher(header).matches()) {
            return "It is probably JSON: set format: json.";
        }
        if (names.size() > 1 && !looksLikeTitle) {
            return names.stream().anyMatch(CsvPlanner::isValue)
                    ? "Its first line has dates or numbers and is probably a row: put a line with the names of the columns above it."
                    : "";
        }
        String title = wholeLine == 0
                ? "If other lines stand before the header, set options.skip-lines to their number."
                : "Its first line has one value alone, so it is probably a title: set options.skip-lines to "
                        + (skipped + wholeLine - firstLine) + ", the number of lines before the header.";
        String marks = dialect.delimiterText();
        return DELIMITERS.stream()
                .filter(other -> names.size() == 1 && !other.equals(marks) && header.contains(other))
                .findFirst()
                .map(other -> "Its first line has no '" + marks + "' but "
                        + (header.split(Pattern.quote(other), -1).length - 1)
                        + " times '" + shown(other) + "': set options.delimiter to '" + shown(other) + "'.")
                .orElse(title);
    }

    private static boolean isValue(String name) {
        return UnclosedQuote.isDate(name) || NumberStyle.isPlain(name);
    }

    private static String shown(String delimiter) {
        return "\t".equals(delimiter) ? "tab" : delimiter;
    }

    private List<TextSplit> splits(CsvScanner scanner, CsvDialect dialect, TrailingFields trailing) throws IOException {
        List<TextSplit> splits = new ArrayList<>();
        long offset = scanner.endOffset();
        long line = scanner.nextLine();
        long records = 0;
        scanner.use(dialect);
        while (scanner.next()) {
            records++;
            trailing.add(scanner.fields());
            if (looksLikeTitle && wholeLine == 0 && records <= TITLE_LINES) {
                lookForHeader(scanner);
            }
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

    /** The header below a title has a name in each of its fields. */
    private void lookForHeader(CsvScanner scanner) {
        CsvFields fields = scanner.fields();
        int filled = filled(fields);
        if (!fields.isBroken() && filled > 1 && filled == fields.count()) {
            wholeLine = scanner.line();
        }
    }

    private static int filled(CsvFields fields) {
        int filled = 0;
        for (int i = 0; i < fields.count(); i++) {
            filled += fields.value(i, null) == null ? 0 : 1;
        }
        return filled;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
