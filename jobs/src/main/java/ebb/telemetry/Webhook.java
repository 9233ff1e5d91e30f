package ebb.telemetry;

import ebb.conf.NotifiedEvent;
import ebb.conf.TelemetrySettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Posts a message to an address.
 *
 * @param settings address, events and timeout
 */
record Webhook(TelemetrySettings settings) implements Sink {
    @Override
    public String name() {
        return "the webhook";
    }

    @Override
    public void tell(VerbOutcome outcome) throws IOException {
        String address = settings.messages().webhook();
        Optional<NotifiedEvent> event =
                outcome.event().filter(settings.messages().events()::contains);
        if (address != null && !address.isEmpty() && event.isPresent()) {
            new HttpPost(address, Optional.empty(), settings.timeout()).send(Message.of(outcome, event.get()));
        }
    }
}
