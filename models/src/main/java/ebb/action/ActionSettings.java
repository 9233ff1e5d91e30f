package ebb.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import ebb.customer.CalendarDays;
import ebb.customer.Channel;
import ebb.segment.ActionKind;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How actions are chosen, set in the conf under {@code actions}.
 *
 * @param requireConsent whether marketing needs consent: {@link #WHERE_GIVEN}, {@link #ALWAYS} or {@link #NEVER}
 * @param saves share of the expected loss that acting saves, by kind of action
 * @param costs cost of one contact in the currency, by channel
 * @param capacity contacts that can be made
 * @param budget what all actions of a list may cost, in the currency; null: no limit
 */
public record ActionSettings(
        String requireConsent,
        Map<String, Double> saves,
        Map<String, BigDecimal> costs,
        Capacity capacity,
        BigDecimal budget)
        implements Serializable {
    /** Consent is needed where the customers input has the column. */
    public static final String WHERE_GIVEN = "where-given";

    public static final String ALWAYS = "true";
    public static final String NEVER = "false";

    /** The time in which so many contacts can be made. */
    public enum Period {
        /** As long as a list is worked on, whatever the last days to act. */
        @JsonProperty("list")
        LIST,
        @JsonProperty("day")
        DAY,
        @JsonProperty("week")
        WEEK;

        /** How many periods there are up to the last day to act; at least one. */
        int until(int days) {
            return switch (this) {
                case LIST -> 1;
                case DAY -> Math.max(1, days);
                case WEEK -> Math.max(1, (days + CalendarDays.WEEK - 1) / CalendarDays.WEEK);
            };
        }
    }

    /**
     * Contacts that can be made.
     *
     * @param per in which time
     * @param all by everyone together; null: no limit
     * @param owner by each owner; null: no limit
     * @param channels by channel; a channel left out has no limit
     */
    public record Capacity(Period per, Integer all, Integer owner, Map<String, Integer> channels)
            implements Serializable {
        /** No limit. */
        public static final Capacity NONE = new Capacity(Period.LIST, null, null, Map.of());

        public Capacity {
            channels = new TreeMap<>(channels);
            atLeastOne("all", all);
            atLeastOne("owner", owner);
            channels.forEach((channel, most) -> {
                requireChannel("capacity.channels", channel);
                atLeastOne("channels." + channel, most);
            });
        }

        private static void atLeastOne(String key, Integer most) {
            require(most == null || most >= 1, "capacity." + key, most, "1 or more, or nothing for no limit");
        }
    }

    public ActionSettings {
        List<String> choices = List.of(WHERE_GIVEN, ALWAYS, NEVER);
        require(
                choices.contains(requireConsent),
                "require-consent",
                requireConsent,
                "one of " + String.join(", ", choices));
        saves = new TreeMap<>(saves);
        costs = new TreeMap<>(costs);
        requireAll("saves", ActionKind.keys(), saves.keySet());
        saves.forEach((kind, share) ->
                require(share != null && share >= 0 && share <= 1, "saves." + kind, share, "a share from 0 to 1"));
        requireAll("costs", channels(), costs.keySet());
        costs.forEach((channel, cost) ->
                require(cost != null && cost.signum() >= 0, "costs." + channel, cost, "0 or more, in the currency"));
        require(budget == null || budget.signum() > 0, "budget", budget, "an amount above 0, or nothing for no limit");
    }

    /** Share of the expected loss that the action saves. */
    public double saves(ActionKind kind) {
        return saves.get(kind.key());
    }

    /** Cost of a contact; 0 where the work is done in the house. */
    public double cost(Channel channel) {
        return channel == null ? 0 : costs.get(channel.label()).doubleValue();
    }

    private static List<String> channels() {
        return Arrays.stream(Channel.values()).map(Channel::label).toList();
    }

    private static void requireChannel(String key, String channel) {
        require(channels().contains(channel), key, channel, "channels among " + String.join(", ", channels()));
    }

    private static void requireAll(String key, List<String> wanted, Iterable<String> given) {
        List<String> missing = new ArrayList<>(wanted);
        for (String name : given) {
            require(wanted.contains(name), key, name, "names among " + String.join(", ", wanted));
            missing.remove(name);
        }
        require(missing.isEmpty(), key, "without " + String.join(", ", missing), "a number for each");
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use actions." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
