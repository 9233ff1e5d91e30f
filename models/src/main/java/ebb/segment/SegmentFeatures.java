package ebb.segment;

import ebb.feature.Frequency;
import ebb.feature.Gaps;
import ebb.feature.Recency;
import ebb.feature.Silence;
import ebb.feature.Spending;
import java.util.List;

/** Names of the features that the segment rules read, as the feature catalogue has them. */
public final class SegmentFeatures {
    static final String RECENCY = Recency.SILENCE.name();
    static final String FREQUENCY = Frequency.PURCHASE_DAYS.name();
    static final String TENURE = Recency.TENURE.name();
    static final String LAST_GAP = Gaps.LAST.name();
    static final String SILENCE_RATIO = Silence.OVER_MEAN_GAP.name();
    static final String YEAR_AMOUNT = Spending.LAST_YEAR.name();

    public static final List<String> NAMES = List.of(RECENCY, FREQUENCY, TENURE, LAST_GAP, SILENCE_RATIO, YEAR_AMOUNT);

    private SegmentFeatures() {}
}
