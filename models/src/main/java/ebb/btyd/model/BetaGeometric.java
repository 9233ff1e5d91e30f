package ebb.btyd.model;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.special.Gamma;

/**
 * The BG/NBD (Fader, Hardie, Lee 2005), MBG/NBD (Batislam, Denizel, Filiztekin 2007) and BG/CNBD-k (Platzer, Reutterer 2016) models.
 *
 * <p>Gaps are Erlang-k with a rate that varies among customers by a gamma (r, alpha); after each repeat purchase, and in the modified models also
 * after the first, the customer drops out with a probability that varies by a beta (a, b). With k = 1 gaps are exponential.
 */
final class BetaGeometric implements BtydModel {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TERMS = 10_000_000;
    private static final int MEMORY_BITS = 13;

    private final BetaGeometricFamily family;
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    /** For each horizon and stage what was expected of an active customer by (x, T); null: nothing is remembered. */
    private final transient Map<Double, TimeCache[]> memory;

    BetaGeometric(BetaGeometricFamily family, double[] parameters) {
        this(family, parameters, null);
    }

    private BetaGeometric(BetaGeometricFamily family, double[] parameters, Map<Double, TimeCache[]> memory) {
        this.memory = memory;
        this.family = family;
        this.r = parameters[0];
        this.alpha = parameters[1];
        this.a = parameters[2];
        this.b = parameters[3];
    }

    @Override
    public double logTimes(CustomerSummary c) {
        double logErlang = Math.log(erlang(c.x(), (c.age() - c.lastAge()) / (alpha + c.age())));
        return logErlang
                - shape(c.x()) * Math.log(alpha + c.age())
                + RisingFactorial.logOnePlusExp(logOddsDead(c) - logErlang);
    }

    @Override
    public double logLikelihood(CustomerSummary c) {
        int chances = family.chances(c.x());
        return RisingFactorial.log(r, family.k() * c.x())
                + r * Math.log(alpha)
                + RisingFactorial.log(b, chances)
                - RisingFactorial.log(a + b, chances)
                - c.x() * Gamma.logGamma(family.k())
                + logTimes(c);
    }

    @Override
    public double alive(CustomerSummary c) {
        double logErlang = Math.log(erlang(c.x(), (c.age() - c.lastAge()) / (alpha + c.age())));
        return Math.exp(-RisingFactorial.logOnePlusExp(logOddsDead(c) - logErlang));
    }

    @Override
    public double silenceIfAlive(CustomerSummary c, double horizon) {
        double now = erlang(c.x(), (c.age() - c.lastAge()) / (alpha + c.age()));
        double later = erlang(c.x(), (c.age() + horizon - c.lastAge()) / (alpha + c.age() + horizon));
        return Math.min(1, later / now * Math.exp(-shape(c.x()) * Math.log1p(horizon / (alpha + c.age()))));
    }

    /** Either still there after n purchases, or there were ticks for n at least and the customer dropped out after the n-th. */
    @Override
    public double countProbability(int n, double time) {
        int k = family.k();
        double before = 0;
        double exactly = 0;
        for (int tick = 0; tick < k * (n + 1); tick++) {
            double chance = Nbd.countProbability(tick, r, time / alpha);
            before += tick < k * n ? chance : 0;
            exactly += tick < k * n ? 0 : chance;
        }
        int chances = family.chances(n);
        double stays = Math.exp(RisingFactorial.log(b, chances) - RisingFactorial.log(a + b, chances));
        double leavesNow = chances == 0 ? 0 : stays * a / (b + chances - 1);
        return stays * exactly + leavesNow * Math.max(0, 1 - before);
    }

    @Override
    public boolean forgetsLastPurchase() {
        return family.k() == 1;
    }

    /**
     * A sum over the ticks to come: given a stage j of the running Erlang gap they are negative binomial, and the n-th purchase still finds the
     * customer there with probability (b + m)_(n-1) / (a + b + m)_(n-1). All terms are positive, also where a = 1 makes the closed form 0 / 0.
     */
    @Override
    public double expectedIfAlive(CustomerSummary c, double horizon) {
        if (horizon == 0) {
            return 0;
        }
        double q = (c.age() - c.lastAge()) / (alpha + c.age());
        double stage = 1;
        double stages = 0;
        double sum = 0;
        for (int j = 0; j < family.k(); j++) {
            sum += stage * rememberedFromStage(c, j, horizon);
            stages += stage;
            stage *= q * (shape(c.x()) + j) / (j + 1);
        }
        return sum / stages;
    }

    /** Only the stage a customer is in depends on t_x, so customers of one (x, T) share the rest; with one stage the scorer remembers all. */
    @Override
    public BtydModel remembering() {
        return family.k() == 1 ? this : new BetaGeometric(family, new double[] {r, alpha, a, b}, new HashMap<>());
    }

    private double rememberedFromStage(CustomerSummary c, int stage, double horizon) {
        if (memory == null) {
            return expectedFromStage(c, stage, horizon);
        }
        TimeCache[] ofStages =
                memory.computeIfAbsent(horizon, unknown -> Stream.generate(() -> new TimeCache(MEMORY_BITS))
                        .limit(family.k())
                        .toArray(TimeCache[]::new));
        return ofStages[stage].get(c.x(), c.age(), age -> expectedFromStage(c, stage, horizon));
    }

    private double expectedFromStage(CustomerSummary c, int stage, double horizon) {
        double ticksShape = shape(c.x()) + stage;
        double p = horizon / (alpha + c.age() + horizon);
        double odds = horizon / (alpha + c.age());
        double mean = ticksShape * odds;
        // Far from zero the first terms underflow; they begin where they matter.
        int i = (int) Math.max(0, mean - 40 * Math.sqrt(mean * (1 + odds)));
        double chance = Math.exp(RisingFactorial.log(ticksShape, i)
                - Gamma.logGamma(i + 1.0)
                + (i == 0 ? 0 : i * Math.log(p))
                - ticksShape * Math.log1p(odds));
        Survivors survivors = new Survivors(a, b + family.chances(c.x()));
        double sum = 0;
        for (int end = i + MAX_TERMS; i < end; i++) {
            double term = chance * survivors.expected((i + stage) / family.k());
            sum += term;
            if (i > mean && term <= 1e-17 * sum) {
                break;
            }
            chance *= p * (ticksShape + i) / (i + 1);
        }
        return sum;
    }

    private double shape(int x) {
        return r + (double) family.k() * x;
    }

    /** Odds of having dropped out after the last purchase, were the silence since then left aside for the Erlang part. */
    private double logOddsDead(CustomerSummary c) {
        int chances = family.chances(c.x());
        if (chances == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double ratio = Math.log((alpha + c.age()) / (alpha + c.lastAge()));
        return Math.log(a) - Math.log(b + chances - 1) + shape(c.x()) * ratio;
    }

    /** Sum over the k stages a running Erlang gap can be in. */
    private double erlang(int x, double q) {
        double term = 1;
        double sum = 1;
        for (int j = 0; j + 1 < family.k(); j++) {
            term *= q * (shape(x) + j) / (j + 1);
            sum += term;
        }
        return sum;
    }

    /** Expected purchases out of n chances to purchase, for one who may drop out after each. */
    private static final class Survivors {
        private final double a;
        private final double b;
        private int n;
        private double next = 1;
        private double sum;

        Survivors(double a, double b) {
            this.a = a;
            this.b = b;
        }

        /** Must be asked with n in ascending order. */
        double expected(int wanted) {
            while (n < wanted) {
                sum += next;
                next *= (b + n) / (a + b + n);
                n++;
            }
            return sum;
        }
    }
}
