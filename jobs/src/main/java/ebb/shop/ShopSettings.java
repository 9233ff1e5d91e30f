package ebb.shop;

import ebb.customer.CalendarDays;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How large a shop to generate, over which days, and with what in it.
 *
 * @param customers how many, named customers only
 * @param seed the same seed gives the same shop
 * @param startDate first day with purchases; customers from before it are there already
 * @param endDate last day with purchases, inclusive
 */
public record ShopSettings(long customers, long seed, LocalDate startDate, LocalDate endDate, Shares shares)
        implements Serializable {
    private static final int SHORTEST_DAYS = 180;
    private static final long MOST_CUSTOMERS = 90_000_000;

    /**
     * How much of what is planted, each between 0 and 1.
     *
     * @param accounts business customers among the customers
     * @param births customers with a birth in the family in a year, among private customers
     * @param anonymous anonymous sales added, for each purchase line
     * @param broken unusable rows added, for each purchase line
     * @param duplicates lines delivered twice, for each purchase line
     */
    public record Shares(double accounts, double births, double anonymous, double broken, double duplicates)
            implements Serializable {
        public static final Shares DEFAULT = new Shares(.05, .025, .03, .002, .003);

        public Shares {
            check("accounts", accounts, 1);
            check("births", births, .05);
            check("anonymous", anonymous, 1);
            check("broken", broken, 1);
            check("duplicates", duplicates, 1);
        }

        private static void check(String name, double share, double most) {
            if (!(share >= 0 && share <= most)) {
                throw new IllegalArgumentException("Cannot generate a shop: the share of " + name + " is " + share
                        + ". Give a number from 0 to " + most + ".");
            }
        }
    }

    public ShopSettings {
        if (customers < 1 || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Cannot generate a shop: customers is " + customers
                    + ". Give a number from 1 to " + MOST_CUSTOMERS + ".");
        }
        if (ChronoUnit.DAYS.between(startDate, endDate) < SHORTEST_DAYS) {
            throw new IllegalArgumentException("Cannot generate a shop: from " + startDate + " to " + endDate
                    + " is too short to know anyone. Give at least " + SHORTEST_DAYS + " days.");
        }
    }

    /** Two years of purchases, ending on a fixed date. */
    public static ShopSettings of(long customers) {
        return new ShopSettings(
                customers, 20260630, LocalDate.of(2024, 7, 1), LocalDate.of(2026, 6, 30), Shares.DEFAULT);
    }

    int startDay() {
        return (int) startDate.toEpochDay();
    }

    int endDay() {
        return (int) endDate.toEpochDay();
    }

    double years() {
        return (endDay() - startDay() + 1) / CalendarDays.MEAN_YEAR;
    }
}
