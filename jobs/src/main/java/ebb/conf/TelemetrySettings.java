package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;

/**
 * What a run tells those who watch it.
 *
 * @param logFormat how lines on standard error are written
 * @param metricsFile local file for Prometheus' textfile collector; null: none
 * @param timeoutSeconds after which an address or command is given up
 * @param lineage OpenLineage
 * @param messages who is told at once
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record TelemetrySettings(
        LogFormat logFormat,
        String metricsFile,
        int timeoutSeconds,
        LineageSettings lineage,
        MessageSettings messages) {

    public TelemetrySettings {
        Check.that(
                timeoutSeconds >= 1 && timeoutSeconds <= 300,
                "telemetry.timeout-seconds",
                timeoutSeconds,
                "1 to 300 seconds");
    }

    public Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
