package ebb.account;

import ebb.feature.GapPrior;
import ebb.feature.Population;
import java.io.Serializable;

/**
 * Population figures on an as-of date with which single accounts are compared.
 *
 * @param population how all customers buy, and how long the outcome window is
 * @param leaving how often no purchase follows a purchase day
 * @param activeDays longest silence of an active customer
 * @param regional what happened in the regions
 */
public record AccountBaseline(Population population, NonReturnRates leaving, int activeDays, RegionalFacts regional)
        implements Serializable {

    /** How gaps between purchase days are spread over all customers. */
    public GapPrior gaps() {
        return population.gaps();
    }

    /** Length of the outcome window. */
    public int horizonDays() {
        return population.horizonDays();
    }
}
