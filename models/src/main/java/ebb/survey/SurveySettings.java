package ebb.survey;

import com.fasterxml.jackson.annotation.JsonProperty;
import ebb.customer.Channel;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How customers are asked, set in the conf under {@code survey}.
 *
 * @param enabled whether a run tells what the answers say
 * @param channel how a sample is asked, as {@link Channel} labels it
 * @param restDays days in which nobody is drawn twice
 * @param answerDays days after the draw within which an answer is that of the sample
 */
public record SurveySettings(
        boolean enabled,
        String channel,
        @JsonProperty("rest-days") int restDays,
        @JsonProperty("answer-days") int answerDays)
        implements Serializable {
    public SurveySettings {
        require(
                Channel.named(channel)
                        .filter(named -> named.label().equals(channel))
                        .isPresent(),
                "channel",
                channel,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Channel.values())
                                        .map(Channel::label)
                                        .toList()));
        require(restDays >= 1 && restDays <= 3650, "rest-days", restDays, "1 to 3650 days");
        require(answerDays >= 1 && answerDays <= restDays, "answer-days", answerDays, "1 to rest-days");
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use survey." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
