package ebb.input;

import ebb.ledger.AsOf;
import ebb.ledger.Timeline;

/** One account made ready to be looked at: built once for a customer, then looked at from any number of as-of dates. */
public final class AccountTimeline {
    private final Timeline purchases;
    private final AccountInputs inputs;

    AccountTimeline(CustomerAccount account) {
        purchases = Timeline.of(account.purchases());
        inputs = account.inputs();
    }

    public String customerId() {
        return purchases.customerId();
    }

    /** The purchases alone, for what came after an as-of date: {@link AsOf#outcome}. */
    public Timeline purchases() {
        return purchases;
    }

    /** What was known of the account on the as-of date, its purchases and all further inputs alike. */
    public AccountPast knownOn(AsOf asOf) {
        return new AccountPast(asOf.observe(purchases), inputs);
    }
}
