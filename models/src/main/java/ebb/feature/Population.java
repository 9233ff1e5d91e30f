package ebb.feature;

import ebb.ledger.AsOf;
import java.io.Serializable;
import java.util.Optional;

/** What was known of all customers on the as-of date: the frame that one customer's numbers are weighed against. */
public final class Population implements Serializable {
    private static final long serialVersionUID = 1L;

    private final AsOf asOf;
    private final int horizonDays;
    private final Habits habits;
    private final PopulationLifetimeModel lifetime;

    /** A population without a buy-till-you-die model: its features are null. */
    public Population(AsOf asOf, int horizonDays, GapPrior gaps) {
        this(
                asOf,
                horizonDays,
                new Habits(gaps, new GapLengths(), new FirstBasketRates(horizonDays)),
                Optional.empty());
    }

    /** How gaps vary, how long they were, and what customers began with. */
    record Habits(GapPrior prior, GapLengths lengths, FirstBasketRates firstBaskets) implements Serializable {}

    Population(AsOf asOf, int horizonDays, Habits habits, Optional<PopulationLifetimeModel> lifetime) {
        this.asOf = asOf;
        this.horizonDays = horizonDays;
        this.habits = habits;
        this.lifetime = lifetime.orElse(null);
    }

    /** The as-of date. */
    public AsOf asOf() {
        return asOf;
    }

    /** Length of the outcome window that the features are to speak about. */
    public int horizonDays() {
        return horizonDays;
    }

    /** The same seen from a later as-of date: what is usual among all customers is as it was. */
    public Population seenFrom(AsOf later) {
        return new Population(later, horizonDays, habits, lifetime());
    }

    /** How gaps between purchase days are spread over all customers. */
    public GapPrior gaps() {
        return habits.prior();
    }

    /** How customers went on after their first purchase day. */
    FirstBasketRates firstBaskets() {
        return habits.firstBaskets();
    }

    /** How long gaps between purchase days were, over all customers. */
    public GapLengths gapLengths() {
        return habits.lengths();
    }

    /** The buy-till-you-die model; empty where there was too little to fit it to. */
    public Optional<PopulationLifetimeModel> lifetime() {
        return Optional.ofNullable(lifetime);
    }
}
