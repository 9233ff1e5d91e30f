package ebb.customer;

/** What a customer is contacted for. */
public enum ContactPurpose {
    /** To sell, to keep or to win back. */
    MARKETING("marketing"),
    /** To answer a complaint, to put a failure right, or to tell which demand is coming. */
    SERVICE("service"),
    /** To collect what is owed, to settle diverted goods, to look into expenses. */
    ACCOUNT_DUTY("account duty");

    private final String label;

    ContactPurpose(String label) {
        this.label = label;
    }

    /** As written in the tables. */
    public String label() {
        return label;
    }
}
