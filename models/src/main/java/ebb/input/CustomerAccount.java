package ebb.input;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /**
     * The account with more events of its own.
     *
     * @param events by customer
     */
    public CustomerAccount with(Map<String, List<MajorEvent>> events) {
        List<MajorEvent> more = events.get(purchases.getCustomerId());
        if (more == null) {
            return this;
        }
        return new CustomerAccount(
                purchases,
                new AccountInputs(
                        inputs.profile(),
                        inputs.invoices(),
                        inputs.expenses(),
                        Stream.concat(inputs.events().stream(), more.stream()).toList(),
                        inputs.cases(),
                        inputs.answers(),
                        inputs.contacts()));
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
