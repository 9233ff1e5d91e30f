package ebb.account;

import ebb.churn.fit.Scorer;
import ebb.customer.LogOdds;
import java.io.Serializable;
import java.util.List;

/**
 * The probability of a loss, calibrated by what became of active customers on earlier dates: a logistic regression on what buy-till-you-die expects and on
 * the silence by the customer's own rhythm. How much either tells differs by shop: the rhythm much among weekly shoppers, little where gaps are irregular.
 *
 * @param scorer null: too few outcomes are known, and the probability stays as buy-till-you-die gives it
 * @param topProbability probability that the given share of the active customers reach; 0: not known
 * @param commonRise by how much {@link AccountFacts#lossProbability} rose lately for the median active customer: far above 0 where the whole shop pauses;
 *     0: not at all, or not known
 * @param outcomes customers on earlier dates of whom it is known whether they left; 0: no loss can be told from a long gap
 */
public record LossCalibration(Scorer scorer, double topProbability, double commonRise, int outcomes)
        implements Serializable {
    /** Where nothing is known of the past. */
    public static final LossCalibration NONE = new LossCalibration(null, 0, 0, 0);

    /** Purchase days of a customer that it is made of and for: two, with the one gap between them. */
    public static final int FEWEST_PURCHASE_DAYS = 2;

    static final List<String> INPUTS = List.of("expected loss, log-odds", "share of longer gaps, log");

    /** A share of longer gaps is no smaller, as no estimate of so rare a gap is any good. */
    private static final double LEAST_SHARE = 1e-3;

    /** What the regression sees of a customer. */
    static double[] inputs(AccountFacts facts) {
        double longer = facts.rhythm().probabilityOfLongerGap(facts.history().silenceDays());
        return new double[] {LogOdds.of(facts.lossProbability()), Math.log(Math.max(LEAST_SHARE, longer))};
    }

    boolean isKnown() {
        return scorer != null;
    }

    /** Probability of no purchase within the horizon. */
    public double probability(AccountFacts facts) {
        return isKnown() ? probability(inputs(facts)) : facts.lossProbability();
    }

    double probability(double[] inputs) {
        return LogOdds.probability(isKnown() ? scorer.margin(inputs) : inputs[0]);
    }

    LossCalibration with(double top, double rise, int known) {
        return new LossCalibration(scorer, top, rise, known);
    }
}
