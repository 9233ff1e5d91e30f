package ebb.btyd.spend;

import java.util.List;

/** Names of the columns that the buy-till-you-die models read and write. */
public final class BtydColumns {
    public static final String X = "btyd_repeat_days_count";
    public static final String LAST_AGE = "btyd_last_age_days";
    public static final String AGE = "btyd_age_days";
    public static final String LOG_GAPS = "btyd_log_gaps_sum";
    public static final String SPEND_DAYS = "btyd_spend_days_count";
    public static final String MEAN_SPEND = "btyd_mean_spend_amount";

    public static final String ALIVE = "btyd_p_alive";
    public static final String NO_PURCHASE = "btyd_no_purchase_probability";
    public static final String EXPECTED_PURCHASES = "btyd_expected_purchases_count";
    public static final String NEXT_PURCHASE = "btyd_expected_next_purchase_days";
    public static final String NEXT_PURCHASE_LOW = "btyd_expected_next_purchase_days_low";
    public static final String NEXT_PURCHASE_HIGH = "btyd_expected_next_purchase_days_high";
    public static final String DISCOUNTED_PURCHASES = "btyd_discounted_purchases_count";
    public static final String EXPECTED_SPEND = "btyd_expected_spend_amount";
    public static final String LIFETIME_VALUE = "btyd_lifetime_value_amount";

    /** What {@link LifetimeScorer} gives, in its order. */
    public static final List<String> SCORES = List.of(
            ALIVE,
            NO_PURCHASE,
            EXPECTED_PURCHASES,
            NEXT_PURCHASE,
            NEXT_PURCHASE_LOW,
            NEXT_PURCHASE_HIGH,
            DISCOUNTED_PURCHASES,
            EXPECTED_SPEND,
            LIFETIME_VALUE);

    private BtydColumns() {}
}
