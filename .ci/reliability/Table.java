import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes in what tests wrote of the rows of the reliability matrix, and writes the table of the docs. Run as
 * {@code java .ci/reliability/Table.java [--afresh] FILE...} in the project's folder; a file that is not there is passed over. Results of tests that did
 * not run now are kept, but for {@code --afresh}.
 */
final class Table {
    private static final Path ROWS = Path.of(".ci/reliability/rows.tsv");
    private static final Path RESULTS = Path.of(".ci/reliability/results.tsv");
    private static final Path PAGE = Path.of("jobs/RELIABILITY.md");

    private static final String HEAD =
            """
            # Reliability: what was tried

            Each row is tried by the tests it names: quick ones at every build, the others by `.ci/matrix`, or `.ci/matrix C2 F1` for single rows.
            Failing tasks (A6) and past dates in another order (B2) are among those others.
            This page is written by `.ci/matrix` from what ran; the figure is what the test itself reported. Tables are compared by the number of rows and
            a hash of all columns that does not depend on their order.

            """;

    /** What became of one test of a row. */
    private record Result(String row, String test, String outcome, String figure, String date) {
        static Result of(String line) {
            String[] cells = line.split("\t", -1);
            return new Result(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        /** A test with several cases held where each of them did. */
        Result and(Result other) {
            String worse = outcome.equals("held") ? other.outcome : outcome;
            return new Result(row, test, worse, other.figure.isEmpty() ? figure : other.figure, other.date);
        }

        String line() {
            return String.join("\t", row, test, outcome, figure, date);
        }
    }

    public static void main(String[] arguments) throws IOException {
        boolean afresh = List.of(arguments).contains("--afresh");
        Map<String, Result> results = new TreeMap<>();
        if (!afresh && Files.exists(RESULTS)) {
            Files.readAllLines(RESULTS).stream().map(Result::of).forEach(result -> results.put(key(result), result));
        }
        Map<String, Result> ran = new LinkedHashMap<>();
        for (String file : arguments) {
            if (Files.exists(Path.of(file))) {
                Files.readAllLines(Path.of(file)).stream()
                        .map(Result::of)
                        .forEach(result -> ran.merge(key(result), result, Result::and));
            }
        }
        results.putAll(ran);
        Files.write(RESULTS, results.values().stream().map(Result::line).toList());
        Files.writeString(PAGE, page(List.copyOf(results.values())));
        ran.values().forEach(result -> System.out.println(result.line()));
        System.exit(ran.values().stream().allMatch(result -> result.outcome.equals("held")) ? 0 : 1);
    }

    private static String key(Result result) {
        return result.row + " " + result.test;
    }

    private static String page(List<Result> results) throws IOException {
        List<String> lines = new ArrayList<>();
        int held = 0;
        for (String row : Files.readAllLines(ROWS).stream().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            List<Result> own = results.stream().filter(result -> result.row.equals(cells[0])).toList();
            String outcome = outcome(own, cells.length > 3 ? cells[3] : "");
            held += outcome.equals("held") ? 1 : 0;
            lines.add("| " + String.join(" | ", cells[0], cells[1], cells[2], outcome, figures(own), tests(own), date(own)) + " |");
        }
        return HEAD + held + " of " + lines.size() + " rows held when last tried.\n\n"
                + "| | case | promise | outcome | figure | tests | last tried |\n|---|---|---|---|---|---|---|\n"
                + String.join("\n", lines) + "\n";
    }

    private static String outcome(List<Result> own, String note) {
        if (own.isEmpty()) {
            return note.isEmpty() ? "not tried" : note;
        }
        List<String> not = own.stream().filter(result -> !result.outcome.equals("held")).map(Result::outcome).distinct().toList();
        String outcome = not.isEmpty() ? "held" : String.join(", ", not);
        return note.isEmpty() ? outcome : outcome + "; " + note;
    }

    private static String figures(List<Result> own) {
        return String.join("; ", own.stream().map(Result::figure).filter(figure -> !figure.isEmpty()).distinct().toList()).replace("|", "\\|");
    }

    private static String tests(List<Result> own) {
        return String.join(", ", own.stream().map(result -> "`" + result.test + "`").distinct().toList());
    }

    private static String date(List<Result> own) {
        return own.stream().map(Result::date).max(String::compareTo).orElse("");
    }
}
