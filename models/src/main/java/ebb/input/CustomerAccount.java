package ebb.input;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import java.io.Serializable;

/** One customer's purchases and what the further inputs hold beside them, over all time: to be read only from an as-of date. */
public final class CustomerAccount implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LedgerRow purchases;
    private final AccountInputs inputs;

    public CustomerAccount(LedgerRow purchases, AccountInputs inputs) {
        this.purchases = purchases;
        this.inputs = inputs;
    }

    LedgerRow purchases() {
        return purchases;
    }

    AccountInputs inputs() {
        return inputs;
    }

    /** The account made ready to be looked at from any number of as-of dates. */
    public AccountTimeline timeline() {
        return new AccountTimeline(this);
    }

    /** What was known of the account on one as-of date. */
    public AccountPast knownOn(AsOf asOf) {
        return timeline().knownOn(asOf);
    }
}
