package ebb.segment;

import java.util.List;

/** Names of the features that the segment rules read, as the feature catalogue has them. */
public final class SegmentFeatures {
    static final String RECENCY = "recency_days";
    static final String FREQUENCY = "frequency_count";
    static final String TENURE = "tenure_days";
    static final String LAST_GAP = "last_gap_days";
    static final String SILENCE_RATIO = "silence_over_mean_gap_ratio";
    static final String YEAR_AMOUNT = "amount_365_amount";

    public static final List<String> NAMES = List.of(RECENCY, FREQUENCY, TENURE, LAST_GAP, SILENCE_RATIO, YEAR_AMOUNT);

    private SegmentFeatures() {}
}
