package ebb.btyd.model;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/**
 * BG/NBD and its kin before their parameters are known.
 *
 * @param name name in the catalogue
 * @param k regularity of the gaps: 1 for none
 * @param mayLeaveAtOnce whether customers can drop out right after the first purchase
 */
record BetaGeometricFamily(String name, int k, boolean mayLeaveAtOnce) implements BtydFamily {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("r", Role.SHAPE),
            new Parameter("alpha", Role.PURCHASE_TIME),
            new Parameter("a", Role.DROPOUT_SHAPE),
            new Parameter("b", Role.SHAPE));

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public BtydModel model(double[] parameters) {
        return new BetaGeometric(this, parameters);
    }

    @Override
    public LogLikelihoodFactory likelihood() {
        return customers -> new BetaGeometricLikelihood(this, customers);
    }

    @Override
    public List<double[]> starts() {
        return List.of(
                new double[] {0.5, 0.2 / k, 0.7, 2}, new double[] {2, 0.5 / k, 0.2, 2}, new double[] {1, 1.0 / k, 2, 2
                });
    }

    @Override
    public double[] draw(double[] parameters, double horizon, RandomDataGenerator random) {
        double rate = random.nextGamma(parameters[0], 1 / parameters[1]);
        double leaving = random.nextBeta(parameters[2], parameters[3]);
        double[] ages = new double[8];
        int count = 0;
        double age = 0;
        boolean gone = mayLeaveAtOnce && random.nextUniform(0, 1) < leaving;
        while (!gone) {
            age += k == 1 ? random.nextExponential(1 / rate) : random.nextGamma(k, 1 / rate);
            if (!(age <= horizon)) {
                break;
            }
            if (count == ages.length) {
                ages = Arrays.copyOf(ages, 2 * count);
            }
            ages[count++] = age;
            gone = random.nextUniform(0, 1) < leaving;
        }
        return Arrays.copyOf(ages, count);
    }

    @Override
    public int regularity() {
        return k;
    }

    /** How often a customer with x repeat purchases has had the chance to drop out. */
    int chances(int x) {
        return mayLeaveAtOnce ? x + 1 : x;
    }
}
