package ebb.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One recommended action and whom it is for; the first play in the list that fits a customer is the customer's.
 *
 * @param words what to do
 * @param pace how soon
 * @param kind what is done; null: nothing
 * @param fits whom it is for
 */
public record ActionRule(String words, Pace pace, ActionKind kind, Predicate<Situation> fits) {

    /** How soon an action is due. */
    public enum Pace {
        URGENT,
        SOON,
        NEVER
    }

    /** What a play looks at; bands are null where they are not known. */
    public record Situation(Lifecycle lifecycle, Band risk, Band value) {
        boolean is(Lifecycle state) {
            return lifecycle == state;
        }

        boolean valuable() {
            return value == Band.HIGH;
        }
    }

    static final List<ActionRule> ALL = List.of(
            new ActionRule("Win back: take up in the win-back plan", Pace.NEVER, null, s -> s.is(Lifecycle.LAPSED)),
            new ActionRule(
                    "Call in person: ask what has changed and agree on the next order",
                    Pace.URGENT,
                    ActionKind.CALL,
                    s -> s.risk() == Band.HIGH && s.valuable()),
            new ActionRule(
                    "Thank for coming back and ask what kept them away",
                    Pace.SOON,
                    ActionKind.THANK,
                    s -> s.is(Lifecycle.RETURNED)),
            new ActionRule(
                    "Welcome, and invite to the second purchase",
                    Pace.SOON,
                    ActionKind.WELCOME,
                    s -> s.is(Lifecycle.NEW) && s.risk() != Band.LOW),
            new ActionRule(
                    "Write in person, with an offer in the categories they usually buy",
                    Pace.SOON,
                    ActionKind.WRITE,
                    s -> s.risk() == Band.HIGH && s.value() == Band.MEDIUM),
            new ActionRule("Send the reminder mailing", Pace.SOON, ActionKind.REMIND, s -> s.risk() == Band.HIGH),
            new ActionRule(
                    "Check in before the silence grows: ask whether something is missing",
                    Pace.SOON,
                    ActionKind.CHECK_IN,
                    s -> s.is(Lifecycle.COOLING) && s.valuable()),
            new ActionRule(
                    "Send a reminder of what they usually buy",
                    Pace.SOON,
                    ActionKind.REMIND,
                    s -> s.is(Lifecycle.COOLING)),
            new ActionRule(
                    "Look after: thank, and keep the service they know",
                    Pace.NEVER,
                    null,
                    s -> s.valuable() && s.risk() == Band.LOW),
            new ActionRule("Nothing now: look again with the next run", Pace.NEVER, null, s -> s.risk() == Band.MEDIUM),
            new ActionRule("Nothing: buys as usual", Pace.NEVER, null, s -> true));

    /** For a customer who may not be contacted. */
    static ActionRule refused(String because) {
        return new ActionRule("Nothing: " + because, Pace.NEVER, null, s -> true);
    }

    /** The first rule that fits. */
    public static ActionRule of(Situation situation) {
        return ALL.stream()
                .filter(play -> play.fits.test(situation))
                .findFirst()
                .orElseThrow();
    }

    /** What is done by a rule with these words; empty for none, or one that does nothing. */
    public static Optional<ActionKind> kindOf(String words) {
        return ALL.stream()
                .filter(rule -> rule.words().equals(words))
                .findFirst()
                .map(ActionRule::kind);
    }

    /** Last day to act; null where there is nothing to do. */
    LocalDate contactBy(LocalDate asOf, SegmentSettings settings) {
        return switch (pace) {
            case URGENT -> asOf.plusDays(settings.urgentDays());
            case SOON -> asOf.plusDays(settings.soonDays());
            case NEVER -> null;
        };
    }
}
