package ebb.churn.spark;

import ebb.churn.ChurnModel;
import ebb.feature.FeatureCalculator;
import ebb.schema.ScoresTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * A {@link ChurnModel} as a Spark ML transformer: adds {@link ScoresTable#CHURN_PROBABILITY} to rows that have the columns of the features table, null in
 * a feature where it is not known. It is the published probability bit for bit: calibration and level are part of the model.
 */
public final class ChurnProbability extends Transformer implements DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;

    /** For loading only: the model is read from the params. */
    public ChurnProbability(String uid) {
        this.uid = uid;
        setDefault(probabilityCol(), ScoresTable.CHURN_PROBABILITY);
    }

    /** The transformer of a model that is stored under {@code modelId}. */
    public static ChurnProbability of(String modelId, ChurnModel fitted) {
        ChurnProbability transformer = new ChurnProbability("churn_" + modelId);
        try {
            transformer.set(transformer.model(), new String(fitted.toBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write the model " + modelId + " as text: " + e.getMessage() + " Train again.", e);
        }
        return transformer;
    }

    /** A pipeline of this one stage, to be saved for {@code PipelineModel.load}. */
    public PipelineModel pipeline(SparkSession spark) {
        StructType features = new StructType();
        for (String name : fitted().featureNames()) {
            features = features.add(name, DataTypes.DoubleType);
        }
        return new Pipeline("ebb_" + uid)
                .setStages(new PipelineStage[] {this})
                .fit(spark.createDataFrame(List.of(), features));
    }

    public static MLReader<ChurnProbability> read() {
        return new DefaultParamsReader<>();
    }

    public static ChurnProbability load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> model() {
        return new Param<>(this, "model", "the fitted model in the form of model.json of the model store");
    }

    public Param<String> probabilityCol() {
        return new Param<>(
                this, "probabilityCol", "column added: probability of churn, 0 to 1; null: the model gives none");
    }

    public ChurnProbability setProbabilityCol(String column) {
        set(probabilityCol(), column);
        return this;
    }

    /**
     * The model.
     *
     * @throws IllegalStateException where another version of Ebb wrote it in a form this one cannot read
     */
    public ChurnModel fitted() {
        try {
            return ChurnModel.fromBytes(getOrDefault(model()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot read the model of " + uid + ": " + e.getMessage()
                            + " Use the ebb-models of the version that wrote it, or train again.",
                    e);
        }
    }

    @Override
    public Dataset<Row> transform(Dataset<?> features) {
        ChurnModel fitted = fitted();
        with(features.schema(), fitted);
        return features.withColumn(
                getOrDefault(probabilityCol()),
                functions
                        .udf(new ProbabilityFunction(fitted), DataTypes.DoubleType)
                        .apply(FeatureCalculator.vector(fitted.featureNames())));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return with(schema, fitted());
    }

    /** The schema with the probability last; refuses one that lacks features or has that column already, all faults in one message. */
    private StructType with(StructType schema, ChurnModel fitted) {
        String added = getOrDefault(probabilityCol());
        List<String> present = Arrays.asList(schema.fieldNames());
        List<String> wrong = new ArrayList<>();
        for (String name : fitted.featureNames()) {
            if (!present.contains(name)) {
                wrong.add(name + " is missing");
            } else if (!(schema.apply(name).dataType() instanceof NumericType)) {
                wrong.add(name + " is " + schema.apply(name).dataType().simpleString() + ", not a number");
            }
        }
        if (present.contains(added)) {
            wrong.add(added + " is there already");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Cannot score this table: " + String.join("; ", wrong)
                    + ". Give the features table, or set probabilityCol to another name.");
        }
        return schema.add(added, DataTypes.DoubleType, true);
    }

    @Override
    public ChurnProbability copy(ParamMap extra) {
        return copyValues(new ChurnProbability(uid), extra);
    }
}
