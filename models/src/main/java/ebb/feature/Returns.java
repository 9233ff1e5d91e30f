package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** What came back. */
public final class Returns implements FeatureFamily<Returns.Figures> {
    private static final int RECENT = 90;

    public static final Feature<Figures> LINES = FeatureDescription.count(
                    "return_lines_count", "Return lines in the observed past")
            .by(Figures::lines);

    public static final Feature<Figures> LINES_90 = FeatureDescription.count(
                    "return_lines_90_count", "Return lines in the last 90 days")
            .by(Figures::recentLines);

    public static final Feature<Figures> AMOUNT = FeatureDescription.ratio(
                    "returned_amount_ratio",
                    "Amount returned over amount bought in the observed past; above 1 where the purchase lies before the data")
            .nullWhen("nothing paid")
            .by(returned -> Ratios.of(returned.amount(), returned.bought()));

    public static final Feature<Figures> RECENCY = FeatureDescription.days(
                    "return_recency_days", "Days since the last return")
            .nullWhen("the customer never returned anything")
            .by(Figures::recencyDays);

    private static final List<Feature<Figures>> FEATURES = List.of(LINES, LINES_90, AMOUNT, RECENCY);

    /**
     * One customer's returns; amounts in hundredths.
     *
     * @param recencyDays NaN: never returned anything
     */
    record Figures(long lines, long recentLines, long amount, long bought, double recencyDays) {}

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        History history = observation.history();
        int recentFrom = history.asOfDay() - RECENT;
        long lines = 0;
        long recentLines = 0;
        long returned = 0;
        double recency = Double.NaN;
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryReturnLines(e) > 0) {
                lines += history.entryReturnLines(e);
                recentLines += history.entryDay(e) > recentFrom ? history.entryReturnLines(e) : 0;
                recency = history.asOfDay() - history.entryDay(e);
            }
            returned += history.entryReturnedAmount(e);
        }
        return new Figures(lines, recentLines, returned, history.amountUntil(history.asOfDay()), recency);
    }
}
