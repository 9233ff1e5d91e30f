package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailurePrinterTest {

    /** A verb that fails as it is told. */
    @Command(name = "fail")
    private static final class FailVerb extends Verb {
        private final Throwable failure;

        FailVerb(Throwable failure) {
            this.failure = failure;
        }

        @Override
        void execute() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    private static CommandLineRun fail(Throwable failure, String... options) {
        return fail(new FailurePrinter(), failure, options);
    }

    private static CommandLineRun fail(FailurePrinter printer, Throwable failure, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ebb = Main.commandLine();
        ebb.addSubcommand("fail", new FailVerb(failure));
        ebb.setExecutionExceptionHandler(printer);
        ebb.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 1];
        arguments[0] = "fail";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new CommandLineRun(ebb.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void callsAFullDiskByItsNameThoughItIsAnErrorBelowOthers() {
        Error full = new Error("Job aborted", new IOException("No space left on device"));
        CommandLineRun run = fail(full);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("Cannot go on: disk full").doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void saysThatItWasStoppedAndNotWhatBrokeForThat() {
        CommandLineRun run = fail(new FailurePrinter(() -> true), new IllegalStateException("No active Spark session"));
        assertThat(run.err().lines())
                .containsExactly(
                        "Stopped: the process was told to end. What was published stays as it is; run it again.");
    }

    @Test
    void showsTheStackOnRequestWhateverTheExitCode() {
        CommandLineRun run = fail(new ebb.conf.SettingsException("Cannot use x."), "--verbose");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Cannot use x.", "\tat ebb.cli.");
    }

    @Test
    void saysWhatToDoWhereMemoryRunsOut() {
        assertThat(fail(new OutOfMemoryError("Java heap space")).err()).contains("out of memory", "EBB_JAVA_OPTIONS");
    }
}
