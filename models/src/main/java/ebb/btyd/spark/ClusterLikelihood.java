package ebb.btyd.spark;

import ebb.btyd.model.LogLikelihood;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * The sum of the log-likelihoods of all partitions, added on the driver in the partitions' order.
 *
 * @param parts one a partition, kept in memory
 */
record ClusterLikelihood(JavaRDD<LogLikelihood> parts) implements LogLikelihood {

    @Override
    public double at(double[] logParameters, double[] gradient) {
        List<double[]> sums =
                parts.map(part -> valueAndGradient(part, logParameters)).collect();
        Arrays.fill(gradient, 0);
        double value = 0;
        for (double[] sum : sums) {
            value += sum[0];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += sum[i + 1];
            }
        }
        return value;
    }

    private static double[] valueAndGradient(LogLikelihood part, double[] logParameters) {
        double[] gradient = new double[logParameters.length];
        double[] all = new double[gradient.length + 1];
        all[0] = part.at(logParameters, gradient);
        System.arraycopy(gradient, 0, all, 1, gradient.length);
        return all;
    }
}
