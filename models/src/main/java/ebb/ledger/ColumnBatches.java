package ebb.ledger;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.ColumnarToRowTransition;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The Parquet reader's column batches, before Spark turns them into rows. The only place that touches Spark's internals; where the plan is not a bare
 * columnar scan there is no answer and the caller reads rows.
 */
final class ColumnBatches {

    private ColumnBatches() {}

    static Optional<JavaRDD<ColumnarBatch>> of(Dataset<Row> scan) {
        SparkPlan plan = scan.queryExecution().executedPlan();
        if (plan instanceof WholeStageCodegenExec stage) {
            plan = stage.child();
        }
        if (plan instanceof ColumnarToRowTransition transition
                && transition.child().supportsColumnar()) {
            return Optional.of(transition.child().executeColumnar().toJavaRDD());
        }
        return Optional.empty();
    }
}
