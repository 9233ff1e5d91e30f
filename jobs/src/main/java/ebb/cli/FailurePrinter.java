package ebb.cli;

import ebb.conf.Secrets;
import ebb.lake.ProcessEnd;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a verb threw into one message and an exit code; no secret of the settings is in either. */
final class FailurePrinter implements IExecutionExceptionHandler {
    private static final String NO_SPACE = "no space left on device";
    private static final String STOPPED =
            "Stopped: the process was told to end. What was published stays as it is; run it again.";

    private final BooleanSupplier isEnding;

    FailurePrinter() {
        this(ProcessEnd::isNear);
    }

    /** For tests: whether the process is about to end is given. */
    FailurePrinter(BooleanSupplier isEnding) {
        this.isEnding = isEnding;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine verb, ParseResult parsed) {
        ExitCode exit = ExitCode.of(failure);
        Secrets secrets = verb.getCommand() instanceof Verb known ? known.secrets() : Secrets.NONE;
        // Spark's session is closed then, and whatever the verb was doing fails for want of it.
        String message = isEnding.getAsBoolean() ? STOPPED : secrets.hide(message(failure));
        CommonOptions options = optionsOf(verb);
        boolean json = options.json;
        if (json) {
            new Printer(verb, options).json(Map.of("error", message, "exit_code", exit.code));
        } else if (verb.getCommand() instanceof Verb known) {
            known.say("ERROR", message);
        } else {
            verb.getErr().println(message);
        }
        if (options.verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            verb.getErr().print(secrets.hide(trace.toString()));
        } else if (exit == ExitCode.FAILURE && !json && !isJsonLog(verb) && !message.equals(STOPPED)) {
            verb.getErr().println("`--verbose` shows where in the code.");
        }
        verb.getErr().flush();
        if (verb.getCommand() instanceof Verb known) {
            known.tell(exit, message);
        }
        return exit.code;
    }

    /** A machine reads every line there. */
    private static boolean isJsonLog(CommandLine verb) {
        return verb.getCommand() instanceof Verb known && known.isJsonLog();
    }

    private static CommonOptions optionsOf(CommandLine verb) {
        return verb.getCommand() instanceof Verb known ? known.options : new CommonOptions();
    }

    /** A full disk hides below what Spark and Delta say of the job that met it, and may be an error of Hadoop's. */
    private static String message(Throwable failure) {
        Optional<Throwable> full = causes(failure)
                .filter(cause -> String.valueOf(cause.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains(NO_SPACE))
                .reduce((outer, inner) -> inner);
        if (full.isPresent()) {
            return "Cannot go on: disk full ("
                    + full.get().getMessage().strip().lines().findFirst().orElse("")
                    + "). What was published stays readable. Free space on the disks of the lake and of spark.local.dir,"
                    + " `ebb maintain` removes files no longer needed, and run again.";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
