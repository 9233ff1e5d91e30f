package ebb.action.winback;

import ebb.customer.Channel;
import ebb.input.AccountPast;
import ebb.input.CustomerContact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was tried to win a customer back: contacts since the customer lapsed, those who were held back from one left out. A contact before the customer lapsed is
 * no attempt.
 *
 * @param made the first one first
 * @param settings how many, how far apart, and which outcomes end them
 */
record Attempts(List<CustomerContact> made, WinBackSettings.Attempts settings) {

    /**
     * The attempts known in the past of an account.
     *
     * @param activeDays silence, in days, up to which a customer is active
     */
    static Attempts of(AccountPast past, int activeDays, WinBackSettings.Attempts settings) {
        int lapsedDay = past.history().lastDay() + activeDays + 1;
        return new Attempts(
                past.inputs().contacts().stream()
                        .filter(one -> !one.isControl()
                                && one.day() >= lapsedDay
                                && one.day() <= past.history().asOfDay())
                        .sorted(Comparator.comparingInt(CustomerContact::day))
                        .toList(),
                settings);
    }

    int count() {
        return made.size();
    }

    /** Null where nothing was tried. */
    Integer lastDay() {
        return last().map(CustomerContact::day).orElse(null);
    }

    /** That the customer declined, whenever it was, since it ends the attempts; else the outcome of the last attempt, null where it is not given. */
    String outcome() {
        return made.stream()
                .filter(one -> settings.isDeclined(one.outcome()))
                .findFirst()
                .or(this::last)
                .map(CustomerContact::outcome)
                .orElse(null);
    }

    /** The channels by which the customer did not turn out to be unreachable. */
    List<Channel> withoutUnreachable(List<Channel> channels) {
        return channels.stream()
                .filter(channel -> made.stream()
                        .noneMatch(one -> settings.isUnreachable(one.outcome())
                                && Channel.named(one.channel())
                                        .filter(channel::equals)
                                        .isPresent()))
                .toList();
    }

    /** Day of the next attempt, the day after {@code asOfDay} at the earliest; null where the customer declined or was asked often enough. */
    Integer nextDay(int asOfDay) {
        if (made.size() >= settings.most() || made.stream().anyMatch(one -> settings.isDeclined(one.outcome()))) {
            return null;
        }
        return last().map(one -> Math.max(asOfDay + 1, one.day() + settings.spacingDays()))
                .orElse(asOfDay + 1);
    }

    private Optional<CustomerContact> last() {
        return made.isEmpty() ? Optional.empty() : Optional.of(made.get(made.size() - 1));
    }
}
