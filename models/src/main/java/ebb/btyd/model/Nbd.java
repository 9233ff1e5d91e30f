package ebb.btyd.model;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.special.Gamma;

/** The NBD model (Ehrenberg 1959): purchases are Poisson with a gamma rate and nobody ever drops out. What the others are tested against. */
final class Nbd implements BtydModel {
    private static final long serialVersionUID = 1L;

    private final double r;
    private final double alpha;

    Nbd(double[] parameters) {
        this.r = parameters[0];
        this.alpha = parameters[1];
    }

    @Override
    public double logTimes(CustomerSummary c) {
        return -(r + c.x()) * Math.log(alpha + c.age());
    }

    @Override
    public double logLikelihood(CustomerSummary c) {
        return RisingFactorial.log(r, c.x()) + r * Math.log(alpha) + logTimes(c);
    }

    @Override
    public double alive(CustomerSummary c) {
        return 1;
    }

    @Override
    public double expectedIfAlive(CustomerSummary c, double horizon) {
        return (r + c.x()) * horizon / (alpha + c.age());
    }

    @Override
    public double silenceIfAlive(CustomerSummary c, double horizon) {
        return Math.exp(-(r + c.x()) * Math.log1p(horizon / (alpha + c.age())));
    }

    @Override
    public double countProbability(int n, double time) {
        return countProbability(n, r, time / alpha);
    }

    /** P(n) of a negative binomial: Poisson with a gamma rate, {@code odds} the time over the gamma's alpha. */
    static double countProbability(int n, double shape, double odds) {
        if (n == 0) {
            return Math.exp(-shape * Math.log1p(odds));
        }
        if (odds == 0) {
            return 0;
        }
        double log = RisingFactorial.log(shape, n) - Gamma.logGamma(n + 1.0) - shape * Math.log1p(odds);
        return Math.exp(log - n * Math.log1p(1 / odds));
    }

    @Override
    public boolean forgetsLastPurchase() {
        return true;
    }

    /** Ages at which one buys at random with a steady rate. */
    static double[] purchases(double rate, double until, RandomDataGenerator random) {
        double[] ages = new double[8];
        int count = 0;
        double age = random.nextExponential(1 / rate);
        while (age <= until) {
            if (count == ages.length) {
                ages = Arrays.copyOf(ages, 2 * count);
            }
            ages[count++] = age;
            age += random.nextExponential(1 / rate);
        }
        return Arrays.copyOf(ages, count);
    }

    /** NBD before its parameters are known. */
    record Family() implements BtydFamily {
        static final List<Parameter> PARAMETERS =
                List.of(new Parameter("r", Role.SHAPE), new Parameter("alpha", Role.PURCHASE_TIME));

        @Override
        public String name() {
            return "nbd";
        }

        @Override
        public List<Parameter> parameters() {
            return PARAMETERS;
        }

        @Override
        public BtydModel model(double[] parameters) {
            return new Nbd(parameters);
        }

        @Override
        public LogLikelihoodFactory likelihood() {
            return Likelihood::new;
        }

        @Override
        public double[] draw(double[] parameters, double horizon, RandomDataGenerator random) {
            return purchases(random.nextGamma(parameters[0], 1 / parameters[1]), horizon, random);
        }

        @Override
        public List<double[]> starts() {
            return List.of(new double[] {0.5, 0.4}, new double[] {2, 1});
        }
    }

    /** The log-likelihood over a base of customers; t_x does not enter. */
    private record Likelihood(GroupedSummaries customers) implements LogLikelihood {

        @Override
        public double at(double[] logParameters, double[] gradient) {
            double r = Math.exp(logParameters[0]);
            double alpha = Math.exp(logParameters[1]);
            Arrays.fill(gradient, 0);
            double value = 0;
            double rising = 0;
            double slope = 0;
            for (int i = 0; i < customers.size(); i++) {
                int x = customers.x[i];
                if (i == 0 || x != customers.x[i - 1]) {
                    rising = RisingFactorial.log(r, x) + r * logParameters[1];
                    slope = RisingFactorial.slope(r, x) + logParameters[1];
                }
                double end = alpha + customers.age[i];
                double logEnd = Math.log(end);
                double weight = customers.weight[i];
                value += weight * (rising - (r + x) * logEnd);
                gradient[0] += weight * (slope - logEnd);
                gradient[1] += weight * (r / alpha - (r + x) / end);
            }
            gradient[0] *= r;
            gradient[1] *= alpha;
            return value;
        }
    }
}
