package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Who is told at once, and of what.
 *
 * @param events what is told
 * @param webhook http address that messages are posted to; null: none
 * @param command program and arguments that get the message on standard input; empty: none
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record MessageSettings(List<NotifiedEvent> events, String webhook, List<String> command) {

    public MessageSettings {
        events = List.copyOf(events);
        command = List.copyOf(command);
        Check.that(
                webhook == null || webhook.isEmpty() || webhook.matches("https?://.+"),
                "telemetry.messages.webhook",
                "***",
                "an address that begins with http:// or https://");
    }
}
