package ebb.churn.fit;

import java.io.Serializable;

/** One customer on one as-of date, with the features known then and what the outcome window brought; a bean for Spark's encoder. */
@SuppressWarnings("EI_EXPOSE_REP")
public final class Example implements Serializable {
    private static final long serialVersionUID = 1L;

    private String customerId = "";
    private int asOfDay;
    private double[] features = {};
    private boolean churned;
    private boolean active;
    private int daysToPurchase;

    public Example() {}

    public Example(String customerId, int asOfDay, double[] features) {
        this.customerId = customerId;
        this.asOfDay = asOfDay;
        this.features = features;
    }

    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    /** The as-of date as days since 1970-01-01. */
    public int getAsOfDay() {
        return asOfDay;
    }

    public void setAsOfDay(int asOfDay) {
        this.asOfDay = asOfDay;
    }

    /** Values in the order of the feature catalogue, NaN for null. */
    public double[] getFeatures() {
        return features;
    }

    public void setFeatures(double[] features) {
        this.features = features;
    }

    /** No purchase in the outcome window. */
    public boolean isChurned() {
        return churned;
    }

    public void setChurned(boolean churned) {
        this.churned = churned;
    }

    /** Days from the as-of date to the next purchase day; 0 where none came within the outcome window. */
    public int getDaysToPurchase() {
        return daysToPurchase;
    }

    public void setDaysToPurchase(int daysToPurchase) {
        this.daysToPurchase = daysToPurchase;
    }

    /** Bought recently enough on the as-of date to be counted as active. */
    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
