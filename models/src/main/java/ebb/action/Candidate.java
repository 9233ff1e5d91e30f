package ebb.action;

import ebb.customer.Channel;
import ebb.customer.ContactPurpose;
import ebb.segment.ActionKind;
import java.time.LocalDate;

/**
 * Something that could be done with a customer.
 *
 * @param source what asks for it: segment, a warning rule, occasion and so on
 * @param purpose what the customer is contacted for
 * @param words what to do, why, and what to offer
 * @param by last day to do it
 * @param stake what it is worth
 * @param way kind and channel
 */
record Candidate(String source, ContactPurpose purpose, Words words, LocalDate by, Stake stake, Way way) {

    /**
     * The action in words.
     *
     * @param because the finding behind it; null: the reasons of the score
     * @param offer null: nothing is offered
     */
    record Words(String action, String because, String offer) {}

    /**
     * Money.
     *
     * @param chance probability behind the loss; NaN: none
     * @param loss expected loss, in the currency
     * @param share of it that acting saves
     */
    record Stake(double chance, double loss, double share) {}

    /**
     * How it is done.
     *
     * @param channel null: without a contact
     */
    record Way(ActionKind kind, Channel channel, double cost) {}

    double gain() {
        return stake.loss() * stake.share() - way.cost();
    }

    boolean isMarketing() {
        return purpose == ContactPurpose.MARKETING;
    }

    /** Whether it only tells the customer something: it comes after everything else, whatever it brings. */
    boolean isAdvice() {
        return way.kind() == ActionKind.ADVISE;
    }

    /** As what is merged into another action; {@link MergedActions} reads it. */
    String inWords() {
        return source + MergedActions.SAYS + words.action();
    }
}
