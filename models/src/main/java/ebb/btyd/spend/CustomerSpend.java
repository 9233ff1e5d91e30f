package ebb.btyd.spend;

import ebb.customer.Money;
import ebb.ledger.History;

/**
 * What a customer spent on the purchase days after the first, as the Gamma-Gamma model counts it.
 *
 * @param days those on which something was paid
 * @param mean mean spend on those days, in the currency; 0 where there is none
 */
public record CustomerSpend(int days, double mean) {

    public static CustomerSpend of(History history) {
        long sum = 0;
        int days = 0;
        for (int i = 1; i < history.dayCount(); i++) {
            sum += history.amount(i);
            days += history.amount(i) > 0 ? 1 : 0;
        }
        return new CustomerSpend(days, days == 0 ? 0 : Money.amount(sum) / days);
    }
}
