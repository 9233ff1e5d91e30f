package ebb.churn.fit;

import ebb.feature.FeatureRow;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * All labelled examples where they lie on the cluster; a {@link TrainingMatrix} on the driver is a sample of them. Contestants that Spark fits are fitted
 * on them, and they are never collected.
 *
 * <p>Which partition an example lies in and where, follows from its customer and date and the number of examples, whatever partitions the ledger has. So
 * two fits see the same rows in the same order, and differ by the last bits of sums that MLlib adds in the order in which tasks end.
 */
public final class ClusterExamples {
    private static final String[] KEY = {"customerId", "asOfDay"};
    private static final int ROWS_IN_PARTITION = 50_000;
    private static final int FEWEST_PARTITIONS = 4;

    private final Dataset<FeatureRow> kept;
    private final JavaRDD<Weighted> rows;

    private ClusterExamples(Dataset<FeatureRow> kept, JavaRDD<Weighted> rows) {
        this.kept = kept;
        this.rows = rows;
    }

    /** An example and how much it counts. */
    public record Weighted(Example example, double weight) implements Serializable {
        private Weighted with(double[] features) {
            return new Weighted(
                    new Example(example.customerId(), example.asOfDay(), features, example.label()), weight);
        }
    }

    /** Weighs an example anew. */
    interface Weigher extends Serializable {
        double weigh(double weight, boolean churned, int asOfDay);
    }

    /**
     * Lays them out and keeps them, in memory or on the executors' disks, until {@link #release}.
     *
     * @param labelled rows with outcomes
     * @param count how many they are
     * @param toExample what an example is made of
     */
    public static ClusterExamples of(
            Dataset<FeatureRow> labelled, long count, MapFunction<FeatureRow, Example> toExample) {
        int partitions = (int) Math.max(FEWEST_PARTITIONS, count / ROWS_IN_PARTITION);
        Dataset<FeatureRow> kept = labelled.repartition(partitions, functions.col(KEY[0]), functions.col(KEY[1]))
                .sortWithinPartitions(functions.col(KEY[0]), functions.col(KEY[1]))
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new ClusterExamples(kept, kept.javaRDD().map(row -> new Weighted(rounded(toExample.call(row)), 1)));
    }

    /** As floats, as {@link TrainingMatrix} keeps them: what trains must fall on the same side of a split as what is scored. */
    private static Example rounded(Example example) {
        double[] values =
                Arrays.stream(example.features()).map(value -> (float) value).toArray();
        return new Example(example.customerId(), example.asOfDay(), values, example.label());
    }

    /** The chosen ones, in the same order. */
    ClusterExamples where(Selection selection) {
        return with(rows.filter(
                row -> selection.keeps(row.example().customerId(), row.example().asOfDay(), place -> row.example()
                        .features()[place])));
    }

    /** With their first features only. */
    ClusterExamples withFirst(int count) {
        return with(rows.map(row -> row.with(Arrays.copyOf(row.example().features(), count))));
    }

    /** With these features unknown of everybody. */
    ClusterExamples without(int[] features) {
        return with(rows.map(row -> {
            double[] values = row.example().features().clone();
            Arrays.stream(features).forEach(place -> values[place] = Double.NaN);
            return row.with(values);
        }));
    }

    ClusterExamples weighed(Weigher weigher) {
        return with(rows.map(row -> new Weighted(
                row.example(),
                weigher.weigh(
                        row.weight(),
                        row.example().label().churned(),
                        row.example().asOfDay()))));
    }

    private ClusterExamples with(JavaRDD<Weighted> changed) {
        return new ClusterExamples(kept, changed);
    }

    public JavaRDD<Weighted> rows() {
        return rows;
    }

    /** How many they are; a Spark job. */
    public long count() {
        return rows.count();
    }

    /** Gives the room back that they take on the cluster. */
    void release() {
        kept.unpersist();
    }
}
