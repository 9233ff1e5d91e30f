package ebb.warning;

import ebb.customer.CalendarDays;
import ebb.ledger.AsOf;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;

/** What a replay counts of one rule, for each of the {@link #FACTORS} that its limit is multiplied by; adding two gives those of both. */
public final class ReplayCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Limits that are tried, as multiples of the one in force, which is among them. */
    static final double[] FACTORS = {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5, 3};

    /** Place of the limit in force among them. */
    static final int IN_FORCE = 6;

    private static final int LONGEST_LEAD = 2 * CalendarDays.YEAR;
    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * How one rule looked at one account over the dates.
     *
     * @param strains value over limit on each date; NaN where the rule does not watch the account
     * @param closeBelow share of its limit below which an open warning closes
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Course(List<AsOf> dates, double[] strains, double closeBelow) {
        int day(int i) {
            return dates.get(i).day();
        }
    }

    final long[] opened = new long[FACTORS.length];
    final long[] judged = new long[FACTORS.length];
    final long[] right = new long[FACTORS.length];
    final long[] caught = new long[FACTORS.length];
    private final int[][] leads = new int[FACTORS.length][LONGEST_LEAD + 1];
    long losses;
    long watched;
    long lost;

    /** Adds one account: what was open when, and how that stands against what came. */
    void add(Course course, WarningContext reckoning) {
        for (int i = 0; i < course.strains().length; i++) {
            if (reckoning.judged()[i] && !Double.isNaN(course.strains()[i])) {
                watched++;
                lost += reckoning.right()[i] ? 1 : 0;
            }
        }
        List<WarningContext.Case> cases =
                reckoning.cases().stream().filter(one -> isWatched(course, one)).toList();
        losses += cases.size();
        for (int factor = 0; factor < FACTORS.length; factor++) {
            int[] openSince = live(course, reckoning, factor);
            for (WarningContext.Case one : cases) {
                catchCase(course, one, openSince, factor);
            }
        }
    }

    private static boolean isWatched(Course course, WarningContext.Case one) {
        for (int i = 0; i < course.strains().length; i++) {
            if (isIn(one, course.day(i)) && !Double.isNaN(course.strains()[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(WarningContext.Case one, int day) {
        return day >= one.fromDay() && day <= one.untilDay();
    }

    /** Opens and closes warnings date by date; answers since when one stands on each date. One that stands on the first date opened before it. */
    private int[] live(Course course, WarningContext reckoning, int factor) {
        double open = FACTORS[factor];
        double close = open * course.closeBelow();
        int[] openSince = new int[course.strains().length];
        int since = NEVER;
        for (int i = 0; i < openSince.length; i++) {
            double strain = course.strains()[i];
            if (since == NEVER && strain >= open) {
                since = course.day(i);
                if (i > 0) {
                    opened[factor]++;
                    judged[factor] += reckoning.judged()[i] ? 1 : 0;
                    right[factor] += reckoning.right()[i] ? 1 : 0;
                }
            } else if (since != NEVER && !(strain >= close)) {
                since = NEVER;
            }
            openSince[i] = since;
        }
        return openSince;
    }

    private void catchCase(Course course, WarningContext.Case one, int[] openSince, int factor) {
        for (int i = 0; i < openSince.length; i++) {
            if (isIn(one, course.day(i)) && openSince[i] != NEVER) {
                caught[factor]++;
                int lead = (int) Math.min(LONGEST_LEAD, (long) one.untilDay() - openSince[i]);
                leads[factor][Math.max(0, lead)]++;
                return;
            }
        }
    }

    ReplayCounts plus(ReplayCounts other) {
        losses += other.losses;
        watched += other.watched;
        lost += other.lost;
        for (int factor = 0; factor < FACTORS.length; factor++) {
            opened[factor] += other.opened[factor];
            judged[factor] += other.judged[factor];
            right[factor] += other.right[factor];
            caught[factor] += other.caught[factor];
            for (int days = 0; days <= LONGEST_LEAD; days++) {
                leads[factor][days] += other.leads[factor][days];
            }
        }
        return this;
    }

    /** Median days of warning; empty where no loss was caught. */
    OptionalInt medianLead(int factor) {
        long half = (caught[factor] + 1) / 2;
        long soFar = 0;
        for (int days = 0; days <= LONGEST_LEAD && half > 0; days++) {
            soFar += leads[factor][days];
            if (soFar >= half) {
                return OptionalInt.of(days);
            }
        }
        return OptionalInt.empty();
    }
}
