package ebb.care;

import ebb.customer.CalendarDays;
import ebb.ledger.History;
import ebb.schema.OccasionsTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Finds customers who buy before public holidays every time, and customers who buy when they are paid.
 *
 * @param days the days of the conf
 * @param asOfDay as-of date, as days since 1970-01-01
 * @param aheadDays how far to look ahead
 */
record CalendarHabits(OccasionSettings days, int asOfDay, int aheadDays) implements Serializable {
    /** Days up to a holiday in which customers buy for it. */
    private static final int BEFORE_DAYS = 14;

    private static final int FEWEST_TIMES = 2;

    /** Expected purchase days in that time above which a customer buys at any time of the year. */
    private static final double SELDOM = OccasionFinder.SELDOM;

    /** Days from payday on in which the money is spent. */
    private static final int PAID_DAYS = 3;

    private static final int FEWEST_PURCHASES = 6;

    /** Probability below which so many purchases about payday are no chance; small, because every customer is looked at. */
    private static final double CHANCE = 0.001;

    List<OccasionFinder.Occasion> of(History history) {
        return Stream.of(holiday(history), payday(history))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first coming holiday before which the customer bought every time, of one who seldom buys otherwise. */
    private Optional<OccasionFinder.Occasion> holiday(History history) {
        int tenure = Math.max(1, asOfDay - history.firstDay());
        if ((double) history.dayCount() * BEFORE_DAYS / tenure > SELDOM) {
            return Optional.empty();
        }
        return days.publicHolidays().keySet().stream()
                .flatMap(name -> Arrays.stream(days.holidays(name, asOfDay + 1, asOfDay + aheadDays))
                        .filter(day -> times(history, name) >= FEWEST_TIMES)
                        .mapToObj(day -> new OccasionFinder.Occasion(
                                OccasionsTable.PUBLIC_HOLIDAY,
                                day,
                                String.format(
                                        Locale.ROOT,
                                        "%s: bought in the two weeks before it the last %d times",
                                        name,
                                        times(history, name)))))
                .min(Comparator.comparingInt(OccasionFinder.Occasion::day));
    }

    /** How often the holiday came since the customer's first purchase; 0 where the customer did not buy before it each time. */
    private int times(History history, String name) {
        int[] past = days.holidays(name, history.firstDay(), asOfDay);
        return Arrays.stream(past)
                        .allMatch(day -> history.dayCountUntil(day) > history.dayCountUntil(day - BEFORE_DAYS - 1))
                ? past.length
                : 0;
    }

    /** The next payday of a customer of whose purchase days in a year more than chance allows lie on the days from a payday on. */
    private Optional<OccasionFinder.Occasion> payday(History history) {
        int next = days.nextPayday(asOfDay, asOfDay + aheadDays);
        int[] bought = IntStream.range(history.dayCountUntil(asOfDay - CalendarDays.YEAR), history.dayCount())
                .map(history::day)
                .toArray();
        if (next < 0 || bought.length < FEWEST_PURCHASES) {
            return Optional.empty();
        }
        double share = (double) IntStream.range(asOfDay - CalendarDays.YEAR + 1, asOfDay + 1)
                        .filter(this::isPaid)
                        .count()
                / CalendarDays.YEAR;
        int paid = (int) Arrays.stream(bought).filter(this::isPaid).count();
        boolean isChance = share >= 1
                || 1 - new BinomialDistribution(bought.length, share).cumulativeProbability(paid - 1) >= CHANCE;
        return isChance
                ? Optional.empty()
                : Optional.of(new OccasionFinder.Occasion(
                        OccasionsTable.PAYDAY,
                        next,
                        String.format(
                                Locale.ROOT,
                                "%d of %d purchase days of a year were within %d days of payday",
                                paid,
                                bought.length,
                                PAID_DAYS)));
    }

    private boolean isPaid(int day) {
        return IntStream.range(0, PAID_DAYS).anyMatch(since -> days.isPayday(day - since));
    }
}
