package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Where OpenLineage run events go.
 *
 * @param to local file or http address; null: nowhere
 * @param apiKey sent as bearer token; null: none
 * @param namespace of the jobs
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record LineageSettings(String to, String apiKey, String namespace) {

    public LineageSettings {
        Check.that(
                namespace != null && !namespace.isBlank(),
                "telemetry.lineage.namespace",
                namespace,
                "a name, as shop-analytics");
    }

    /** Whether events are posted instead of written to a file. */
    public boolean isAddress() {
        return to != null && to.matches("https?://.*");
    }
}
