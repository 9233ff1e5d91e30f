package ebb.life.event;

import ebb.life.setting.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** What may be sent when, the stages of the conf set on the expected day of the event. */
final class SendPlan {
    private final List<Stage> stages;
    private final int eventDay;

    SendPlan(List<Stage> stages, int eventDay) {
        this.stages = stages;
        this.eventDay = eventDay;
    }

    /** Null where it is too early or too late for all. */
    String now(int asOfDay) {
        String now = stages.stream()
                .filter(stage -> asOfDay >= eventDay + stage.fromDays() && asOfDay <= eventDay + stage.untilDays())
                .map(Stage::send)
                .collect(Collectors.joining("; "));
        return now.isEmpty() ? null : now;
    }

    String inWords() {
        return stages.stream()
                .map(stage -> stage.send() + " from " + EvidenceText.day(eventDay + stage.fromDays()) + " to "
                        + EvidenceText.day(eventDay + stage.untilDays()))
                .collect(Collectors.joining("; "));
    }
}
