package ebb.action.winback;

import ebb.action.ActionSettings;
import ebb.customer.Channel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A lapsed customer and what winning back is worth.
 *
 * @param cause why the customer probably left
 * @param value spending in the horizon if the customer returns, in the currency
 * @param chance of returning without being asked, 0 to 1
 */
record Prospect(LeavingCause cause, double value, double chance) {

    /** What an attempt may cost and bring. */
    record Terms(WinBackSettings settings, ActionSettings actions) {}

    /**
     * Of the channels that cost no more than their share of the value and are expected to bring more than they cost, the one with most expected gain, the more
     * personal one where two bring as much; where no channel is both, the one with most expected gain of all.
     *
     * @param permitted the most personal first
     * @return empty: none is permitted
     */
    Optional<Channel> channel(List<Channel> permitted, Terms terms) {
        List<Channel> worthwhile = permitted.stream()
                .filter(channel ->
                        terms.actions().cost(channel) <= terms.settings().channelShare() * value)
                .filter(channel -> gain(channel, terms) > 0)
                .toList();
        return (worthwhile.isEmpty() ? permitted : worthwhile)
                .stream()
                        .min(Comparator.<Channel>comparingDouble(channel -> -gain(channel, terms))
                                .thenComparing(permitted::indexOf));
    }

    /** What an attempt by the channel is expected to bring, less what it costs. */
    double gain(Channel channel, Terms terms) {
        double uplift = Math.min(1 - chance, chance * terms.settings().uplift().get(channel.label()));
        return value * uplift - cost(channel, terms);
    }

    /** Cost of the contact and of what is offered. */
    double cost(Channel channel, Terms terms) {
        return terms.actions().cost(channel) + offer(terms).cost().doubleValue();
    }

    WinBackSettings.Offer offer(Terms terms) {
        return terms.settings().offers().get(cause.cause());
    }
}
