package ebb.life.event;

import ebb.customer.CalendarDays;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A fitted life event: its rate, for each sign the probability and the timing of showing in it, and the rate of the same change without the event.
 *
 * <p>The latent state of a customer is no event, or an event in some week. Given the state, signs are independent (naive Bayes); spontaneous changes
 * are modelled as well, so that customers who merely stop or begin are not taken for events.
 */
final class EventModel implements Serializable {
    private static final long serialVersionUID = 1L;
    static final double WEEKS_A_YEAR = 52.18;

    final EventPattern pattern;
    /** Events a customer and week, by group of {@link EventEvidence}. */
    final double[] weeklyRate = new double[2];
    /** By {@link #slot}: probability that the event shows in the sign. */
    final double[] shows;
    /** By slot: probability that the change comes at some time without the event. */
    final double[] byItself;
    /** By slot: probability that the category is needed from the first visit on, so that nothing began, and nothing broke that nobody saw. */
    final double[] fromStart;
    /** By sign and week of its range: probability of the week, given that it shows. */
    final double[][] timing;

    private final int weeksAhead;
    private final int[] fromWeek;

    EventModel(EventPattern pattern) {
        this.pattern = pattern;
        int signs = pattern.signs().size();
        this.shows = new double[2 * signs];
        this.byItself = new double[2 * signs];
        this.fromStart = new double[2 * signs];
        this.timing = new double[signs][];
        this.fromWeek = new int[signs];
        this.weeksAhead = pattern.weeksAhead();
        for (int s = 0; s < signs; s++) {
            timing[s] = new double[pattern.signs().get(s).weeks()];
            fromWeek[s] = pattern.signs().get(s).fromWeek();
        }
    }

    /** Where the parameters of a customer's sign are kept: a habit too young to be known breaks as one not seen, by parameters of its own. */
    int slot(int group, int sign) {
        return group == 0 && pattern.signs().get(sign).kind() == Sign.Kind.BREAKS ? timing.length + sign : sign;
    }

    /** How many weeks before the as-of date the event lies that has place {@code i}; negative: ahead. */
    int weeksBefore(int i) {
        return i - weeksAhead;
    }

    /** Weeks before the as-of date of a sign {@code place} weeks into its range, for the event at place {@code i}. */
    int signWeek(int sign, int i, int place) {
        return i - weeksAhead - fromWeek[sign] - place;
    }

    /** Latest week of a sign's range, counted from the event. */
    int latestWeek(int sign) {
        return fromWeek[sign] + timing[sign].length - 1;
    }

    /** Likelihood of a sign's visits where there was no event, against no change at all. */
    double without(EventEvidence evidence, int sign) {
        int slot = slot(evidence.group, sign);
        return 1 + byItself[slot] * (evidence.anyTime(sign) - 1) + fromStart[slot] * (evidence.always(sign) - 1);
    }

    /**
     * Likelihood of a sign's visits that one who also needs the category without the event leaves no matter when the event comes: for a household that
     * buys for a baby already, nothing begins with the next. A habit that broke by itself is not there to break again.
     */
    double hidden(EventEvidence evidence, int sign) {
        return pattern.signs().get(sign).kind() == Sign.Kind.BREAKS
                ? 0
                : byItself[sign] * evidence.anyTime(sign) + fromStart[sign] * evidence.always(sign);
    }

    /** Share of those with whom a sign of the event can be seen, because nothing else hides it. */
    double open(int sign) {
        return pattern.signs().get(sign).kind() == Sign.Kind.BREAKS ? 1 : 1 - byItself[sign] - fromStart[sign];
    }

    /** For each week of the event, from the last future one back: the likelihood of a sign's visits given an event then, over that given none. */
    double[] signRatios(EventEvidence evidence, int sign) {
        double[] weeks = timing[sign];
        double[] ratios = new double[weeksAhead + 1 + evidence.weeks];
        int last = weeks.length - 1;
        float[] known = evidence.ratios(sign, signWeek(sign, 0, last), ratios.length + last);
        double showing = shows[slot(evidence.group, sign)];
        double scale = showing / without(evidence, sign);
        double hidden = hidden(evidence, sign);
        double open = open(sign);
        for (int i = 0; i < ratios.length; i++) {
            double shown = 0;
            for (int place = 0; place <= last; place++) {
                shown += weeks[place] * known[i + last - place];
            }
            ratios[i] = 1 - showing + scale * (open * shown + hidden);
        }
        return ratios;
    }

    /**
     * The probability that an event is under way, at most, with a customer who never bought any of the signs' categories. Each visit speaks
     * against a beginning, and against a habit that could have broken: the ratios are at most that of no visit at all.
     */
    double mostWithoutSigns() {
        double most = weeklyRate[0] * (2 + (pattern.aheadDays() + pattern.afterDays()) / (double) CalendarDays.WEEK);
        for (int s = 0; s < timing.length; s++) {
            int slot = slot(0, s);
            double leastWithout = 1 - byItself[slot] - fromStart[slot];
            most *= leastWithout > 0 ? 1 - shows[slot] + shows[slot] / leastWithout : Double.POSITIVE_INFINITY;
        }
        return most;
    }

    /** The likelihood of the visits of one customer. */
    final class Weighed {
        final double[][] ratios = new double[timing.length][];
        /** Posterior probability of an event in each week; what is missing to 1 is that of none. */
        final double[] posterior;

        Weighed(EventEvidence evidence) {
            posterior = new double[weeksAhead + 1 + evidence.weeks];
            Arrays.fill(posterior, weeklyRate[evidence.group]);
            for (int s = 0; s < ratios.length; s++) {
                ratios[s] = signRatios(evidence, s);
                for (int i = 0; i < posterior.length; i++) {
                    posterior[i] *= ratios[s][i];
                }
            }
            double all = 1;
            for (double weight : posterior) {
                all += weight;
            }
            for (int i = 0; i < posterior.length; i++) {
                posterior[i] /= all;
            }
        }
    }

    Weighed weigh(EventEvidence evidence) {
        return new Weighed(evidence);
    }
}
