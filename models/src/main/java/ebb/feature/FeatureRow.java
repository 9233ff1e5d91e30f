package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.ledger.Outcome;
import java.io.Serializable;
import java.util.List;

/**
 * The feature vector of a customer at an as-of date and, where asked for, what came after; a bean, so that Spark moves the numbers without boxing.
 */
@SuppressWarnings("EI_EXPOSE_REP")
public final class FeatureRow implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How far beyond the as-of date the next purchase is looked for. */
    public static final int MOST_LATER_DAYS = CalendarDays.YEAR;

    private String customerId = "";
    private int asOfDay;
    private double[] values = {};
    private int outcomePurchaseDays = -1;
    private long outcomeAmount = -1;
    private long outcomeReturnedAmount = -1;
    private int outcomeFirstDays;
    private int outcomeLaterDays;

    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    /** As-of date, as days since 1970-01-01. */
    public int getAsOfDay() {
        return asOfDay;
    }

    public void setAsOfDay(int asOfDay) {
        this.asOfDay = asOfDay;
    }

    /** Values in the order of {@link FeatureCatalogue#names}, NaN for null. */
    public double[] getValues() {
        return values;
    }

    public void setValues(double[] values) {
        this.values = values;
    }

    /** Purchase days in the outcome window: 0 is churned; -1 where outcomes were not asked for. */
    public int getOutcomePurchaseDays() {
        return outcomePurchaseDays;
    }

    public void setOutcomePurchaseDays(int outcomePurchaseDays) {
        this.outcomePurchaseDays = outcomePurchaseDays;
    }

    /** Days from the as-of date to the first purchase day of the outcome window; 0 where there is none. */
    public int getOutcomeFirstDays() {
        return outcomeFirstDays;
    }

    public void setOutcomeFirstDays(int outcomeFirstDays) {
        this.outcomeFirstDays = outcomeFirstDays;
    }

    /** Days from the as-of date to the first purchase day after the outcome window, at most {@link #MOST_LATER_DAYS}; 0 where none is known. */
    public int getOutcomeLaterDays() {
        return outcomeLaterDays;
    }

    public void setOutcomeLaterDays(int outcomeLaterDays) {
        this.outcomeLaterDays = outcomeLaterDays;
    }

    /** Bought in the outcome window, in hundredths of the currency; -1 where outcomes were not asked for. */
    public long getOutcomeAmount() {
        return outcomeAmount;
    }

    public void setOutcomeAmount(long outcomeAmount) {
        this.outcomeAmount = outcomeAmount;
    }

    /** Returned in the outcome window, in hundredths of the currency; -1 where outcomes were not asked for. */
    public long getOutcomeReturnedAmount() {
        return outcomeReturnedAmount;
    }

    public void setOutcomeReturnedAmount(long outcomeReturnedAmount) {
        this.outcomeReturnedAmount = outcomeReturnedAmount;
    }

    /** The same customer, date and outcome with some of the features, in the order of {@code names}; not for one that has been selected already. */
    public FeatureRow select(List<String> names) {
        FeatureRow selected = new FeatureRow();
        selected.customerId = customerId;
        selected.asOfDay = asOfDay;
        selected.values = FeatureCatalogue.select(values, names);
        selected.outcomePurchaseDays = outcomePurchaseDays;
        selected.outcomeAmount = outcomeAmount;
        selected.outcomeReturnedAmount = outcomeReturnedAmount;
        selected.outcomeFirstDays = outcomeFirstDays;
        selected.outcomeLaterDays = outcomeLaterDays;
        return selected;
    }

    /** Writes what came after. */
    void label(Outcome outcome, int laterDays) {
        outcomeLaterDays = laterDays;
        outcomePurchaseDays = outcome.purchaseDays();
        outcomeAmount = outcome.amount();
        outcomeReturnedAmount = outcome.returnedAmount();
        outcomeFirstDays = outcome.churned() ? 0 : outcome.firstDay() - asOfDay;
    }

    /** What came after; where outcomes were asked for. No {@code get}, so that it is no bean property. */
    public Outcome outcome() {
        int firstDay = outcomePurchaseDays == 0 ? Outcome.NEVER : asOfDay + outcomeFirstDays;
        return new Outcome(outcomePurchaseDays, outcomeAmount, outcomeReturnedAmount, firstDay);
    }
}
