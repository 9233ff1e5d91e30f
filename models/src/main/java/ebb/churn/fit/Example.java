package ebb.churn.fit;

import java.io.Serializable;

/**
 * One customer on one as-of date with the features known then; no bean, since no table holds it.
 *
 * @param asOfDay the as-of date as days since 1970-01-01
 * @param features values in the order of the matrix's feature names, NaN for null
 * @param label what the outcome window brought
 */
@SuppressWarnings({"EI_EXPOSE_REP", "ArrayRecordComponent"})
public record Example(String customerId, int asOfDay, double[] features, Label label) implements Serializable {

    /**
     * What the outcome window brought.
     *
     * @param churned no purchase in it
     * @param daysToPurchase days from the as-of date to the next purchase day; 0 where none came within the outcome window
     * @param purchaseDays purchase days in it
     * @param amount bought in it, in hundredths of the currency, returns not taken off
     * @param laterDays days from the as-of date to the first purchase day after it; 0 where none is known
     */
    public record Label(boolean churned, int daysToPurchase, int purchaseDays, long amount, int laterDays)
            implements Serializable {
        static final Label NONE = new Label(false, 0);

        /** Where neither the number of purchase days nor the amount matters. */
        public Label(boolean churned, int daysToPurchase) {
            this(churned, daysToPurchase, 0, 0);
        }

        /** Where nothing is known after the outcome window. */
        public Label(boolean churned, int daysToPurchase, int purchaseDays, long amount) {
            this(churned, daysToPurchase, purchaseDays, amount, 0);
        }

        /** Whether a purchase came after the first {@code days} days, or none is known: who has not bought before is still at risk then. */
        public boolean isWaitingAfter(int days) {
            return waitDays() == 0 || waitDays() > days;
        }

        /** Days from the as-of date to the next purchase day, in the outcome window or after it; 0 where none is known. */
        public int waitDays() {
            return daysToPurchase > 0 ? daysToPurchase : laterDays;
        }
    }

    /** An example to be scored, of which no outcome is known. */
    public Example(String customerId, int asOfDay, double[] features) {
        this(customerId, asOfDay, features, Label.NONE);
    }

    /** The same customer with an outcome. */
    public Example labelled(boolean churned) {
        return labelled(new Label(churned, 0));
    }

    /** The same customer with an outcome and the day of the next purchase. */
    public Example labelled(Label outcome) {
        return new Example(customerId, asOfDay, features, outcome);
    }
}
