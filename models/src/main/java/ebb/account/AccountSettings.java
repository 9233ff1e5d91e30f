package ebb.account;

import java.io.Serializable;
import java.util.List;

/**
 * How accounts are classed, set in the conf under {@code accounts}.
 *
 * @param tiers amounts bought in a year from which the medium and the large tier begin, in the currency
 * @param matrix class for each tier (small, medium, large) and credit grade (1 worst to 4 best)
 * @param influenceFrom influence from which a small account is kept apart
 * @param influentialClass class of those
 * @param minDays days observed before an account is classed
 * @param lateShares share of the year's invoices paid late up to which the grade is 4, 3 and 2
 * @param brokenShare share of the year's invoiced amount more than 90 days overdue from which the grade is 1
 * @param minInvoices invoices in the year before they are graded
 * @param core what makes a core customer
 * @param ahead how far to look ahead
 */
public record AccountSettings(
        List<Double> tiers,
        List<List<Integer>> matrix,
        double influenceFrom,
        int influentialClass,
        int minDays,
        List<Double> lateShares,
        double brokenShare,
        int minInvoices,
        Core core,
        Ahead ahead)
        implements Serializable {
    /** Classes and what to do with them, 1 to 7. */
    public static final List<String> CLASS_WORDS = List.of(
            "small, poor credit: strictest terms",
            "small, good credit: serve at least as a B customer",
            "medium, poor credit: negotiate with their management, phase out if hopeless",
            "medium, good credit: at least a B customer",
            "large, poor credit: safety before profit; find the cause",
            "large, good credit: A customers, the vital few",
            "small but influential: kept apart from the ordinary rule");

    public static final int GRADES = 4;
    private static final int TIERS = 3;

    /**
     * What makes a core customer.
     *
     * @param from mean of the marks, 0 to 100, from which a customer is core
     * @param leastMark lowest single mark of a core customer
     * @param valueShare share of active customers, those with the highest expected value, that core customers are among
     * @param promisingFrom mean of the marks from which a customer is promising
     * @param leavingFrom probability of a loss from which an active customer is leaving
     * @param shiftShare change of a period's amount, up or down, from which it counts as more or less
     */
    public record Core(
            double from,
            double leastMark,
            double valueShare,
            double promisingFrom,
            double leavingFrom,
            double shiftShare)
            implements Serializable {

        public Core {
            require(
                    promisingFrom > 0 && from > promisingFrom && from <= 100,
                    "core.from",
                    from,
                    "above promising-from");
            require(leastMark >= 0 && leastMark <= 100, "core.least-mark", leastMark, "0 to 100");
            require(valueShare > 0 && valueShare <= 1, "core.value-share", valueShare, "a share above 0");
            require(leavingFrom > 0 && leavingFrom <= 1, "core.leaving-from", leavingFrom, "a probability above 0");
            require(shiftShare > 0 && shiftShare < 1, "core.shift-share", shiftShare, "a share between 0 and 1");
        }
    }

    /**
     * How far to look ahead.
     *
     * @param occasionDays days for which coming occasions are listed
     * @param demandWeeks weeks for which demand is forecast
     */
    public record Ahead(int occasionDays, int demandWeeks) implements Serializable {

        public Ahead {
            require(occasionDays >= 1 && occasionDays <= 180, "ahead.occasion-days", occasionDays, "1 to 180 days");
            require(demandWeeks >= 1 && demandWeeks <= 26, "ahead.demand-weeks", demandWeeks, "1 to 26 weeks");
        }
    }

    public AccountSettings {
        tiers = List.copyOf(tiers);
        lateShares = List.copyOf(lateShares);
        matrix = matrix.stream().map(List::copyOf).toList();
        require(tiers.size() == TIERS - 1 && rises(tiers), "tiers", tiers, "two rising amounts");
        require(
                matrix.size() == TIERS && matrix.stream().allMatch(AccountSettings::isRow),
                "matrix",
                matrix,
                "three rows of four classes, 1 to " + CLASS_WORDS.size());
        require(
                influentialClass >= 1 && influentialClass <= CLASS_WORDS.size(),
                "influential-class",
                influentialClass,
                "1 to 7");
        require(minDays >= 1, "min-days", minDays, "1 day or more");
        require(lateShares.size() == GRADES - 1 && rises(lateShares), "late-shares", lateShares, "three rising shares");
        require(brokenShare > 0 && brokenShare <= 1, "broken-share", brokenShare, "a share above 0");
        require(minInvoices >= 1, "min-invoices", minInvoices, "1 or more");
    }

    private static boolean isRow(List<Integer> row) {
        return row.size() == GRADES && row.stream().allMatch(one -> one >= 1 && one <= CLASS_WORDS.size());
    }

    private static boolean rises(List<Double> values) {
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i) > values.get(i - 1))) {
                return false;
            }
        }
        return values.get(0) > 0;
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use accounts." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
