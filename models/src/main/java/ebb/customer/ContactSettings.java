package ebb.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often customers are contacted, set in the conf under {@code contact}.
 *
 * @param cap contacts for marketing at most, by channel; {@link #ALL} for all channels together
 * @param gone reasons and outcomes of contacts and kinds of major events of a customer after which there is nobody to contact
 * @param goneAsReasonOnly words of it that speak of the contact itself where they are its outcome
 * @param optedOut outcomes and reasons of contacts that say that the customer asked not to be contacted
 * @param channels words of the contacts input by channel, see {@link ChannelWords}
 * @param whenScoreKnowsLittle what a churn score is used for that hardly ranks better than chance
 */
public record ContactSettings(
        Map<String, Cap> cap,
        List<String> gone,
        @JsonProperty("gone-as-reason-only") List<String> goneAsReasonOnly,
        @JsonProperty("opted-out") List<String> optedOut,
        Map<String, List<String>> channels,
        @JsonProperty("when-score-knows-little") WhenScoreKnowsLittle whenScoreKnowsLittle)
        implements Serializable {
    /** Name of the cap over all channels together. */
    public static final String ALL = "all";

    /** Whether single customers are contacted because of a churn score whose grade is the lowest. */
    public enum WhenScoreKnowsLittle {
        @JsonProperty("no-list")
        NO_LIST,
        @JsonProperty("list")
        LIST
    }

    /**
     * At most so many contacts in so many days.
     *
     * @param most contacts; 0: the channel is not used for marketing
     * @param days days up to the as-of date
     */
    public record Cap(int most, int days) implements Serializable {
        public Cap {
            require(most >= 0, "most", most, "0 contacts or more");
            require(days >= 1, "days", days, "1 day or more");
        }

        private static void require(boolean holds, String key, int value, String wanted) {
            if (!holds) {
                throw new IllegalArgumentException(
                        "Cannot use contact.cap: " + key + " " + value + ". Set " + wanted + ".");
            }
        }
    }

    public ContactSettings {
        cap = new TreeMap<>(cap);
        gone = gone.stream().map(PlainWords::of).toList();
        goneAsReasonOnly = goneAsReasonOnly.stream().map(PlainWords::of).toList();
        optedOut = optedOut.stream().map(PlainWords::of).toList();
        channels = new TreeMap<>(channels);
        ChannelWords.of(channels);
        for (String name : cap.keySet()) {
            if (!name.equals(ALL) && Channel.named(name).isEmpty()) {
                throw new IllegalArgumentException("Cannot use contact.cap." + name
                        + ": there is no such channel. Set one of " + ALL + ", "
                        + String.join(
                                ", ",
                                Arrays.stream(Channel.values())
                                        .map(Channel::label)
                                        .toList())
                        + ".");
            }
        }
    }

    /** The words that forbid marketing. */
    public ContactPolicy.Words forbidding() {
        return new ContactPolicy.Words(Set.copyOf(gone), Set.copyOf(goneAsReasonOnly), Set.copyOf(optedOut));
    }

    /** The channel of each word. */
    public ChannelWords words() {
        return ChannelWords.of(channels);
    }
}
