package ebb.btyd.spark;

import ebb.btyd.fit.CovariateFit;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.spend.LifetimeScorer;
import ebb.btyd.spend.LifetimeTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.api.java.UDF4;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** {@link LifetimeScorer} as a function of columns: each thread has its own, one for each combination of covariates. */
final class ScoreFunction implements UDF4<Double, Double, Double, Seq<Double>, double[]> {
    private static final long serialVersionUID = 1L;
    /** Covariates that are measured rather than chosen among a few would fill the memory. */
    private static final int MOST_SCORERS = 1000;

    private final CovariateFit fit;
    private final LifetimeTerms terms;
    private transient ThreadLocal<Map<List<Double>, LifetimeScorer>> scorers;

    ScoreFunction(CovariateFit fit, LifetimeTerms terms) {
        this.fit = fit;
        this.terms = terms;
    }

    @Override
    public double[] call(Double x, Double lastAge, Double age, Seq<Double> covariates) {
        if (x == null || lastAge == null || age == null || covariates.contains(null)) {
            return null;
        }
        List<Double> values =
                covariates.isEmpty() ? List.of() : new ArrayList<>(CollectionConverters.asJava(covariates));
        Map<List<Double>, LifetimeScorer> known = scorers();
        if (known.size() >= MOST_SCORERS) {
            known.clear();
        }
        LifetimeScorer scorer = known.computeIfAbsent(values, first -> new LifetimeScorer(fit.model(first), terms));
        return scorer.score(new CustomerSummary((int) Math.round(x), lastAge, age), Double.NaN);
    }

    private synchronized Map<List<Double>, LifetimeScorer> scorers() {
        if (scorers == null) {
            scorers = ThreadLocal.withInitial(HashMap::new);
        }
        return scorers.get();
    }
}
