package ebb.btyd.spark;

import ebb.btyd.model.LogLikelihood;
import ebb.btyd.spend.SpendFitter;
import ebb.btyd.spend.SpendFitter.Spend;
import ebb.btyd.spend.SpendFitter.Totals;
import ebb.btyd.spend.SpendModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Fits the Gamma-Gamma model of spend to a table of customers with the number and the mean of their spends. Every fit of Ebb goes through here.
 *
 * <p>Customers with the same two numbers are counted once; above {@code driverRows} of them the sums run on the cluster.
 */
public final class GammaGammaSpend extends Estimator<GammaGammaSpendModel>
        implements SpendParams, DefaultParamsWritable {
    private static final long serialVersionUID = 1L;
    private static final int PARTITIONS = 16;

    private final String uid;

    public GammaGammaSpend() {
        this("gammaGamma_" + UUID.randomUUID());
    }

    public GammaGammaSpend(String uid) {
        this.uid = uid;
        setDefaults();
        setDefault(driverRows(), 400_000);
    }

    public static MLReader<GammaGammaSpend> read() {
        return new DefaultParamsReader<>();
    }

    public static GammaGammaSpend load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public IntParam driverRows() {
        return new IntParam(this, "driverRows", "distinct customers up to which the sums run on the driver");
    }

    public GammaGammaSpend setDriverRows(int rows) {
        set(driverRows(), rows);
        return this;
    }

    @Override
    public GammaGammaSpendModel fit(Dataset<?> customers) {
        checkInput(customers.schema());
        Dataset<Row> grouped = customers
                .select(
                        functions
                                .col(quoted(getOrDefault(spendDaysCol())))
                                .cast(DataTypes.IntegerType)
                                .as("days"),
                        functions
                                .col(quoted(getOrDefault(meanSpendCol())))
                                .cast(DataTypes.DoubleType)
                                .as("mean"))
                .where("days > 0 and mean > 0")
                .groupBy("days", "mean")
                .agg(functions.count("*").as("weight"))
                .repartition(PARTITIONS, functions.col("days"), functions.col("mean"));
        JavaRDD<List<Spend>> parts = grouped.toJavaRDD()
                .mapPartitions(rows -> {
                    List<Spend> spends = new ArrayList<>();
                    rows.forEachRemaining(
                            row -> spends.add(new Spend(row.getInt(0), row.getDouble(1), (double) row.getLong(2))));
                    spends.sort(Spend.ORDER);
                    return List.of(spends).iterator();
                })
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return model(fit(parts));
        } finally {
            parts.unpersist(false);
        }
    }

    /** Fits to customers that are counted already; the same fit as of a table of these customers. */
    public GammaGammaSpendModel fit(List<Spend> customers) {
        return model(SpendFitter.fit(customers));
    }

    private GammaGammaSpendModel model(SpendModel fit) {
        return copyValues(new GammaGammaSpendModel(uid, fit), new ParamMap()).setParentOf(this);
    }

    private SpendModel fit(JavaRDD<List<Spend>> parts) {
        long distinct = parts.map(List::size).collect().stream()
                .mapToLong(Integer::longValue)
                .sum();
        if (distinct <= (Integer) getOrDefault(driverRows())) {
            List<Spend> all = parts.collect().stream()
                    .flatMap(List::stream)
                    .sorted(Spend.ORDER)
                    .toList();
            return SpendFitter.fit(all);
        }
        Totals totals = parts.map(Totals::of).collect().stream().reduce(Totals.NONE, Totals::plus);
        JavaRDD<LogLikelihood> likelihoods =
                parts.map(SpendFitter::logLikelihood).persist(StorageLevel.MEMORY_ONLY());
        try {
            return SpendFitter.fit(
                    totals, SpendFitter.logLikelihood(parts.first()), new ClusterLikelihood(likelihoods));
        } finally {
            likelihoods.unpersist(false);
        }
    }

    private static String quoted(String column) {
        return "`" + column + "`";
    }

    @Override
    public StructType transformSchema(StructType schema) {
        checkInput(schema);
        return SpendParams.withSpend(schema);
    }

    @Override
    public GammaGammaSpend copy(ParamMap extra) {
        return copyValues(new GammaGammaSpend(uid), extra);
    }
}
