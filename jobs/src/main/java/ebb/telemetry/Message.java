package ebb.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.conf.NotifiedEvent;
import ebb.lake.Publications.Publication;
import ebb.schema.Column;
import ebb.schema.RunsTable;
import ebb.schema.ScoresTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is told at once, as JSON: the key {@code text} says all in words, the others are for machines. */
final class Message {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Message() {}

    static String of(VerbOutcome outcome, NotifiedEvent event) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", text(outcome, event));
        message.put("event", event.word());
        message.put("lake", outcome.lake());
        message.put("command", outcome.command());
        message.put(RunsTable.RUN_ID, outcome.runId().orElse(null));
        message.put(Column.AS_OF, outcome.asOf().map(LocalDate::toString).orElse(null));
        message.put(
                "publication", outcome.publication().map(Publication::number).orElse(null));
        message.put("model", outcome.counted("score", ScoresTable.MODEL_ID).orElse(null));
        message.put("grade", outcome.counted("train", "grade").orElse(null));
        message.put("exit_code", outcome.exitCode());
        message.put(RunsTable.STARTED_AT, outcome.startedAt().toString());
        message.put("ended_at", outcome.endedAt().toString());
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are JSON", e);
        }
    }

    private static String text(VerbOutcome outcome, NotifiedEvent event) {
        String who = "Ebb, `" + outcome.command() + "` on " + outcome.lake() + ": ";
        return switch (event) {
            case PUBLICATION ->
                who
                        + outcome.publication()
                                .map(published -> "publication " + published.number() + " is in force"
                                        + published
                                                .asOf()
                                                .map(day -> ", as of " + day)
                                                .orElse(""))
                                .orElse("published")
                        + ".";
            case REFUSAL -> who + "refused (exit " + outcome.exitCode() + "). " + outcome.message();
            case FAILURE -> who + "failed (exit " + outcome.exitCode() + "). " + outcome.message();
        };
    }
}
