package ebb.action.winback;

import ebb.customer.Channel;
import ebb.customer.PlainWords;
import ebb.schema.WinBackTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How lapsed customers are won back, set in the conf under {@code win-back}.
 *
 * @param uplift what an attempt adds to the chance of returning, as a share of that chance, by channel
 * @param channelShare share of the expected value that a contact may cost
 * @param attempts how often, and how far apart
 * @param offers what is offered, by cause
 * @param reasons cause of each reason that the contacts input gives; words that are no cause are unknown
 * @param signs words of other inputs that are signs of a cause
 */
public record WinBackSettings(
        Map<String, Double> uplift,
        double channelShare,
        Attempts attempts,
        Map<String, Offer> offers,
        Map<String, String> reasons,
        SignWords signs)
        implements Serializable {

    /**
     * So many attempts at most since the customer lapsed, so many days apart.
     *
     * @param declined outcomes of contacts that end the attempts, as {@link PlainWords} has them
     * @param unreachable outcomes that end those by the contact's channel
     */
    public record Attempts(int most, int spacingDays, List<String> declined, List<String> unreachable)
            implements Serializable {
        public Attempts {
            declined = declined.stream().map(PlainWords::of).toList();
            unreachable = unreachable.stream().map(PlainWords::of).toList();
            require(most >= 1, "attempts.most", most, "1 or more");
            require(spacingDays >= 1, "attempts.spacing-days", spacingDays, "1 day or more");
        }

        boolean isDeclined(String outcome) {
            return outcome != null && declined.contains(PlainWords.of(outcome));
        }

        boolean isUnreachable(String outcome) {
            return outcome != null && unreachable.contains(PlainWords.of(outcome));
        }
    }

    /** What is offered, in words, and what it costs in the currency. */
    public record Offer(String text, BigDecimal cost) implements Serializable {
        public Offer {
            require(text != null && !text.isBlank(), "offers text", text, "some words");
            require(cost != null && cost.signum() >= 0, "offers cost", cost, "0 or more, in the currency");
        }
    }

    public WinBackSettings {
        uplift = new TreeMap<>(uplift);
        offers = new TreeMap<>(offers);
        reasons = plain(reasons);
        List<String> channels =
                Arrays.stream(Channel.values()).map(Channel::label).sorted().toList();
        require(
                List.copyOf(uplift.keySet()).equals(channels),
                "uplift",
                uplift.keySet(),
                "a number for each of " + channels);
        uplift.forEach((channel, share) -> require(share >= 0, "uplift." + channel, share, "0 or more"));
        require(channelShare > 0 && channelShare <= 1, "channel-share", channelShare, "a share above 0");
        List<String> causes = WinBackTable.CAUSES.stream().sorted().toList();
        require(
                List.copyOf(offers.keySet()).equals(causes),
                "offers",
                offers.keySet(),
                "an offer for each of " + causes);
        reasons.forEach(
                (reason, cause) -> require(causes.contains(cause), "reasons." + reason, cause, "one of " + causes));
    }

    private static Map<String, String> plain(Map<String, String> causes) {
        Map<String, String> plain = new TreeMap<>();
        causes.forEach((reason, cause) -> plain.put(PlainWords.of(reason), cause));
        return plain;
    }

    /** The same with other words that are signs. */
    public WinBackSettings with(SignWords words) {
        return new WinBackSettings(uplift, channelShare, attempts, offers, reasons, words);
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use win-back." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
