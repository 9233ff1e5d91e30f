package ebb.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What customers are in the habit of buying, which habits end and where they go; about all customers, never about one.
 *
 * @param categories most money at stake first
 * @param backtest how well the next purchase was foretold, Ebb's own rule first
 * @param learned found patterns, strongest first
 * @param tested pairs with enough support to be tested
 * @param events life events switched on, with how many customers they are probably under way with
 */
public record CategoryHabits(
        List<Category> categories, List<Rule> backtest, List<Pattern> learned, long tested, List<Event> events)
        implements Section {

    /**
     * One category.
     *
     * @param habits customers with the habit
     * @param late late by their own rhythm, and still coming to the shop
     * @param dropped ended, by visits without it
     * @param silent late, but late in the whole shop
     * @param switchedTo where most of the dropped went; null: nowhere that is known
     * @param atStake what the ended habits were worth a year
     */
    public record Category(
            String name, long habits, long late, long dropped, long silent, String switchedTo, BigDecimal atStake) {}

    /** One rule that foretells the next purchase. */
    public record Rule(String name, long gaps, double insideShare, double medianErrorDays, double meanErrorDays) {}

    /** One found pattern; the lead is in days. */
    public record Pattern(
            String words, long customers, long together, double expected, double qValue, double leadDays) {
        public double lift() {
            return together / expected;
        }
    }

    /**
     * One life event.
     *
     * @param customers whom it is probably under way with; null: withheld, because it is sensitive
     */
    public record Event(String name, Long customers) {}

    @Override
    public String id() {
        return "habits";
    }

    @Override
    public String title() {
        return "Habits, and where they go";
    }

    public long habits() {
        return categories.stream().mapToLong(Category::habits).sum();
    }

    public long dropped() {
        return categories.stream().mapToLong(Category::dropped).sum();
    }

    public BigDecimal atStake() {
        return categories.stream().map(Category::atStake).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
