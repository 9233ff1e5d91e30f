package ebb.action;

import ebb.care.DemandChange;
import ebb.customer.ContactRefusal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the actions of one customer are chosen from; lists are empty and the rest null where there is nothing.
 *
 * @param segment where the customer stands
 * @param contact what the contact policy says
 * @param warnings standing ones that are not put off
 * @param occasions coming days on which to get in touch
 * @param dueCategory what the customer is due to buy, the most valuable
 * @param lifeEvent what may be sent now for a life event that is not sensitive
 * @param winBack the customer's row of the win-back list
 * @param advice what may be told of demand that is coming
 */
record ActionFacts(
        String customerId,
        Segment segment,
        Contact contact,
        List<Warning> warnings,
        List<Occasion> occasions,
        Due dueCategory,
        Due lifeEvent,
        WinBack winBack,
        Advice advice) {

    /**
     * Where the customer stands.
     *
     * @param moneyAtRisk NaN where it is not known
     * @param chance churn probability; NaN where it is not known
     * @param by last day to do what the segment says; null: nothing to do
     * @param reasons of the score, strongest first
     */
    record Segment(
            String lifecycle,
            String risk,
            String value,
            double moneyAtRisk,
            double chance,
            String action,
            LocalDate by,
            List<String> reasons) {}

    /**
     * What the contact policy says.
     *
     * @param kind what forbids marketing, by {@code ContactRefusal.Kind}; null: nothing
     * @param refusal the same in words
     * @param barred channels that would reach nobody or whose cap is reached, with a blank on either side of each
     * @param complaint the latest that is open; null: none is
     */
    record Contact(String kind, String refusal, String barred, String owner, Complaint complaint) {
        /** What forbids marketing beside the open complaint, in words; null: nothing does. */
        String otherRefusal() {
            return ContactRefusal.Kind.OPEN_COMPLAINT.name().equals(kind) ? null : refusal;
        }
    }

    /**
     * An open complaint.
     *
     * @param fault its verdict; null: it is not judged
     * @param unfounded complaints of a year that were the customer's own fault, this one among them
     */
    record Complaint(String fault, int unfounded) {}

    record Warning(String rule, String purpose, double exposure, String message, String nextStep) {}

    record Occasion(String kind, LocalDate on, String words) {}

    /** What may be sent or sold now, and the day it goes with: the last on which a category was due, or that of an event. */
    record Due(String what, LocalDate on, String because) {
        /** Nothing is to be said of why. */
        Due(String what, LocalDate on) {
            this(what, on, null);
        }
    }

    /** A change of demand in a category that the customer buys regularly, and why it is told. */
    record Advice(DemandChange change, String because) {}

    /**
     * What the win-back list says.
     *
     * @param chance of returning by themselves
     * @param notBefore first day of the next attempt; null: there is none
     */
    record WinBack(double chance, Prize prize, String channel, String offer, LocalDate notBefore, Text text) {}

    /** What to say, and why the customer probably left. */
    record Text(String opening, String because) {}

    /**
     * What a return is worth.
     *
     * @param value expected value if returned, in the currency
     * @param share of it that the attempt is worth
     * @param cost of contact and offer
     */
    record Prize(double value, double share, double cost) {}
}
