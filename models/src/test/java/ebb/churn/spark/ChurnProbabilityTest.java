package ebb.churn.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.churn.ChurnModel;
import ebb.churn.CrossFit;
import ebb.churn.Generated;
import ebb.churn.LifetimeRule;
import ebb.churn.Stack;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.tree.XgBoost;
import ebb.schema.ScoresTable;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class ChurnProbabilityTest {
    private static final String ROW = "row";
    private static final String FEATURE = "btyd_no_purchase_probability";

    @TempDir
    Path folder;

    @Test
    void aLoadedPipelineGivesTheProbabilityOfTheModelBitForBit() throws IOException {
        SparkSession spark = SparkSessions.shared();
        TrainingMatrix examples = TrainingMatrix.of(Generated.NAMES, Generated.examples(150, new int[] {0, 30, 60}, 1));
        ChurnModel stack = stack(examples, new Fitting(spark, 7));
        String path = folder.resolve("pipeline").toString();
        ChurnProbability.of("2026-06-30-h90-1", stack).pipeline(spark).save(path);

        Dataset<Row> scored = PipelineModel.load(path).transform(table(examples, 40));

        assertThat(scored.columns()).endsWith(ScoresTable.CHURN_PROBABILITY);
        List<Row> rows = scored.collectAsList();
        assertThat(rows).hasSize(40).allSatisfy(row -> assertThat(row.<Double>getAs(ScoresTable.CHURN_PROBABILITY))
                .isEqualTo(stack.probability(examples.row(row.<Integer>getAs(ROW)))));
    }

    @Test
    void givesNoProbabilityWhereTheModelGivesNone() {
        ChurnProbability rule = rule().setProbabilityCol("p");
        StructType schema = new StructType().add(FEATURE, DataTypes.FloatType);
        Dataset<Row> customers = SparkSessions.shared()
                .createDataFrame(List.of(RowFactory.create(.5f), RowFactory.create((Object) null)), schema);
        assertThat(rule.copy(new ParamMap()).transform(customers).collectAsList())
                .extracting(row -> row.<Double>getAs("p"))
                .containsExactly(.5, null);
    }

    @Test
    void refusesATableThatItCannotScore() {
        StructType none = new StructType().add(ScoresTable.CHURN_PROBABILITY, DataTypes.DoubleType);
        assertThatThrownBy(() -> rule().transformSchema(none))
                .hasMessage("Cannot score this table: " + FEATURE + " is missing; churn_probability is there already."
                        + " Give the features table, or set probabilityCol to another name.");
        StructType words = new StructType().add(FEATURE, DataTypes.StringType);
        assertThatThrownBy(() -> rule().transformSchema(words))
                .hasMessageContaining(FEATURE + " is string, not a number");
    }

    /** Gives the feature itself as the probability. */
    private static ChurnProbability rule() {
        return ChurnProbability.of(
                "rule", LifetimeRule.untrained(TrainingMatrix.asTheyAre(List.of(FEATURE), List.of())));
    }

    private static ChurnModel stack(TrainingMatrix examples, Fitting fitting) {
        List<CrossFit> field = List.of(
                CrossFit.of(new LogisticRegression(.003), examples, fitting),
                CrossFit.of(new XgBoost(), examples, fitting));
        return Stack.of(field, examples).model(examples);
    }

    /** The first rows as a table with null for what is not known, the columns in another order than the model's. */
    private static Dataset<Row> table(TrainingMatrix examples, int rows) {
        List<String> names = new ArrayList<>(examples.featureNames());
        Collections.reverse(names);
        StructType schema = new StructType().add(ROW, DataTypes.IntegerType);
        for (String name : names) {
            schema = schema.add(name, DataTypes.DoubleType);
        }
        List<Row> table = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Object[] cells = new Object[1 + names.size()];
            cells[0] = row;
            for (int i = 0; i < names.size(); i++) {
                double value = examples.value(row, examples.indexOf(names.get(i)));
                cells[1 + i] = Double.isNaN(value) ? null : value;
            }
            table.add(RowFactory.create(cells));
        }
        assertThat(table).as("customers with something unknown").anyMatch(Row::anyNull);
        return SparkSessions.shared().createDataFrame(table, schema);
    }
}
