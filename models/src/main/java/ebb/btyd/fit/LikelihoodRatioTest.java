package ebb.btyd.fit;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * The likelihood-ratio test of a model against a simpler one that it contains.
 *
 * @param statistic twice the gain in log-likelihood
 * @param pValue chance of a gain as large where the simpler model is true
 */
public record LikelihoodRatioTest(double statistic, double pValue) {

    /** Where the simpler model is the fuller one with {@code freed} parameters at ordinary values. */
    public static LikelihoodRatioTest of(double simpler, double fuller, int freed) {
        double statistic = Math.max(0, 2 * (fuller - simpler));
        return new LikelihoodRatioTest(
                statistic, 1 - new ChiSquaredDistribution(freed).cumulativeProbability(statistic));
    }

    /**
     * Where the simpler model is the fuller one with a parameter at the end of its range, such as dropout that never happens: half the gains are
     * zero (Self and Liang 1987).
     */
    public static LikelihoodRatioTest atBoundary(double simpler, double fuller) {
        LikelihoodRatioTest inside = of(simpler, fuller, 1);
        return new LikelihoodRatioTest(inside.statistic, inside.statistic == 0 ? 1 : inside.pValue / 2);
    }
}
