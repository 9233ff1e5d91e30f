package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** Lines and units on a purchase day: a basket larger than usual explains a longer silence. */
public final class BasketFeatures implements FeatureFamily<BasketFeatures.Figures> {
    private static final double UNIT = 1000;

    public static final Feature<Figures> LINES = FeatureDescription.ratio(
                    "lines_per_day_ratio", "Purchase lines on a purchase day, on average")
            .range("1 and up")
            .by(basket -> (double) basket.lines() / basket.days());

    public static final Feature<Figures> UNITS = FeatureDescription.ratio(
                    "units_per_day_ratio",
                    "Units bought less units returned, over purchase days; a line without quantity counts as one")
            .range("any")
            .by(basket -> basket.units() / UNIT / basket.days());

    public static final Feature<Figures> LAST_UNITS_OVER_MEAN = FeatureDescription.ratio(
                    "last_units_over_mean_ratio",
                    "Units on the last purchase day over the mean of the purchase days before: above 1 stocked up")
            .range("any")
            .nullWhen("fewer than two purchase days, or no units before the last one")
            .by(Figures::lastOverMeanBefore);

    private static final List<Feature<Figures>> FEATURES = List.of(LINES, UNITS, LAST_UNITS_OVER_MEAN);

    /**
     * Sums over one customer's entries; units are in thousandths.
     *
     * @param lastUnits on the last purchase day
     * @param laterUnits after it: returns
     */
    record Figures(int days, long lines, long units, long lastUnits, long laterUnits) {
        double lastOverMeanBefore() {
            double meanBefore = days > 1 ? (units - lastUnits - laterUnits) / (days - 1.0) : Double.NaN;
            return Ratios.of((double) lastUnits, meanBefore);
        }
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        History history = observation.history();
        long lines = 0;
        long units = 0;
        long lastUnits = 0;
        long laterUnits = 0;
        int lastDay = history.lastDay();
        for (int e = 0; e < history.entryCount(); e++) {
            lines += history.isPurchase(e) ? history.entryLines(e) : 0;
            units += history.entryQuantity(e);
            lastUnits += history.entryDay(e) == lastDay ? history.entryQuantity(e) : 0;
            laterUnits += history.entryDay(e) > lastDay ? history.entryQuantity(e) : 0;
        }
        return new Figures(history.dayCount(), lines, units, lastUnits, laterUnits);
    }
}
