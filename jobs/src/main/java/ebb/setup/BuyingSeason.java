package ebb.setup;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalInt;

/** The days of the year on which a seasonal shop sells. */
final class BuyingSeason {
    /** A longer season leaves no long time of the year without purchases. */
    private static final int LONGEST = CalendarDays.HALF_YEAR;

    private BuyingSeason() {}

    /**
     * Length of the season in days, where all purchases of more than a year lie in the same half of the year or less; empty otherwise.
     *
     * @param days days with purchases
     */
    static OptionalInt length(Collection<LocalDate> days) {
        int[] ofYear = days.stream()
                .mapToInt(day -> Math.min(day.getDayOfYear(), CalendarDays.YEAR))
                .distinct()
                .sorted()
                .toArray();
        long years = days.stream().map(LocalDate::getYear).distinct().count();
        if (ofYear.length == 0 || years <= 2) {
            return OptionalInt.empty();
        }
        int longest = CalendarDays.YEAR - ofYear[ofYear.length - 1] + ofYear[0];
        for (int i = 1; i < ofYear.length; i++) {
            longest = Math.max(longest, ofYear[i] - ofYear[i - 1]);
        }
        int season = CalendarDays.YEAR - longest + 1;
        return season <= LONGEST ? OptionalInt.of(season) : OptionalInt.empty();
    }
}
