package ebb.care;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.feature.Rhythm;

/**
 * Expected purchase days of a customer in each of the coming weeks, by the renewal equation over days, given the silence so far and the probability
 * of having left.
 *
 * <p>m(t) = a f(t) + (1 - q) sum over u of m(t - u) g(u), where f is the rest of the gap that is running, g a whole gap, a the probability of still
 * being a customer, and q how often no purchase follows a purchase (Cox, Renewal Theory, 1962, ch. 4).
 */
final class OrderFlow {

    private OrderFlow() {}

    static double[] byWeek(AccountFacts facts, int weeks) {
        int days = weeks * CalendarDays.WEEK;
        Rhythm rhythm = facts.rhythm();
        int silence = facts.history().silenceDays();
        double stays = 1 - facts.baseline().leaving().share(facts.history().dayCount());
        double[] gap = shares(rhythm, 0, days);
        double[] rest = shares(rhythm, silence, days);
        double alive = facts.aliveProbability();
        double[] byDay = new double[days + 1];
        double[] byWeek = new double[weeks];
        for (int t = 1; t <= days; t++) {
            double expected = alive * rest[t];
            for (int u = 1; u < t; u++) {
                expected += stays * byDay[t - u] * gap[u];
            }
            byDay[t] = expected;
            byWeek[(t - 1) / CalendarDays.WEEK] += expected;
        }
        return byWeek;
    }

    /** Share of gaps already {@code silence} days long that end on each of the coming days, from 1 on. */
    private static double[] shares(Rhythm rhythm, int silence, int days) {
        double[] shares = new double[days + 1];
        double all = rhythm.probabilityOfLongerGap(silence);
        double before = all;
        for (int t = 1; t <= days && all > 0; t++) {
            double longer = rhythm.probabilityOfLongerGap(silence + t);
            shares[t] = (before - longer) / all;
            before = longer;
        }
        return shares;
    }
}
