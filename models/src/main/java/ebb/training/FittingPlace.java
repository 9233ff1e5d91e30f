package ebb.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Where models are fitted: on the driver, on a sample where there are too many examples for it, or by MLlib on the cluster, on all of them. Who wins, how
 * it is calibrated and how it does is told by the sample either way.
 */
public enum FittingPlace {
    @JsonProperty("driver")
    DRIVER {
        @Override
        boolean isCluster(boolean sampled, boolean hasExecutors) {
            return false;
        }

        @Override
        public String words(int mostRows) {
            return String.format(Locale.ROOT, "on the driver, beyond %,d examples on a sample of them", mostRows);
        }
    },
    @JsonProperty("cluster")
    CLUSTER {
        @Override
        boolean isCluster(boolean sampled, boolean hasExecutors) {
            return true;
        }

        @Override
        public String words(int mostRows) {
            return "by MLlib on the cluster, on all examples";
        }
    },
    /** On the cluster where the driver would need a sample and there is a cluster: without one, one machine would read all rows a hundred times over. */
    @JsonProperty("auto")
    AUTO {
        @Override
        boolean isCluster(boolean sampled, boolean hasExecutors) {
            return sampled && hasExecutors;
        }

        @Override
        public String words(int mostRows) {
            return String.format(
                    Locale.ROOT,
                    "on the driver up to %,d examples; beyond that by MLlib on all of them where Spark has a cluster, else on a sample",
                    mostRows);
        }
    };

    /**
     * Whether the cluster fits.
     *
     * @param sampled whether there are more examples than the driver takes
     * @param hasExecutors whether Spark has processes beside the driver
     */
    abstract boolean isCluster(boolean sampled, boolean hasExecutors);

    /** As the end of a sentence. */
    public abstract String words(int mostRows);
}
