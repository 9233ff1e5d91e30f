package ebb.churn.spark;

import ebb.churn.ChurnModel;
import org.apache.spark.sql.api.java.UDF1;
import scala.collection.Seq;

/** A model's probability as a function of a column with the feature vector; null where the model gives none. */
final class ProbabilityFunction implements UDF1<Seq<Double>, Double> {
    private static final long serialVersionUID = 1L;

    private final ChurnModel model;

    ProbabilityFunction(ChurnModel model) {
        this.model = model;
    }

    @Override
    public Double call(Seq<Double> features) {
        double[] values = new double[features.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = features.apply(i);
        }
        double probability = model.probability(values);
        return Double.isFinite(probability) ? probability : null;
    }
}
