package ebb.btyd.model;

import ebb.customer.LogOdds;
import java.util.Arrays;
import org.hipparchus.special.Gamma;

/** The log-likelihood of {@link BetaGeometric} over a base of customers, with its gradient. */
final class BetaGeometricLikelihood implements LogLikelihood {
    private final BetaGeometricFamily family;
    private final GroupedSummaries customers;
    private final TimeIndex index;
    private final double[] logTime;
    private final double[] inverseTime;

    BetaGeometricLikelihood(BetaGeometricFamily family, GroupedSummaries customers) {
        this.family = family;
        this.customers = customers;
        this.index = new TimeIndex(customers);
        this.logTime = new double[index.times.length];
        this.inverseTime = new double[index.times.length];
    }

    @Override
    public double at(double[] logParameters, double[] gradient) {
        double[] p = Arrays.stream(logParameters).map(Math::exp).toArray();
        for (int t = 0; t < logTime.length; t++) {
            logTime[t] = Math.log(p[1] + index.times[t]);
            inverseTime[t] = 1 / (p[1] + index.times[t]);
        }
        Arrays.fill(gradient, 0);
        double value = family.k() == 1 ? 0 : (family.k() - 1) * customers.logGaps;
        for (int block = 0; block + 1 < index.blocks.length; block++) {
            value += block(index.blocks[block], index.blocks[block + 1], p, gradient);
        }
        for (int i = 0; i < p.length; i++) {
            gradient[i] *= p[i];
        }
        return value;
    }

    /** Adds the customers of one x: what they share is computed once. */
    private double block(int from, int until, double[] p, double[] gradient) {
        int x = customers.x[from];
        int chances = family.chances(x);
        double r = p[0];
        double a = p[2];
        double b = p[3];
        double logOdds = chances == 0 ? Double.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + chances - 1);
        double[] sums = family.k() == 1
                ? exponentialRows(from, until, r + x, logOdds)
                : erlangRows(from, until, r + (double) family.k() * x, logOdds);
        double weight = sums[4];
        double dead = sums[3];
        int ticks = family.k() * x;
        double together = RisingFactorial.slope(a + b, chances);
        gradient[0] += sums[1] + weight * (RisingFactorial.slope(r, ticks) + Math.log(p[1]));
        gradient[1] += sums[2] + weight * r / p[1];
        gradient[2] += dead / a - weight * together;
        gradient[3] +=
                weight * (RisingFactorial.slope(b, chances) - together) - (chances == 0 ? 0 : dead / (b + chances - 1));
        double shared = RisingFactorial.log(r, ticks)
                + r * Math.log(p[1])
                + RisingFactorial.log(b, chances)
                - RisingFactorial.log(a + b, chances)
                - x * Gamma.logGamma(family.k());
        return sums[0] + weight * shared;
    }

    /** Sums over rows: value, its slopes by r and alpha, customers dropped out, customers. */
    private double[] exponentialRows(int from, int until, double shape, double logOdds) {
        double value = 0;
        double byShape = 0;
        double byAlpha = 0;
        double dead = 0;
        double all = 0;
        for (int i = from; i < until; i++) {
            int end = index.end[i];
            int last = index.last[i];
            double weight = customers.weight[i];
            double gap = logTime[end] - logTime[last];
            double u = shape * gap + logOdds;
            double small = Math.exp(-Math.abs(u));
            double share = u > 0 ? 1 / (1 + small) : small / (1 + small);
            value += weight * (Math.max(u, 0) + Math.log1p(small) - shape * logTime[end]);
            byShape += weight * (share * gap - logTime[end]);
            byAlpha += weight * shape * (share * (inverseTime[end] - inverseTime[last]) - inverseTime[end]);
            dead += weight * share;
            all += weight;
        }
        return new double[] {value, byShape, byAlpha, dead, all};
    }

    /** The same for gaps with regularity: the running gap is in one of k stages. */
    private double[] erlangRows(int from, int until, double shape, double logOdds) {
        double[] sums = new double[5];
        for (int i = from; i < until; i++) {
            int end = index.end[i];
            int last = index.last[i];
            double weight = customers.weight[i];
            double q = (customers.age[i] - customers.lastAge[i]) * inverseTime[end];
            double stage = 1;
            double stages = 1;
            double rising = 0;
            double stagesByShape = 0;
            double stagesByAlpha = 0;
            for (int j = 0; j + 1 < family.k(); j++) {
                rising += 1 / (shape + j);
                stage *= q * (shape + j) / (j + 1);
                stages += stage;
                stagesByShape += stage * rising;
                stagesByAlpha -= stage * (j + 1) * inverseTime[end];
            }
            double logStages = Math.log(stages);
            double gap = logTime[end] - logTime[last];
            double u = shape * gap + logOdds - logStages;
            double share = LogOdds.probability(u);
            double alive = (1 - share) / stages;
            sums[0] += weight * (logStages + RisingFactorial.logOnePlusExp(u) - shape * logTime[end]);
            sums[1] += weight * (share * gap - logTime[end] + alive * stagesByShape);
            sums[2] += weight
                    * (shape * (share * (inverseTime[end] - inverseTime[last]) - inverseTime[end])
                            + alive * stagesByAlpha);
            sums[3] += weight * share;
            sums[4] += weight;
        }
        return sums;
    }
}
