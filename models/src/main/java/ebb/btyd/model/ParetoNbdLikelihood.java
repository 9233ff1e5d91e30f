package ebb.btyd.model;

import java.util.Arrays;

/** The log-likelihood of {@link ParetoNbd} over a base of customers, with its gradient; the 2F1 is summed once for each (x, time). */
final class ParetoNbdLikelihood implements LogLikelihood {
    private static final int SIZE = 4;

    private final GroupedSummaries customers;
    private final TimeIndex index;
    private final double[] logAlpha;
    private final double[] logBeta;
    private final double[] dies;
    /** Slopes of {@link #dies} by r, alpha, s and beta. */
    private final double[] diesBy;

    ParetoNbdLikelihood(GroupedSummaries customers) {
        this.customers = customers;
        this.index = new TimeIndex(customers);
        this.logAlpha = new double[index.times.length];
        this.logBeta = new double[index.times.length];
        this.dies = new double[index.pairX.length];
        this.diesBy = new double[SIZE * index.pairX.length];
    }

    @Override
    public double at(double[] logParameters, double[] gradient) {
        double[] p = Arrays.stream(logParameters).map(Math::exp).toArray();
        for (int t = 0; t < index.times.length; t++) {
            logAlpha[t] = Math.log(p[1] + index.times[t]);
            logBeta[t] = Math.log(p[3] + index.times[t]);
        }
        fillDies(p);
        Arrays.fill(gradient, 0);
        double value = 0;
        for (int block = 0; block + 1 < index.blocks.length; block++) {
            int from = index.blocks[block];
            int x = customers.x[from];
            double weight = 0;
            for (int i = from; i < index.blocks[block + 1]; i++) {
                value += customers.weight[i] * row(i, p, gradient);
                weight += customers.weight[i];
            }
            value += weight * (RisingFactorial.log(p[0], x) + p[0] * logParameters[1] + p[2] * logParameters[3]);
            gradient[0] += weight * (RisingFactorial.slope(p[0], x) + logParameters[1]);
            gradient[1] += weight * p[0] / p[1];
            gradient[2] += weight * logParameters[3];
            gradient[3] += weight * p[2] / p[3];
        }
        for (int i = 0; i < SIZE; i++) {
            gradient[i] *= p[i];
        }
        return value;
    }

    /** log(A(T) (1 - k(T)) + A(t_x) k(t_x)) of one row; adds its slopes to the gradient. */
    private double row(int i, double[] p, double[] gradient) {
        int end = index.end[i];
        int last = index.last[i];
        int endPair = index.endPair[i];
        int lastPair = index.lastPair[i];
        double shape = p[0] + customers.x[i];
        double byAlpha = logAlpha[end] - logAlpha[last];
        double byBeta = logBeta[end] - logBeta[last];
        double rise = shape * byAlpha + p[2] * byBeta;
        double scale = Math.max(rise, 0);
        double late = Math.exp(rise > 0 ? -rise : rise);
        double alive = rise > 0 ? late : 1;
        double dead = rise > 0 ? 1 : late;
        double total = alive * (1 - dies[endPair]) + dead * dies[lastPair];
        double endShare = customers.weight[i] * alive / total;
        double lastShare = customers.weight[i] * dead / total;
        double died = lastShare * dies[lastPair];
        double weight = customers.weight[i];
        double endAlpha = p[1] + index.times[end];
        double endBeta = p[3] + index.times[end];
        double gone = customers.age[i] - customers.lastAge[i];
        gradient[0] += died * byAlpha - weight * logAlpha[end];
        gradient[1] -= shape * (weight + died * gone / (p[1] + index.times[last])) / endAlpha;
        gradient[2] += died * byBeta - weight * logBeta[end];
        gradient[3] -= p[2] * (weight + died * gone / (p[3] + index.times[last])) / endBeta;
        for (int j = 0; j < SIZE; j++) {
            gradient[j] += lastShare * diesBy[SIZE * lastPair + j] - endShare * diesBy[SIZE * endPair + j];
        }
        return scale + Math.log(total) - shape * logAlpha[end] - p[2] * logBeta[end];
    }

    private void fillDies(double[] p) {
        Hypergeometric2F1 series = new Hypergeometric2F1();
        boolean alphaFirst = p[1] >= p[3];
        for (int pair = 0; pair < dies.length; pair++) {
            double shape = p[0] + index.pairX[pair];
            double time = index.times[index.pairTime[pair]];
            double c = shape + p[2] + 1;
            double high = (alphaFirst ? p[1] : p[3]) + time;
            double low = (alphaFirst ? p[3] : p[1]) + time;
            double gap = Math.abs(p[1] - p[3]);
            if (gap == 0) {
                series.atZero(alphaFirst ? shape : p[2] + 1, c);
            } else {
                series.differentiate(alphaFirst ? shape : p[2] + 1, c, gap / high);
            }
            double byHigh = series.byZ / series.value * low / (high * high);
            double byLow = -series.byZ / series.value / high;
            double factor = alphaFirst ? 1 : low / high;
            double k = p[2] / (c - 1) * series.value * factor;
            double byBoth = series.byC / series.value - 1 / (c - 1);
            double byUpper = series.byB / series.value;
            int at = SIZE * pair;
            dies[pair] = k;
            diesBy[at] = k * (byBoth + (alphaFirst ? byUpper : 0));
            diesBy[at + 2] = k * (1 / p[2] + byBoth + (alphaFirst ? 0 : byUpper));
            diesBy[at + 1] = k * (alphaFirst ? byHigh : byLow + 1 / low);
            diesBy[at + 3] = k * (alphaFirst ? byLow : byHigh - 1 / high);
        }
    }
}
