package ebb.btyd.spark;

import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.SpendModel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A fitted {@link GammaGammaSpend}: adds the expected spend on a purchase day to come and, after a {@link BuyTillYouDieModel}, residual lifetime
 * value. Customers without a spend of their own get that of everyone.
 */
public final class GammaGammaSpendModel extends Model<GammaGammaSpendModel>
        implements SpendParams, DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;

    /** For loading only: the fit is read from the params. */
    public GammaGammaSpendModel(String uid) {
        this.uid = uid;
        setDefaults();
    }

    GammaGammaSpendModel(String uid, SpendModel model) {
        this(uid);
        set(parameters(), array(model.parameters()));
        set(
                logStandardErrors(),
                array(model.logStandardErrors().stream()
                        .map(error -> Math.min(error, Double.MAX_VALUE))
                        .toList()));
        set(logLikelihood(), model.logLikelihood());
        set(customers(), model.customers());
        set(meanSpend(), model.meanSpend());
        set(findings(), model.findings().toArray(new String[0]));
    }

    /** The Spark ML face of a model fitted elsewhere. */
    public static GammaGammaSpendModel of(SpendModel model) {
        return new GammaGammaSpendModel("gammaGamma_" + UUID.randomUUID(), model);
    }

    public static MLReader<GammaGammaSpendModel> read() {
        return new DefaultParamsReader<>();
    }

    public static GammaGammaSpendModel load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public DoubleArrayParam parameters() {
        return new DoubleArrayParam(this, "parameters", "p, q and gamma");
    }

    public DoubleArrayParam logStandardErrors() {
        return new DoubleArrayParam(this, "logStandardErrors", "standard errors of the logs of the parameters");
    }

    public DoubleParam logLikelihood() {
        return new DoubleParam(this, "logLikelihood", "log-likelihood at the maximum");
    }

    public DoubleParam customers() {
        return new DoubleParam(this, "customers", "customers fitted to");
    }

    public DoubleParam meanSpend() {
        return new DoubleParam(this, "meanSpend", "mean spend of those customers");
    }

    public StringArrayParam findings() {
        return new StringArrayParam(this, "findings", "what the data could not tell, in plain words");
    }

    /** The model with its standard errors and findings. */
    public SpendModel fitted() {
        return new SpendModel(
                list(getOrDefault(parameters())),
                list(getOrDefault(logStandardErrors())).stream()
                        .map(error -> error == Double.MAX_VALUE ? Double.POSITIVE_INFINITY : error)
                        .toList(),
                (Double) getOrDefault(logLikelihood()),
                (Double) getOrDefault(customers()),
                (Double) getOrDefault(meanSpend()),
                List.of(getOrDefault(findings())));
    }

    @Override
    public Dataset<Row> transform(Dataset<?> customers) {
        StructType schema = transformSchema(customers.schema());
        SpendModel model = fitted();
        UDF2<Integer, Double, Double> spend =
                (days, mean) -> model.expectedSpend(days == null ? 0 : days, mean == null ? 0 : mean);
        Column expected = functions
                .udf(spend, DataTypes.DoubleType)
                .apply(
                        functions.col("`" + getOrDefault(spendDaysCol()) + "`").cast(DataTypes.IntegerType),
                        functions.col("`" + getOrDefault(meanSpendCol()) + "`").cast(DataTypes.DoubleType));
        Dataset<Row> priced = customers.withColumn(BtydColumns.EXPECTED_SPEND, expected);
        if (!List.of(schema.fieldNames()).contains(BtydColumns.LIFETIME_VALUE)) {
            return priced;
        }
        return priced.withColumn(
                BtydColumns.LIFETIME_VALUE,
                functions.col(BtydColumns.EXPECTED_SPEND).multiply(functions.col(BtydColumns.DISCOUNTED_PURCHASES)));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        checkInput(schema);
        return SpendParams.withSpend(schema);
    }

    @Override
    public GammaGammaSpendModel copy(ParamMap extra) {
        return copyValues(new GammaGammaSpendModel(uid), extra).setParentOf(parent());
    }

    GammaGammaSpendModel setParentOf(Estimator<GammaGammaSpendModel> estimator) {
        return setParent(estimator);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
