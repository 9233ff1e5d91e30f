package ebb.telemetry;

import ebb.conf.Secrets;
import ebb.conf.TelemetrySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells all who are to know how a command ended. */
public final class Telemetry {
    private final List<Sink> sinks;
    private final Secrets secrets;

    public Telemetry(TelemetrySettings settings, Secrets secrets) {
        this.sinks = List.of(
                new MetricsFile(settings), new LineageEvents(settings), new Webhook(settings), new Command(settings));
        this.secrets = secrets;
    }

    /** Tells them and says in words who could not be told and why; nothing that goes wrong here may end a run otherwise than it ended. */
    public List<String> tell(VerbOutcome outcome) {
        List<String> warnings = new ArrayList<>();
        for (Sink sink : sinks) {
            try {
                sink.tell(outcome);
            } catch (IOException | RuntimeException e) {
                warnings.add(secrets.hide("WARNING: " + sink.name() + " could not be told how `ebb " + outcome.command()
                        + "` ended: " + reason(e) + ". The command itself is not affected."));
            }
        }
        return warnings;
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
