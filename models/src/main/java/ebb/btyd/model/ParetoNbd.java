package ebb.btyd.model;

import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.random.RandomDataGenerator;

/**
 * The Pareto/NBD model (Schmittlein, Morrison, Colombo 1987): purchases are Poisson with a rate that varies among customers by a gamma
 * (r, alpha), lifetimes exponential with a rate that varies by a gamma (s, beta).
 *
 * <p>With A(t) = (alpha + t)^-(r+x) (beta + t)^-s, the likelihood is a constant times A(T) (1 - k(T)) + A(t_x) k(t_x), where k(t) is the chance
 * that one who buys or dies after t dies: s / (r+s+x) times a 2F1 that {@link Hypergeometric2F1} sums with positive terms only.
 */
final class ParetoNbd implements BtydModel {
    private static final long serialVersionUID = 1L;
    private static final GaussIntegrator SHARES = new GaussIntegratorFactory().legendre(60, 0, 1);
    private static final int MEMORY_BITS = 17;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    /** Null: nothing is remembered, and several threads may ask. */
    private final transient TimeCache memory;

    ParetoNbd(double[] parameters) {
        this(parameters, null);
    }

    private ParetoNbd(double[] parameters, TimeCache memory) {
        this.memory = memory;
        this.r = parameters[0];
        this.alpha = parameters[1];
        this.s = parameters[2];
        this.beta = parameters[3];
    }

    @Override
    public double logTimes(CustomerSummary c) {
        return logAlive(c.x(), c.age()) + logAllOverAlive(c.x(), c.lastAge(), c.age());
    }

    @Override
    public double logLikelihood(CustomerSummary c) {
        return RisingFactorial.log(r, c.x()) + r * Math.log(alpha) + s * Math.log(beta) + logTimes(c);
    }

    @Override
    public double alive(CustomerSummary c) {
        return Math.min(1, Math.exp(-logAllOverAlive(c.x(), c.lastAge(), c.age())));
    }

    @Override
    public double expectedIfAlive(CustomerSummary c, double horizon) {
        double span = Math.log1p(horizon / (beta + c.age()));
        double power = (s - 1) * span;
        double lived = s == 1 ? span : -Math.expm1(-power) / (s - 1);
        return (r + c.x()) * (beta + c.age()) / (alpha + c.age()) * lived;
    }

    @Override
    public double silenceIfAlive(CustomerSummary c, double horizon) {
        double end = c.age() + horizon;
        double later = logAlive(c.x(), end) + logAllOverAlive(c.x(), c.age(), end);
        return Math.min(1, Math.exp(later - logAlive(c.x(), c.age())));
    }

    /**
     * Alive until then and n purchases, or the integral over the time of dropping out. Its variable is the share, of those who have dropped out by then,
     * who had dropped out earlier: from 0 to 1 whatever the time, also where that is 0.
     */
    @Override
    public double countProbability(int n, double time) {
        double leaves = -Math.expm1(-s * Math.log1p(time / beta));
        double left = leaves
                * SHARES.integrate(share ->
                        Nbd.countProbability(n, r, beta * Math.expm1(-Math.log1p(-share * leaves) / s) / alpha));
        return (1 - leaves) * Nbd.countProbability(n, r, time / alpha) + left;
    }

    @Override
    public boolean forgetsLastPurchase() {
        return true;
    }

    private double logAlive(int x, double time) {
        return -(r + x) * Math.log(alpha + time) - s * Math.log(beta + time);
    }

    /** Log of the likelihood over its part from customers still alive: minus the log of P(alive). */
    private double logAllOverAlive(int x, double last, double end) {
        double stillBuying = Math.max(Double.MIN_NORMAL, 1 - dies(x, end));
        double ratio = logAlive(x, last) - logAlive(x, end) + Math.log(dies(x, last)) - Math.log(stillBuying);
        return Math.log(stillBuying) + RisingFactorial.logOnePlusExp(ratio);
    }

    @Override
    public BtydModel remembering() {
        return new ParetoNbd(new double[] {r, alpha, s, beta}, new TimeCache(MEMORY_BITS));
    }

    private double dies(int x, double time) {
        return memory == null ? sumOfDies(x, time) : memory.get(x, time, then -> sumOfDies(x, then));
    }

    private double sumOfDies(int x, double time) {
        Hypergeometric2F1 series = new Hypergeometric2F1();
        double c = r + s + x + 1;
        if (alpha >= beta) {
            series.evaluate(r + x, c, (alpha - beta) / (alpha + time));
            return s / (c - 1) * series.value;
        }
        series.evaluate(s + 1, c, (beta - alpha) / (beta + time));
        return s / (c - 1) * series.value * (alpha + time) / (beta + time);
    }

    /** Pareto/NBD before its parameters are known. */
    record Family() implements BtydFamily {
        static final List<Parameter> PARAMETERS = List.of(
                new Parameter("r", Role.SHAPE),
                new Parameter("alpha", Role.PURCHASE_TIME),
                new Parameter("s", Role.SHAPE),
                new Parameter("beta", Role.DROPOUT_TIME));

        @Override
        public String name() {
            return "pareto-nbd";
        }

        @Override
        public List<Parameter> parameters() {
            return PARAMETERS;
        }

        @Override
        public BtydModel model(double[] parameters) {
            return new ParetoNbd(parameters);
        }

        @Override
        public LogLikelihoodFactory likelihood() {
            return ParetoNbdLikelihood::new;
        }

        @Override
        public double[] draw(double[] parameters, double horizon, RandomDataGenerator random) {
            double rate = random.nextGamma(parameters[0], 1 / parameters[1]);
            double dropoutRate = random.nextGamma(parameters[2], 1 / parameters[3]);
            double lifetime = random.nextExponential(1 / dropoutRate);
            return Nbd.purchases(rate, Math.min(lifetime, horizon), random);
        }

        @Override
        public List<double[]> starts() {
            return List.of(
                    new double[] {0.5, 0.3, 0.5, 0.35}, new double[] {1.5, 1, 0.3, 1.5}, new double[] {1, 0.5, 2, 3});
        }
    }
}
