package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.util.List;
import java.util.stream.Stream;

/** Purchase days in windows up to the as-of date, against the window before and the same window a year earlier. */
public final class Frequency implements FeatureFamily<Frequency.Counts> {
    public static final Feature<Counts> PURCHASE_DAYS = FeatureDescription.count(
                    "frequency_count", "Purchase days in the observed past")
            .range("1 and up")
            .by(Counts::all);

    public static final InWindow LAST_30 = new InWindow(30, 0);
    public static final InWindow LAST_90 = new InWindow(90, 1);
    public static final InWindow LAST_180 = new InWindow(180, 2);
    public static final InWindow LAST_YEAR = new InWindow(CalendarDays.YEAR, 3);

    private static final List<InWindow> WINDOWS = List.of(LAST_30, LAST_90, LAST_180, LAST_YEAR);
    private static final List<Feature<Counts>> FEATURES = Stream.concat(
                    Stream.of(PURCHASE_DAYS), WINDOWS.stream().flatMap(window -> window.all().stream()))
            .toList();

    /** Purchase days of one customer: in all, and by window. */
    record Counts(int all, List<WindowCounts> windows) {}

    /** Purchase days in a window, in the one before it and in the same one a year earlier; NaN: not observed. */
    record WindowCounts(double now, double before, double yearAgo) {
        static WindowCounts of(int days, History history) {
            Window window = Window.last(days, history);
            return new WindowCounts(
                    window.days(history),
                    window.before().daysIfObserved(history),
                    window.yearEarlier().daysIfObserved(history));
        }
    }

    /** The features of one window. */
    public static final class InWindow {
        private final int days;
        private final int place;
        private final Feature<Counts> count;
        private final Feature<Counts> before;
        private final Feature<Counts> drop;

        private InWindow(int days, int place) {
            this.days = days;
            this.place = place;
            this.count = count("_count", "Purchase days in the last " + days + " days")
                    .by(counts -> in(counts).now());
            this.before = count("_before_count", "Purchase days in the " + days + " days before those")
                    .nullWhen(FeatureDescription.NOT_OBSERVED)
                    .by(counts -> in(counts).before());
            this.drop = drop("_ratio", "the " + days + " days before")
                    .by(counts -> Ratios.drop(in(counts).before(), in(counts).now()));
        }

        /** Purchase days in the window. */
        public Feature<Counts> count() {
            return count;
        }

        /** Purchase days in the window of the same length before it. */
        public Feature<Counts> before() {
            return before;
        }

        /** How many fewer they are now than in the window before. */
        public Feature<Counts> drop() {
            return drop;
        }

        /** All features of the window. */
        public List<Feature<?>> features() {
            return List.copyOf(all());
        }

        /** A year before a year is the window before it and not told twice. */
        private List<Feature<Counts>> all() {
            if (days >= CalendarDays.YEAR) {
                return List.of(count, before, drop);
            }
            Feature<Counts> yearAgo = count(
                            "_year_ago_count", "Purchase days in the same " + days + " days a year earlier")
                    .nullWhen(FeatureDescription.NOT_OBSERVED)
                    .by(counts -> in(counts).yearAgo());
            Feature<Counts> yearAgoDrop = drop("_year_ago_ratio", "the same days a year earlier")
                    .by(counts -> Ratios.drop(in(counts).yearAgo(), in(counts).now()));
            return List.of(count, before, drop, yearAgo, yearAgoDrop);
        }

        private WindowCounts in(Counts counts) {
            return counts.windows().get(place);
        }

        private FeatureDescription count(String ending, String meaning) {
            return FeatureDescription.count("purchase_days_" + days + ending, meaning)
                    .range("0 to " + days);
        }

        private FeatureDescription drop(String ending, String base) {
            return FeatureDescription.ratio(
                            "frequency_drop_" + days + ending,
                            "Fewer purchase days than in " + base
                                    + ": (then - now) / (then + now); 1: stopped, -1: only now")
                    .range("-1 to 1")
                    .nullWhen("no purchase in either, or " + FeatureDescription.NOT_OBSERVED);
        }
    }

    @Override
    public List<Feature<Counts>> features() {
        return FEATURES;
    }

    @Override
    public Counts figures(Observation observation) {
        History history = observation.history();
        return new Counts(
                history.dayCount(),
                WINDOWS.stream()
                        .map(window -> WindowCounts.of(window.days, history))
                        .toList());
    }
}
