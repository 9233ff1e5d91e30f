package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.util.ArrayList;
import java.util.List;

/** Purchase days in windows up to the as-of date, against the window before and the same window a year earlier. */
public final class Frequency implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final int[] WINDOWS = {30, 90, 180, CalendarDays.YEAR};

    @Override
    public List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        features.add(Feature.required("frequency_count", "count", "1 and up", "Purchase days in the observed past"));
        for (int days : WINDOWS) {
            features.addAll(inWindow(days));
        }
        return features;
    }

    private static List<Feature> inWindow(int days) {
        String name = "purchase_days_" + days;
        String before = "Purchase days in the " + days + " days before those";
        List<Feature> features = new ArrayList<>(List.of(
                Feature.required(
                        name + "_count", "count", "0 to " + days, "Purchase days in the last " + days + " days"),
                new Feature(name + "_before_count", "count", "0 to " + days, before, Feature.NOT_OBSERVED),
                drop("frequency_drop_" + days + "_ratio", "the " + days + " days before")));
        // A year before a year is the window before it.
        if (days < CalendarDays.YEAR) {
            String earlier = "Purchase days in the same " + days + " days a year earlier";
            features.add(new Feature(name + "_year_ago_count", "count", "0 to " + days, earlier, Feature.NOT_OBSERVED));
            features.add(drop("frequency_drop_" + days + "_year_ago_ratio", "the same days a year earlier"));
        }
        return features;
    }

    private static Feature drop(String name, String base) {
        return new Feature(
                name,
                "ratio",
                "-1 to 1",
                "Fewer purchase days than in " + base + ": (then - now) / (then + now); 1: stopped, -1: only now",
                "no purchase in either, or " + Feature.NOT_OBSERVED);
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        values[at++] = history.dayCount();
        for (int days : WINDOWS) {
            Window window = Window.last(days, history);
            int now = window.days(history);
            double before = window.before().daysIfObserved(history);
            values[at++] = now;
            values[at++] = before;
            values[at++] = Ratios.drop(before, now);
            if (days < CalendarDays.YEAR) {
                double yearAgo = window.yearEarlier().daysIfObserved(history);
                values[at++] = yearAgo;
                values[at++] = Ratios.drop(yearAgo, now);
            }
        }
    }
}
