package ebb.btyd.spark;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.CovariateFit;
import ebb.btyd.fit.LikelihoodRatioTest;
import ebb.btyd.spend.BtydColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A fitted {@link BuyTillYouDie}: adds the columns of {@link #SCORES}, null for customers without x, t_x or T. */
public final class BuyTillYouDieModel extends Model<BuyTillYouDieModel> implements BtydParams, DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    /** The columns added, the first of {@link BtydColumns#SCORES}: those that need no spend. */
    public static final List<String> SCORES = BtydColumns.SCORES.subList(0, 7);

    private static final String ALL_SCORES = "btyd_scores";

    private final String uid;

    /** For loading only: the fit is read from the params. */
    public BuyTillYouDieModel(String uid) {
        this.uid = uid;
        setDefaults();
    }

    BuyTillYouDieModel(String uid, CovariateFit covariateFit) {
        this(uid);
        BtydFit fit = covariateFit.base();
        set(covariateCols(), covariateFit.covariates().toArray(new String[0]));
        set(purchaseEffects(), array(covariateFit.purchaseEffects()));
        set(dropoutEffects(), array(covariateFit.dropoutEffects()));
        set(effectErrors(), finite(covariateFit.standardErrors()));
        set(effectStatistic(), covariateFit.againstNone().statistic());
        set(effectPValue(), covariateFit.againstNone().pValue());
        set(family(), fit.family());
        set(parameters(), array(fit.parameters()));
        set(logStandardErrors(), finite(fit.logStandardErrors()));
        set(logLikelihood(), fit.logLikelihood());
        set(customers(), fit.customers());
        set(findings(), fit.findings().toArray(new String[0]));
    }

    /** The Spark ML face of a fit made elsewhere. */
    public static BuyTillYouDieModel of(BtydFit fit) {
        return new BuyTillYouDieModel("btyd_" + UUID.randomUUID(), CovariateFit.without(fit));
    }

    public static MLReader<BuyTillYouDieModel> read() {
        return new DefaultParamsReader<>();
    }

    public static BuyTillYouDieModel load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public DoubleArrayParam parameters() {
        return new DoubleArrayParam(this, "parameters", "fitted parameters in the family's order; times in days");
    }

    public DoubleArrayParam logStandardErrors() {
        return new DoubleArrayParam(this, "logStandardErrors", "standard errors of the logs of the parameters");
    }

    public DoubleArrayParam purchaseEffects() {
        return new DoubleArrayParam(this, "purchaseEffects", "effects of the covariates on purchasing, log scale");
    }

    public DoubleArrayParam dropoutEffects() {
        return new DoubleArrayParam(this, "dropoutEffects", "effects of the covariates on dropping out, log scale");
    }

    public DoubleArrayParam effectErrors() {
        return new DoubleArrayParam(
                this, "effectErrors", "standard errors of the effects on purchasing, then dropping out");
    }

    public DoubleParam effectStatistic() {
        return new DoubleParam(this, "effectStatistic", "likelihood ratio of all effects against none");
    }

    public DoubleParam effectPValue() {
        return new DoubleParam(this, "effectPValue", "p of the likelihood ratio");
    }

    public DoubleParam logLikelihood() {
        return new DoubleParam(this, "logLikelihood", "log-likelihood at the maximum");
    }

    public DoubleParam customers() {
        return new DoubleParam(this, "customers", "customers fitted to");
    }

    public StringArrayParam findings() {
        return new StringArrayParam(this, "findings", "what the data could not tell, in plain words");
    }

    /** The fit with its standard errors and findings; with covariates, of a customer with all of them 0. */
    public BtydFit fitted() {
        return new BtydFit(
                getOrDefault(family()),
                list(getOrDefault(parameters())),
                infinite(getOrDefault(logStandardErrors())),
                (Double) getOrDefault(logLikelihood()),
                (Double) getOrDefault(customers()),
                List.of(getOrDefault(findings())));
    }

    /** The fit with the effects of covariates. */
    public CovariateFit covariates() {
        return new CovariateFit(
                fitted(),
                List.of(getOrDefault(covariateCols())),
                list(getOrDefault(purchaseEffects())),
                list(getOrDefault(dropoutEffects())),
                infinite(getOrDefault(effectErrors())),
                new LikelihoodRatioTest(
                        (Double) getOrDefault(effectStatistic()), (Double) getOrDefault(effectPValue())));
    }

    @Override
    public Dataset<Row> transform(Dataset<?> customers) {
        transformSchema(customers.schema());
        ArrayType doubles = DataTypes.createArrayType(DataTypes.DoubleType, true);
        List<Column> numbers =
                customerCols().stream().map(BuyTillYouDieModel::number).toList();
        Column values = functions
                .array(numbers.subList(3, numbers.size()).toArray(new Column[0]))
                .cast(doubles);
        Column scores = functions
                .udf(new ScoreFunction(covariates(), terms()), doubles)
                .apply(numbers.get(0), numbers.get(1), numbers.get(2), values);
        List<Column> columns = new ArrayList<>();
        Arrays.stream(customers.columns())
                .map(name -> functions.col("`" + name + "`"))
                .forEach(columns::add);
        for (int i = 0; i < SCORES.size(); i++) {
            columns.add(functions.col(ALL_SCORES).getItem(i).as(SCORES.get(i)));
        }
        return customers.withColumn(ALL_SCORES, scores).select(columns.toArray(new Column[0]));
    }

    private static Column number(String column) {
        return functions.col("`" + column + "`").cast(DataTypes.DoubleType);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        BtydParams.requireNumbers(getOrDefault(family()), schema, customerCols());
        return withScores(schema);
    }

    @Override
    public BuyTillYouDieModel copy(ParamMap extra) {
        return copyValues(new BuyTillYouDieModel(uid), extra).setParentOf(parent());
    }

    static StructType withScores(StructType schema) {
        BtydParams.requireAbsent("buy-till-you-die models", schema, SCORES);
        StructType scored = schema;
        for (String name : SCORES) {
            scored = scored.add(name, DataTypes.DoubleType, true);
        }
        return scored;
    }

    BuyTillYouDieModel setParentOf(org.apache.spark.ml.Estimator<BuyTillYouDieModel> estimator) {
        return setParent(estimator);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** JSON has no infinity: the largest number stands for it. */
    private static double[] finite(List<Double> errors) {
        return errors.stream()
                .mapToDouble(error -> Math.min(error, Double.MAX_VALUE))
                .toArray();
    }

    private static List<Double> infinite(double[] errors) {
        return Arrays.stream(errors)
                .mapToObj(error -> error == Double.MAX_VALUE ? Double.POSITIVE_INFINITY : error)
                .toList();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
