package ebb.input;

import ebb.ledger.History;

/** All that was known of one account on an as-of date. Nothing that came later can be reached from it. */
public final class AccountPast {
    private final History history;
    private final AccountInputs inputs;

    AccountPast(History history, AccountInputs overAllTime) {
        this.history = history;
        this.inputs = overAllTime.knownOn(history.asOfDay());
    }

    /** The past of a customer of whom only purchases are known. */
    public static AccountPast ofPurchases(History history) {
        return new AccountPast(history, AccountInputs.NONE);
    }

    /** The purchases. */
    public History history() {
        return history;
    }

    /** The further inputs, cut at the as-of date. */
    public AccountInputs inputs() {
        return inputs;
    }

    /** The as-of date, as days since 1970-01-01. */
    public int day() {
        return history.asOfDay();
    }

    /** Whether the customer had bought by the as-of date. */
    public boolean hasBought() {
        return history.dayCount() > 0;
    }
}
