package ebb.reason;

/**
 * A group of customers who are compared with each other in reasons. Companies usually buy on invoice and consumers do not; a large customer spends
 * over ten times the yearly median of the group, such as a company where invoices are not known.
 */
public enum PeerGroup {
    EVERYONE(""),
    INVOICED(" for customers on invoice"),
    NOT_INVOICED(" for customers without invoices"),
    LARGE(" for large customers"),
    LARGE_INVOICED(" for large customers on invoice"),
    LARGE_NOT_INVOICED(" for large customers without invoices");

    private final String words;

    PeerGroup(String words) {
        this.words = words;
    }

    /** What follows "typical" in a sentence: nothing, or a blank and the kind. */
    String words() {
        return words;
    }

    /** The large customers of this kind; large ones are their own. */
    public PeerGroup large() {
        return switch (this) {
            case EVERYONE, LARGE -> LARGE;
            case INVOICED, LARGE_INVOICED -> LARGE_INVOICED;
            case NOT_INVOICED, LARGE_NOT_INVOICED -> LARGE_NOT_INVOICED;
        };
    }
}
