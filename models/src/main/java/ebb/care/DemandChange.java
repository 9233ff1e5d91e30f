package ebb.care;

import ebb.customer.DayInWords;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Weeks in which demand for a category will surely be another than of late.
 *
 * @param where the region, in words that follow the category; empty: in all of them
 * @param from first day
 * @param until last day
 * @param share by how much demand changes, as a share of what was bought in a week of late: above 0 it rises, below it falls
 * @param low lower end of the mean 80 % interval of its weeks
 * @param high upper end of it
 */
public record DemandChange(
        String category, String where, LocalDate from, LocalDate until, double share, double low, double high)
        implements Serializable {
    private static final double PERCENT = 100;

    /** What the customer is told, as what is to be done. */
    public String words() {
        boolean rises = share > 0;
        return String.format(
                Locale.ROOT,
                "Tell that demand for %s%s %s: %.0f %% %s a week from %s to %s than of late (80 %% interval %.0f to %.0f %%); %s before %s",
                category,
                where,
                rises ? "rises" : "falls",
                PERCENT * Math.abs(share),
                rises ? "more" : "less",
                DayInWords.of(from),
                DayInWords.of(until),
                PERCENT * (rises ? low : -high),
                PERCENT * (rises ? high : -low),
                rises ? "stock up" : "run down",
                DayInWords.of(from));
    }
}
