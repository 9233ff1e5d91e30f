package ebb.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command printed and ended with, as a user types it.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int exit, String out, String err) {

    /** Runs the command on the lake in the folder. */
    static CommandLineRun on(Path lake, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--set", "lake=" + lake));
        return of(all.toArray(String[]::new));
    }

    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ebb = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = ebb.execute(arguments);
        return new CommandLineRun(exit, out.toString(), err.toString());
    }

    /** Lines of the answer of a query, without the header. */
    static List<String> rows(Path lake, String query) {
        CommandLineRun answer = on(lake, "sql", "--format", "csv", query);
        if (answer.exit() != 0) {
            throw new AssertionError(answer.err());
        }
        return answer.out().lines().skip(1).toList();
    }
}
