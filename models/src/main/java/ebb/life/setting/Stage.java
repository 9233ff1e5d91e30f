package ebb.life.setting;

import java.io.Serializable;

/**
 * What may be sent when: the days count from the expected day of the event.
 *
 * @param send what, in words
 */
public record Stage(String send, int fromDays, int untilDays) implements Serializable {
    public Stage {
        LifeSettings.require(send != null && !send.isBlank(), "stages.send", send, "what to send, in words");
        LifeSettings.require(fromDays <= untilDays, "stages.until-days", untilDays, "from-days or more");
    }
}
