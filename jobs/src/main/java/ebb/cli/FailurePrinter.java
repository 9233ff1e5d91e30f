package ebb.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a verb threw into one message and an exit code. */
final class FailurePrinter implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine verb, ParseResult parsed) {
        ExitCode exit = ExitCode.of(failure);
        CommonOptions options = optionsOf(verb);
        boolean json = options.json;
        if (json) {
            new Printer(verb, options).json(Map.of("error", message(failure), "exit_code", exit.code));
        } else {
            verb.getErr().println(message(failure));
        }
        if (exit == ExitCode.FAILURE && options.verbose) {
            failure.printStackTrace(verb.getErr());
        } else if (exit == ExitCode.FAILURE && !json) {
            verb.getErr().println("`--verbose` shows where in the code.");
        }
        verb.getErr().flush();
        return exit.code;
    }

    private static CommonOptions optionsOf(CommandLine verb) {
        return ((Verb) verb.getCommand()).options;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
