package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.util.List;

/** What the customer did a year ago in the days that now come. */
public final class Season implements FeatureFamily<Season.Figures> {
    public static final Feature<Figures> COMING = FeatureDescription.count(
                    "coming_season_count", "Purchase days a year ago in the days that now come, up to the horizon")
            .range("0 to the horizon")
            .nullWhen(FeatureDescription.NOT_OBSERVED)
            .by(Figures::coming);

    public static final Feature<Figures> COMING_SHARE = FeatureDescription.share(
                    "coming_season_share",
                    "Part of the purchase days of the last 365 days that fell into the days that now come")
            .nullWhen("no purchase in the last 365 days, or " + FeatureDescription.NOT_OBSERVED)
            .by(season -> Ratios.of(season.coming(), season.inYear()));

    private static final List<Feature<Figures>> FEATURES = List.of(COMING, COMING_SHARE);

    /**
     * One customer's year.
     *
     * @param coming purchase days a year ago in the days that now come; NaN: not observed
     * @param inYear purchase days of the last year
     */
    record Figures(double coming, double inYear) {}

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        History history = observation.history();
        int asOfDay = history.asOfDay();
        int horizon = Math.min(observation.population().horizonDays(), CalendarDays.YEAR);
        return new Figures(
                new Window(asOfDay, asOfDay + horizon).yearEarlier().daysIfObserved(history),
                Window.last(CalendarDays.YEAR, history).days(history));
    }
}
