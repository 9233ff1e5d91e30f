package ebb.btyd;

import org.apache.spark.sql.api.java.UDF3;

/** {@link Scorer} as a function of columns: each task has its own, as Spark gives each task its own copy of a function. */
final class ScoreCustomer implements UDF3<Double, Double, Double, double[]> {
    private static final long serialVersionUID = 1L;

    private final BtydFit fit;
    private final Terms terms;
    private transient ThreadLocal<Scorer> scorers;

    ScoreCustomer(BtydFit fit, Terms terms) {
        this.fit = fit;
        this.terms = terms;
    }

    @Override
    public double[] call(Double x, Double lastAge, Double age) {
        if (x == null || lastAge == null || age == null) {
            return null;
        }
        return scorer().score(new Summary((int) Math.round(x), lastAge, age), Double.NaN);
    }

    private synchronized Scorer scorer() {
        if (scorers == null) {
            scorers = ThreadLocal.withInitial(() -> new Scorer(fit.model(), terms));
        }
        return scorers.get();
    }
}
