package ebb.training;

import ebb.churn.fit.ClusterExamples;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.TrainingMatrix;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a model was fitted, and on how many rows.
 *
 * @param place {@link #DRIVER} or {@link #CLUSTER}
 * @param rows examples that it was fitted to; a contestant for which fewer are enough takes some of them
 */
public record FittedOn(String place, long rows) implements Serializable {
    public static final String DRIVER = "driver";
    public static final String CLUSTER = "cluster";

    /** Of a model made of {@code contestants}; counts the rows on the cluster where it was fitted there. */
    static FittedOn of(List<Contestant> contestants, TrainingMatrix examples) {
        Optional<ClusterExamples> all =
                contestants.stream().anyMatch(Contestant::fitsOnSpark) ? examples.all() : Optional.empty();
        return all.map(rows -> new FittedOn(CLUSTER, rows.count())).orElseGet(() -> driver(examples.size()));
    }

    static FittedOn driver(long rows) {
        return new FittedOn(DRIVER, rows);
    }

    public boolean onCluster() {
        return place.equals(CLUSTER);
    }

    /** As the end of a sentence: on the driver on 1,234 rows. */
    public String words() {
        return String.format(Locale.ROOT, "on the %s on %,d rows", place, rows);
    }
}
