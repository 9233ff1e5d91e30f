package ebb.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import java.util.Map;
import java.util.Optional;

/**
 * Versions of the tables when a job that publishes its own changes began, kept in the lake until it has published them. Where it is killed before, the same job
 * goes on from there: what differs from them is its own work, and not that of a job that no run has published.
 *
 * @param runId run that the versions belong to
 * @param versions version of each table
 */
record BegunVersions(String runId, Map<String, Long> versions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Keeps the versions of now, or those at which the killed run began.
     *
     * @param killed the run whose lock was taken over, so that nobody has written since; empty where there is none
     */
    static BegunVersions keep(Lake lake, String runId, Optional<String> killed) {
        Map<String, Long> versions = kept(lake)
                .filter(begun -> killed.filter(begun.runId()::equals).isPresent())
                .map(BegunVersions::versions)
                .orElseGet(() -> lake.versions(Publications.PUBLISHED));
        BegunVersions begun = new BegunVersions(runId, versions);
        try {
            file(lake).write(JSON.writeValueAsBytes(begun), lake.configuration());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and numbers are plain text", e);
        }
        return begun;
    }

    /** What is kept for the run; the versions of now where nothing is. */
    static Map<String, Long> of(Lake lake, String runId) {
        return kept(lake)
                .filter(begun -> begun.runId().equals(runId))
                .map(BegunVersions::versions)
                .orElseGet(() -> lake.versions(Publications.PUBLISHED));
    }

    static void forget(Lake lake) {
        file(lake).delete(lake.configuration());
    }

    private static Optional<BegunVersions> kept(Lake lake) {
        return file(lake).readText(lake.configuration()).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, BegunVersions.class));
            } catch (JsonProcessingException e) {
                // Cut short: as if there was none.
                return Optional.empty();
            }
        });
    }

    private static LakePath file(Lake lake) {
        return lake.root().resolve("_ebb/begun.json");
    }
}
