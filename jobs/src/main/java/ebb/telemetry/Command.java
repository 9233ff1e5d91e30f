package ebb.telemetry;

import ebb.conf.NotifiedEvent;
import ebb.conf.TelemetrySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hands a message to a program on its standard input. No shell reads the words of the command, so nothing in a message can be run.
 *
 * @param settings program, events and timeout
 */
record Command(TelemetrySettings settings) implements Sink {
    @Override
    public String name() {
        return "the command of telemetry.messages";
    }

    @Override
    public void tell(VerbOutcome outcome) throws IOException {
        List<String> command = settings.messages().command();
        Optional<NotifiedEvent> event =
                outcome.event().filter(settings.messages().events()::contains);
        if (!command.isEmpty() && event.isPresent()) {
            run(command, Message.of(outcome, event.get()));
        }
    }

    private void run(List<String> command, String message) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            hand(message, process);
            if (!process.waitFor(settings.timeoutSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("it was still running after " + settings.timeoutSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program that ends without reading has decided all the same: its exit code tells. */
    private static void hand(String message, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Its standard input is closed: it did not want to read.
        }
    }
}
