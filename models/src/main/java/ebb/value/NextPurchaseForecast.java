package ebb.value;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.CalendarDays;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The 80 % interval of the next purchase: the purchase model's own, with both ends as far from the middle as would have held four in five on matured dates
 * of the last year (split conformal prediction, Vovk and others 2003, with the distance in half-widths as the score).
 *
 * <p>Every active customer who would have got a date counts, whether they stayed or not: who had not bought when the interval ended was not held. It is not
 * shrunk towards the purchase model, as a total's interval is: each customer is an outcome. Chosen with the year on dates before those that judge.
 *
 * @param stretch factor of the distance of both ends from the middle, in the logarithm of days; 1: as the purchase model has it
 * @param customers whose past intervals taught it; 0: fewer than {@link #FEWEST}, so that it is not calibrated
 * @param judged past dates, each calibrated by what had matured before it, ascending
 */
public record NextPurchaseForecast(double stretch, int customers, List<Judged> judged) implements Serializable {
    /** Past intervals that calibrate, at least. */
    public static final int FEWEST = 100;

    /** Not calibrated. */
    public static final NextPurchaseForecast UNTRIED = new NextPurchaseForecast(1, 0, List.of());

    /** Beyond it hardly any interval is as short as a horizon, so that there are no dates. */
    private static final double MOST_STRETCH = 4;

    private static final int STEPS = 14;

    /**
     * How the intervals of a past date held.
     *
     * @param day as-of date as days since 1970-01-01
     * @param customers who would have got a date, and whose interval has ended
     * @param insideShare share of them who bought inside it
     * @param modelledCustomers the same with intervals as the purchase model has them
     * @param modelledInsideShare the same with these
     */
    public record Judged(int day, int customers, double insideShare, int modelledCustomers, double modelledInsideShare)
            implements Serializable {}

    /**
     * Learns from all matured dates.
     *
     * @param examples labelled active customers of all matured as-of dates
     * @param knownUntil last day that outcomes are known of, as days since 1970-01-01
     */
    static NextPurchaseForecast of(TrainingMatrix examples, int horizonDays, int knownUntil) {
        List<Judged> judged = new ArrayList<>();
        for (int day : examples.asOfDays()) {
            NextPurchaseForecast then = learnt(examples, horizonDays, day);
            if (then.customers > 0) {
                judged(examples.where(row -> examples.asOfDay(row) == day), then.stretch, horizonDays, knownUntil)
                        .ifPresent(judged::add);
            }
        }
        NextPurchaseForecast today = learnt(examples, horizonDays, knownUntil);
        return new NextPurchaseForecast(today.stretch, today.customers, List.copyOf(judged));
    }

    /** By the dates of the last year whose outcome window had ended on {@code day}. */
    private static NextPurchaseForecast learnt(TrainingMatrix examples, int horizonDays, int day) {
        int newest = Arrays.stream(examples.asOfDays())
                .filter(date -> date + horizonDays <= day)
                .max()
                .orElse(day);
        List<PastInterval> past = PastInterval.of(
                examples.where(
                        row -> examples.asOfDay(row) <= newest && examples.asOfDay(row) > newest - CalendarDays.YEAR),
                day);
        int customers = PastInterval.held(past, 1, horizonDays).customers();
        return customers < FEWEST
                ? UNTRIED
                : new NextPurchaseForecast(stretch(past, horizonDays), customers, List.of());
    }

    /** The least stretch, by bisection in the logarithm, that holds four in five: wider intervals hold more, and leave dates to the more regular. */
    private static double stretch(List<PastInterval> past, int horizonDays) {
        double low = Math.log(TotalCorrection.LEAST_STRETCH);
        double high = Math.log(MOST_STRETCH);
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            PastInterval.Held held = PastInterval.held(past, Math.exp(middle), horizonDays);
            if (held.inside() >= TotalCorrection.HELD * held.customers()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.exp(high);
    }

    private static Optional<Judged> judged(TrainingMatrix on, double stretch, int horizonDays, int knownUntil) {
        List<PastInterval> past = PastInterval.of(on, knownUntil);
        PastInterval.Held held = PastInterval.held(past, stretch, horizonDays);
        PastInterval.Held modelled = PastInterval.held(past, 1, horizonDays);
        return held.customers() == 0 || modelled.customers() == 0
                ? Optional.empty()
                : Optional.of(new Judged(
                        past.get(0).day(), held.customers(), held.share(), modelled.customers(), modelled.share()));
    }

    /** The interval to tell. */
    public NextPurchase of(NextPurchase modelled) {
        return modelled.stretched(stretch);
    }

    /** How the newest date that was judged held; empty where none was. */
    public Optional<Judged> newest() {
        return judged.isEmpty() ? Optional.empty() : Optional.of(judged.get(judged.size() - 1));
    }
}
