package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** Lines and units on a purchase day: a basket larger than usual explains a longer silence. */
public final class BasketFeatures implements FeatureFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required(
                        "lines_per_day_ratio", "ratio", "1 and up", "Purchase lines on a purchase day, on average"),
                Feature.required(
                        "units_per_day_ratio",
                        "ratio",
                        "any",
                        "Units bought less units returned, over purchase days; a line without quantity counts as one"),
                new Feature(
                        "last_units_over_mean_ratio",
                        "ratio",
                        "any",
                        "Units on the last purchase day over the mean of the purchase days before: above 1 stocked up",
                        "fewer than two purchase days, or no units before the last one"));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
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
        int days = history.dayCount();
        values[at] = (double) lines / days;
        values[at + 1] = units / 1000.0 / days;
        double meanBefore = days > 1 ? (units - lastUnits - laterUnits) / (days - 1.0) : Double.NaN;
        values[at + 2] = Ratios.of((double) lastUnits, meanBefore);
    }
}
