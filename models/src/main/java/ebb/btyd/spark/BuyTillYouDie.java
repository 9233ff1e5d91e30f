package ebb.btyd.spark;

import ebb.btyd.fit.BtydFitter;
import ebb.btyd.fit.CovariateFit;
import ebb.btyd.fit.CovariateFitter;
import ebb.btyd.fit.StratifiedBase;
import ebb.btyd.fit.StratifiedSummaries;
import ebb.btyd.fit.Stratum;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.GroupedSummaries;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Fits the buy-till-you-die model named by the param {@code family} to a table of customers with x, t_x and T. Every fit of Ebb goes through here.
 *
 * <p>One aggregate groups equal customers: those with the same x, t_x, T and covariates. As long as there are at most {@code driverRows} distinct ones the sums run on the driver, above that
 * on the cluster; the result is the same, whatever the layout of the table.
 */
public final class BuyTillYouDie extends Estimator<BuyTillYouDieModel> implements BtydParams, DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;

    public BuyTillYouDie() {
        this("btyd_" + UUID.randomUUID());
    }

    public BuyTillYouDie(String uid) {
        this.uid = uid;
        setDefaults();
        setDefault(logGapsCol(), "");
        setDefault(driverRows(), 400_000);
    }

    public static MLReader<BuyTillYouDie> read() {
        return new DefaultParamsReader<>();
    }

    public static BuyTillYouDie load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> logGapsCol() {
        return new Param<>(this, "logGapsCol", "column with the sum of the logs of the gaps, for models of regularity");
    }

    public IntParam driverRows() {
        return new IntParam(this, "driverRows", "distinct customers up to which the sums run on the driver");
    }

    public BuyTillYouDie setFamily(String name) {
        set(family(), BtydFamilyCatalogue.named(name).name());
        return this;
    }

    public BuyTillYouDie setHorizonDays(int days) {
        set(horizonDays(), days);
        return this;
    }

    public BuyTillYouDie setLogGapsCol(String column) {
        set(logGapsCol(), column);
        return this;
    }

    public BuyTillYouDie setDriverRows(int rows) {
        set(driverRows(), rows);
        return this;
    }

    public BuyTillYouDie setCovariateCols(String... columns) {
        set(covariateCols(), columns);
        return this;
    }

    @Override
    public BuyTillYouDieModel fit(Dataset<?> customers) {
        checkInput(customers.schema());
        try (ClusterStratifiedBase strata =
                ClusterStratifiedBase.of(customers, customerCols(), getOrDefault(logGapsCol()))) {
            boolean small = strata.distinct() <= (Integer) getOrDefault(driverRows());
            return fit(small ? strata.onDriver() : strata);
        }
    }

    /**
     * Fits to customers that are counted already, such as those of several as-of dates gathered in one pass over the ledger; without covariates, as the
     * counts have none. The same fit as of a table of these customers.
     */
    public BuyTillYouDieModel fit(GroupedSummaries customers) {
        if (getOrDefault(covariateCols()).length > 0) {
            throw new IllegalArgumentException("Cannot fit effects of " + List.of(getOrDefault(covariateCols()))
                    + ": customers counted already have no covariates. Give a table.");
        }
        return fit(new StratifiedSummaries(List.of(new Stratum(List.of(), customers))));
    }

    private BuyTillYouDieModel fit(StratifiedBase base) {
        BtydFamily wanted = BtydFamilyCatalogue.named(getOrDefault(family()));
        List<String> covariates = List.of(getOrDefault(covariateCols()));
        CovariateFit fit = covariates.isEmpty()
                ? CovariateFit.without(BtydFitter.fit(wanted, base.pooled()))
                : CovariateFitter.fit(wanted, covariates, base);
        return copyValues(new BuyTillYouDieModel(uid, fit), new ParamMap()).setParentOf(this);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        checkInput(schema);
        return BuyTillYouDieModel.withScores(schema);
    }

    @Override
    public BuyTillYouDie copy(ParamMap extra) {
        return copyValues(new BuyTillYouDie(uid), extra);
    }

    private void checkInput(StructType schema) {
        BtydParams.requireNumbers(getOrDefault(family()), schema, inputs());
    }

    /** x, t_x and T, covariates, and the log gaps where they are named. */
    private List<String> inputs() {
        List<String> columns = customerCols();
        if (!getOrDefault(logGapsCol()).isEmpty()) {
            columns.add(getOrDefault(logGapsCol()));
        }
        return columns;
    }
}
