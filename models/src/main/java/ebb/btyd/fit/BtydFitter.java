package ebb.btyd.fit;

import ebb.btyd.fit.NewtonAscent.Maximum;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamily.Parameter;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.LikelihoodBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Weighted maximum likelihood: several starts on a sketch of the base, then the whole base from the best of them.
 *
 * <p>All parameters are searched on the log scale. Standard errors come from the Hessian at the maximum.
 */
public final class BtydFitter {
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 1e3;
    /** Upper bound of times, as a multiple of the mean age. */
    private static final double LONGEST = 100;
    /** Standard error of a log parameter above which it is not identified: a factor of a hundred either way. */
    private static final double UNTOLD = 4.6;

    /** Fewer customers who came back than this do not tell how customers differ. */
    public static final int FEWEST_CUSTOMERS = 100;

    /** What is to be said of purchases to come where {@link #canFit} says no. */
    public static final String NOT_MODELLED =
            "not modelled: fewer than " + FEWEST_CUSTOMERS + " customers have bought again, or all of them alike";

    private final BtydFamily family;

    private BtydFitter(BtydFamily family) {
        this.family = family;
    }

    /** Whether the customers are enough for a model to be used: a hundred came back, and not all have the same purchases. */
    public static boolean canFit(GroupedSummaries customers) {
        return customers.cameBack() >= FEWEST_CUSTOMERS && customers.distinct() > 1;
    }

    /**
     * Fits {@code family} to the customers.
     *
     * @throws IllegalArgumentException where the customers cannot tell anything about the model
     */
    public static BtydFit fit(BtydFamily family, LikelihoodBase customers) {
        return new BtydFitter(family).fit(customers);
    }

    private BtydFit fit(LikelihoodBase base) {
        check(base);
        BoundedLikelihood.Bounds bounds = bounds(base.meanAge());
        GroupedSummaries sketch = base.sketch();
        Maximum rough = best(sketch, bounds);
        NewtonAscent ascent =
                new NewtonAscent(new BoundedLikelihood(base.logLikelihood(family), bounds, base.customers()));
        Maximum maximum = sketch == base ? rough : ascent.from(rough.at().toArray());
        List<Double> errors = logStandardErrors(ascent.hessian(maximum.at()));
        double[] log = maximum.at().toArray();
        List<String> findings = findings(errors, log, bounds);
        noDropout(sketch, rough.value()).ifPresent(findings::add);
        List<Double> parameters = Arrays.stream(log).mapToObj(Math::exp).toList();
        return new BtydFit(family.name(), parameters, errors, maximum.value(), base.customers(), findings);
    }

    private void check(LikelihoodBase base) {
        int needed = family.parameters().size() + 1;
        if (base.customers() < needed) {
            throw refused(String.format(Locale.ROOT, "%.0f customers for %d parameters", base.customers(), needed - 1));
        }
        if (base.repeats() == 0) {
            throw refused(
                    String.format(Locale.ROOT, "none of %.0f customers bought on a second day", base.customers()));
        }
        if (base.distinct() < 2) {
            throw refused("all customers have the same purchases, so how they differ cannot be told");
        }
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(
                "Cannot fit " + family.name() + ": " + reason + ". Take more customers or a longer history.");
    }

    private Maximum best(GroupedSummaries sketch, BoundedLikelihood.Bounds bounds) {
        NewtonAscent ascent =
                new NewtonAscent(new BoundedLikelihood(sketch.logLikelihood(family), bounds, sketch.customers()));
        return family.starts().stream()
                .map(start -> ascent.from(logStart(start, sketch.meanAge())))
                .reduce((one, other) -> other.value() > one.value() + 1e-9 ? other : one)
                .orElseThrow();
    }

    private double[] logStart(double[] start, double meanAge) {
        double[] log = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            log[i] = Math.log(start[i] * unit(family.parameters().get(i), meanAge));
        }
        return log;
    }

    private BoundedLikelihood.Bounds bounds(double meanAge) {
        double[] low = new double[family.parameters().size()];
        double[] high = low.clone();
        for (int i = 0; i < low.length; i++) {
            double unit = unit(family.parameters().get(i), meanAge);
            low[i] = Math.log(LOWEST * unit);
            high[i] = Math.log((family.parameters().get(i).role().isTime() ? LONGEST : HIGHEST) * unit);
        }
        return new BoundedLikelihood.Bounds(low, high);
    }

    private static double unit(Parameter parameter, double meanAge) {
        return parameter.role().isTime() ? meanAge : 1;
    }

    /** Square roots of the diagonal of the inverse of minus the Hessian; infinite along a flat or rising direction. */
    public static List<Double> logStandardErrors(RealMatrix hessian) {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(hessian.scalarMultiply(-1));
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < hessian.getRowDimension(); i++) {
            double variance = 0;
            for (int j = 0; j < hessian.getRowDimension(); j++) {
                double part = eigen.getEigenvector(j).getEntry(i);
                double curvature = eigen.getEigenvalue(j);
                boolean flat = curvature <= 0 && Math.abs(part) > 1e-3;
                variance += flat ? Double.POSITIVE_INFINITY : part * part / Math.max(curvature, Double.MIN_NORMAL);
            }
            double error = Math.sqrt(variance);
            errors.add(error > UNTOLD ? Double.POSITIVE_INFINITY : error);
        }
        return errors;
    }

    private List<String> findings(List<Double> errors, double[] log, BoundedLikelihood.Bounds bounds) {
        List<String> findings = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        for (int i = 0; i < log.length; i++) {
            String name = family.parameters().get(i).name();
            if (bounds.reached(log[i], i)) {
                findings.add("Parameter " + name
                        + " ran to the limit of the search: the data fit best with it beyond any" + " sensible value.");
            }
            if (errors.get(i).isInfinite()) {
                untold.add(name);
            }
        }
        if (!untold.isEmpty()) {
            findings.add("The data cannot tell " + String.join(" and ", untold) + ": very different values fit equally"
                    + " well. Expectations near the data can be used, the parameters themselves not.");
        }
        return findings;
    }

    /** A finding where a model without any dropout fits the sketch as well. */
    private Optional<String> noDropout(GroupedSummaries sketch, double fitted) {
        if (family.regularity() > 1 || family.equals(BtydFamilyCatalogue.NBD)) {
            return Optional.empty();
        }
        BtydFitter without = new BtydFitter(BtydFamilyCatalogue.NBD);
        double simpler = without.best(sketch, without.bounds(sketch.meanAge())).value();
        LikelihoodRatioTest ratio = LikelihoodRatioTest.atBoundary(simpler, fitted);
        if (ratio.pValue() < 0.05) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "There is no dropout to find: a model in which nobody ever leaves fits as well (likelihood ratio %.2f,"
                        + " p %.2f). P(alive) says nothing here.",
                ratio.statistic(),
                ratio.pValue()));
    }
}
