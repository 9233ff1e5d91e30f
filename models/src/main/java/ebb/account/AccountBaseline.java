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
 * @param loss how the probability of a loss is calibrated
 */
public record AccountBaseline(
        Population population, NonReturnRates leaving, int activeDays, RegionalFacts regional, LossCalibration loss)
        implements Serializable {

    /** Where the probability of a loss stays as buy-till-you-die gives it. */
    public AccountBaseline(Population population, NonReturnRates leaving, int activeDays, RegionalFacts regional) {
        this(population, leaving, activeDays, regional, LossCalibration.NONE);
    }

    /** The same with another calibration of losses. */
    public AccountBaseline with(LossCalibration calibration) {
        return new AccountBaseline(population, leaving, activeDays, regional, calibration);
    }

    /** How gaps between purchase days are spread over all customers. */
    public GapPrior gaps() {
        return population.gaps();
    }

    /** Length of the outcome window. */
    public int horizonDays() {
        return population.horizonDays();
    }
}
