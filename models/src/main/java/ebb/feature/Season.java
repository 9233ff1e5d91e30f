package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.time.LocalDate;
import java.util.List;

/** Where in the year the as-of date lies, and what the customer did a year ago in the days that now come. */
public final class Season implements FeatureFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required("as_of_month", "month", "1 to 12", "Calendar month of the as-of date"),
                new Feature(
                        "coming_season_count",
                        "count",
                        "0 to the horizon",
                        "Purchase days a year ago in the days that now come, up to the horizon",
                        Feature.NOT_OBSERVED),
                new Feature(
                        "coming_season_share",
                        "share",
                        "0 to 1",
                        "Part of the purchase days of the last 365 days that fell into the days that now come",
                        "no purchase in the last 365 days, or " + Feature.NOT_OBSERVED));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        int asOfDay = history.asOfDay();
        int horizon = Math.min(population.horizonDays(), CalendarDays.YEAR);
        double coming = new Window(asOfDay, asOfDay + horizon).yearEarlier().daysIfObserved(history);
        values[at] = LocalDate.ofEpochDay(asOfDay).getMonthValue();
        values[at + 1] = coming;
        values[at + 2] =
                Ratios.of(coming, Window.last(CalendarDays.YEAR, history).days(history));
    }
}
