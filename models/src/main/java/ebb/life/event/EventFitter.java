package ebb.life.event;

import ebb.life.setting.EventPattern;
import java.util.Arrays;
import java.util.List;

/**
 * Fits an {@link EventModel} by expectation maximisation (Dempster, Laird and Rubin, 1977): whether and when the event happened to a customer is not
 * observed.
 */
final class EventFitter {
    private static final int ROUNDS = 25;
    private static final double FIRST_RATE = .02;
    private static final double FIRST_SHOWS = .75;
    private static final double FIRST_BY_ITSELF = .1;
    /** Prior of the probability that an event shows in a sign, in events, of which three in four show. */
    private static final double PRIOR_EVENTS = 4;

    /** Prior weight of a rate, in years of observation. */
    private static final double PRIOR_YEARS = 20;
    /** Upper bound of a weekly rate, which keeps the accelerated iteration stable. */
    private static final double MOST_A_WEEK = .01;
    /** Weeks with a lower posterior probability are skipped. */
    private static final double NEGLIGIBLE = 1e-6;

    private final List<EventEvidence> customers;
    private EventModel model;
    private Sums sums;

    /** Sufficient statistics of one E-step, by group or by sign. */
    private static final class Sums {
        private final double[] events = new double[2];
        private final double[] weeks = new double[2];
        private final double[] observable;
        private final double[] shown;
        private final double[] hidden;
        private final double[] changed;
        private final double[] fromStart;
        private final double[] unchanged;
        private final double[] timed;
        private final double[][] timing;

        Sums(EventModel model) {
            int slots = model.shows.length;
            observable = new double[slots];
            shown = new double[slots];
            hidden = new double[slots];
            changed = new double[slots];
            fromStart = new double[slots];
            unchanged = new double[slots];
            timed = new double[model.timing.length];
            timing = new double[model.timing.length][];
            for (int s = 0; s < timing.length; s++) {
                timing[s] = new double[model.timing[s].length];
            }
        }
    }

    private EventFitter(EventPattern pattern, List<EventEvidence> customers) {
        this.customers = customers;
        this.model = new EventModel(pattern);
        Arrays.fill(model.weeklyRate, FIRST_RATE / EventModel.WEEKS_A_YEAR);
        Arrays.fill(model.shows, FIRST_SHOWS);
        Arrays.fill(model.byItself, FIRST_BY_ITSELF);
        Arrays.fill(model.fromStart, FIRST_BY_ITSELF);
        for (double[] weeksOfSign : model.timing) {
            Arrays.fill(weeksOfSign, 1.0 / weeksOfSign.length);
        }
    }

    static EventModel fit(EventPattern pattern, List<EventEvidence> customers) {
        EventFitter fitter = new EventFitter(pattern, customers);
        for (int round = 0; round < ROUNDS; round++) {
            fitter.expect();
            fitter.maximise();
        }
        return fitter.model;
    }

    private void expect() {
        sums = new Sums(model);
        for (EventEvidence customer : customers) {
            EventModel.Weighed weighed = model.weigh(customer);
            for (double part : weighed.posterior) {
                sums.events[customer.group] += part;
            }
            sums.weeks[customer.group] += weighed.posterior.length;
            for (int s = 0; s < model.timing.length; s++) {
                expect(customer, s, weighed);
            }
        }
    }

    private void expect(EventEvidence customer, int s, EventModel.Weighed weighed) {
        double without = model.without(customer, s);
        int slot = model.slot(customer.group, s);
        double fromEvent = 0;
        for (int i = 0; i < weighed.posterior.length; i++) {
            double posterior = weighed.posterior[i];
            if (posterior > NEGLIGIBLE) {
                double[] parts = parts(customer, s, i);
                double scale = posterior * model.shows[slot] / (weighed.ratios[s][i] * without);
                boolean isPast = isPast(customer, s, i);
                double here = add(s, scale * model.open(s), parts, isPast);
                fromEvent += here;
                sums.shown[slot] += isPast ? here : 0;
                sums.observable[slot] += isPast ? posterior : 0;
                sums.hidden[slot] += isPast ? scale * model.hidden(customer, s) : 0;
            }
        }
        double others = 1 - Math.min(1, fromEvent);
        sums.changed[slot] += others * model.byItself[slot] * customer.anyTime(s) / without;
        sums.fromStart[slot] += others * model.fromStart[slot] * customer.always(s) / without;
        sums.unchanged[slot] += others;
    }

    /** By week of the sign's range: how well the visits fit a sign then, for an event at place {@code i}. */
    private double[] parts(EventEvidence customer, int s, int i) {
        double[] parts = new double[model.timing[s].length];
        for (int place = 0; place < parts.length; place++) {
            parts[place] = model.timing[s][place] * customer.ratio(s, model.signWeek(s, i, place));
        }
        return parts;
    }

    /** Whether all of the sign's range lies in the days the customer was seen: only then does it teach how often the event shows in it. */
    private boolean isPast(EventEvidence customer, int s, int i) {
        int weeksBefore = model.weeksBefore(i);
        return weeksBefore >= model.latestWeek(s) && weeksBefore < customer.weeks;
    }

    private double add(int s, double scale, double[] parts, boolean teaches) {
        double here = 0;
        for (double part : parts) {
            here += scale * part;
        }
        if (teaches) {
            for (int place = 0; place < parts.length; place++) {
                sums.timing[s][place] += scale * parts[place];
            }
            sums.timed[s] += here;
        }
        return here;
    }

    private void maximise() {
        EventModel next = new EventModel(model.pattern);
        double prior = PRIOR_YEARS * EventModel.WEEKS_A_YEAR;
        for (int group = 0; group < 2; group++) {
            double rate = (sums.events[group] + PRIOR_YEARS * FIRST_RATE) / (sums.weeks[group] + prior);
            next.weeklyRate[group] = Math.min(MOST_A_WEEK, rate * rate / model.weeklyRate[group]);
        }
        for (int s = 0; s < next.shows.length; s++) {
            next.shows[s] =
                    (sums.shown[s] + sums.hidden[s] + PRIOR_EVENTS * FIRST_SHOWS) / (sums.observable[s] + PRIOR_EVENTS);
            next.byItself[s] = (sums.changed[s] + 1) / (sums.unchanged[s] + 3);
            next.fromStart[s] = (sums.fromStart[s] + 1) / (sums.unchanged[s] + 3);
        }
        for (int s = 0; s < next.timing.length; s++) {
            double even = 1.0 / next.timing[s].length;
            for (int place = 0; place < next.timing[s].length; place++) {
                next.timing[s][place] = (sums.timing[s][place] + PRIOR_EVENTS * even) / (sums.timed[s] + PRIOR_EVENTS);
            }
        }
        model = next;
    }
}
