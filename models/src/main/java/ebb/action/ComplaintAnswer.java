package ebb.action;

import ebb.schema.ServiceTable;
import ebb.segment.Lifecycle;

/** How an open complaint is answered: before anything else, and by whose fault it was. */
enum ComplaintAnswer {
    NOT_JUDGED(""),
    OURS(": it was our fault, so apologise, make it good and say what changes"),
    INEXPERIENCE(": a new customer's own mistake, so show how it is done, without blame, and make it good this once"),
    THEIRS(": it was the customer's own fault, so explain kindly what happened, and help with it"),
    ILL_WILL(": not the first one of the customer's own fault, so answer in writing, by what was agreed"),
    NOBODYS(": nobody was at fault, so say so, thank for telling, and help as far as possible");

    private static final String SERVICE_ONLY = ". Service only, no offer: ";
    private static final String FIRST = "Answer the open complaint before anything else";

    private final String how;

    ComplaintAnswer(String how) {
        this.how = how;
    }

    /** What is to be done with a customer whose complaint is open; who may not be reached by marketing is answered too, and it says so. */
    static String words(ActionFacts customer) {
        String refusal = customer.contact().otherRefusal();
        return FIRST + of(customer).how + (refusal == null ? "" : SERVICE_ONLY + refusal);
    }

    private static ComplaintAnswer of(ActionFacts customer) {
        String fault = customer.contact().complaint().fault();
        if (fault == null) {
            return NOT_JUDGED;
        }
        return switch (fault) {
            case ServiceTable.OURS -> OURS;
            case ServiceTable.NOBODYS -> NOBODYS;
            default -> ofTheirs(customer);
        };
    }

    private static ComplaintAnswer ofTheirs(ActionFacts customer) {
        if (customer.contact().complaint().unfounded() > 1) {
            return ILL_WILL;
        }
        return customer.segment().lifecycle().equals(Lifecycle.NEW.label()) ? INEXPERIENCE : THEIRS;
    }
}
