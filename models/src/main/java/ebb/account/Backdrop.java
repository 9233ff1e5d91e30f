package ebb.account;

import ebb.feature.GapPrior;
import java.io.Serializable;

/**
 * What holds for all accounts on an as-of date: what one account is weighed against.
 *
 * @param gaps how gaps between purchase days are spread over all customers
 * @param leaving how often no purchase follows a purchase day
 * @param terms lengths that facts are counted over
 * @param regional what happened in the regions
 */
public record Backdrop(GapPrior gaps, Leaving leaving, Terms terms, Regional regional) implements Serializable {

    /**
     * Lengths that facts are counted over.
     *
     * @param horizonDays length of the outcome window
     * @param livingDays longest silence of a living customer
     */
    public record Terms(int horizonDays, int livingDays) implements Serializable {}
}
