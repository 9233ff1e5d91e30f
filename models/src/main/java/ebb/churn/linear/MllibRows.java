package ebb.churn.linear;

import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;

/**
 * Examples as MLlib takes them: one partition in the examples' order or, where they are a sample, all of them as they lie on the cluster.
 *
 * <p>With several partitions MLlib adds floating-point sums in the order in which tasks happen to end: two fits agree to 1e-6 in the probability. One
 * partition gives the same bits.
 */
public final class MllibRows {
    public static final String LABEL = "label";
    public static final String WEIGHT = "weight";
    public static final String FEATURES = "features";

    /** Names both outcomes, or MLlib looks for the number of classes with a query of its own before every fit. */
    private static final Metadata TWO_CLASSES = NominalAttribute.defaultAttr()
            .withName(LABEL)
            .withValues(new String[] {"stayed", "churned"})
            .toMetadata();

    private static final StructType SCHEMA = new StructType()
            .add(LABEL, DataTypes.DoubleType, false, TWO_CLASSES)
            .add(WEIGHT, DataTypes.DoubleType, false)
            .add(FEATURES, SQLDataTypes.VectorType(), false);

    private MllibRows() {}

    /** What MLlib is given of a row's features. */
    public interface ToVector extends Serializable {
        Vector of(double[] features);
    }

    public static Dataset<Row> of(TrainingMatrix examples, Fitting fitting, ToVector vector) {
        JavaRDD<Row> rows = examples.all()
                .map(all -> all.rows()
                        .map(row -> row(
                                row.example().label().churned(),
                                row.weight(),
                                vector.of(row.example().features()))))
                .orElseGet(() -> inOrder(examples, fitting, vector));
        return fitting.spark().createDataFrame(rows, SCHEMA);
    }

    private static Row row(boolean churned, double weight, Vector features) {
        return RowFactory.create(churned ? 1.0 : 0.0, weight, features);
    }

    private static JavaRDD<Row> inOrder(TrainingMatrix examples, Fitting fitting, ToVector vector) {
        List<Row> rows = new ArrayList<>(examples.size());
        for (int row = 0; row < examples.size(); row++) {
            rows.add(row(examples.churned(row), examples.weight(row), vector.of(examples.row(row))));
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(fitting.spark().sparkContext());
        // Broadcast, because rows that are part of the plan would be sent again with every task of every iteration.
        Broadcast<List<Row>> sent = context.broadcast(rows);
        return context.parallelize(List.of(0), 1).flatMap(only -> sent.value().iterator());
    }
}
