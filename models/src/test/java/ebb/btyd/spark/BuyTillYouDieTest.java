package ebb.btyd.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import ebb.btyd.RecoveryTest.Case;
import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.fit.CovariateFit;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.LifetimeScorer;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class BuyTillYouDieTest {
    private static final Case TRUTH = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 30.0, 1.2, 200.0));
    private static final StructType SCHEMA = new StructType()
            .add("customer_id", DataTypes.StringType)
            .add(BtydColumns.X, DataTypes.IntegerType)
            .add(BtydColumns.LAST_AGE, DataTypes.IntegerType)
            .add(BtydColumns.AGE, DataTypes.IntegerType);

    @TempDir
    Path folder;

    @Test
    void fitsOnTheDriverAndOnTheClusterAlikeWhateverTheLayout() {
        Dataset<Row> customers = customers(2000);
        BtydFit driver =
                new BuyTillYouDie().setFamily("pareto-nbd").fit(customers).fitted();
        BuyTillYouDie onCluster = new BuyTillYouDie().setFamily("pareto-nbd").setDriverRows(10);
        BtydFit cluster = onCluster.fit(customers).fitted();
        BtydFit again = onCluster
                .fit(customers
                        .repartition(5)
                        .orderBy(functions.col("customer_id").desc()))
                .fitted();
        assertThat(again).isEqualTo(cluster);
        assertThat(cluster.logLikelihood()).isCloseTo(driver.logLikelihood(), within(1e-6));
        for (int i = 0; i < 4; i++) {
            assertThat(cluster.parameter(i)).isCloseTo(driver.parameter(i), within(1e-4 * driver.parameter(i)));
        }
        assertThat(driver.customers()).isEqualTo(2000);
    }

    @Test
    void addsTheColumnsThatTheScorerGives() {
        Dataset<Row> customers = customers(50);
        BuyTillYouDieModel model = BuyTillYouDieModel.of(fit());
        Dataset<Row> scored = model.transform(customers);
        assertThat(scored.schema()).isEqualTo(model.transformSchema(customers.schema()));
        LifetimeScorer scorer = new LifetimeScorer(TRUTH.model(), model.terms());
        for (Row row : scored.collectAsList()) {
            double[] expected =
                    scorer.score(new CustomerSummary(row.getInt(1), row.getInt(2), row.getInt(3)), Double.NaN);
            for (int i = 0; i < BuyTillYouDieModel.SCORES.size(); i++) {
                assertThat(row.getDouble(4 + i)).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void customersWithoutHistoryGetNulls() {
        Dataset<Row> nobody =
                SparkSessions.shared().createDataFrame(List.of(RowFactory.create("new", null, null, null)), SCHEMA);
        Row row = BuyTillYouDieModel.of(fit()).transform(nobody).head();
        assertThat(row.isNullAt(4)).isTrue();
        assertThat(row.isNullAt(10)).isTrue();
    }

    @Test
    void savesAndLoadsItselfAloneAndInAPipeline() throws IOException {
        Dataset<Row> customers = customers(600);
        BuyTillYouDie estimator = new BuyTillYouDie().setFamily("bg-nbd").setHorizonDays(30);
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {estimator});
        PipelineModel fitted = pipeline.fit(customers);
        fitted.write().overwrite().save(folder.resolve("pipeline").toString());
        PipelineModel loaded = PipelineModel.load(folder.resolve("pipeline").toString());
        new JavaDataFrameSuiteBase()
                .assertSmallDataFrameDataEquals(fitted.transform(customers), loaded.transform(customers));
        BuyTillYouDieModel model = (BuyTillYouDieModel) loaded.stages()[0];
        assertThat(model.fitted()).isEqualTo(((BuyTillYouDieModel) fitted.stages()[0]).fitted());
        assertThat(model.terms().horizonDays()).isEqualTo(30);
        estimator.write().overwrite().save(folder.resolve("estimator").toString());
        assertThat(BuyTillYouDie.load(folder.resolve("estimator").toString())
                        .terms()
                        .horizonDays())
                .isEqualTo(30);
    }

    @Test
    void copiesKeepUidParamsAndFit() {
        BuyTillYouDieModel model = BuyTillYouDieModel.of(fit());
        BuyTillYouDieModel copy = model.copy(new ParamMap().put(model.horizonDays(), 7));
        assertThat(copy.uid()).isEqualTo(model.uid());
        assertThat(copy.fitted()).isEqualTo(model.fitted());
        assertThat(copy.terms().horizonDays()).isEqualTo(7);
        assertThat(model.terms().horizonDays()).isEqualTo(90);
        BuyTillYouDie estimator = new BuyTillYouDie().setFamily("mbg-nbd");
        assertThat(estimator.copy(new ParamMap()).explainParams()).contains("mbg-nbd");
    }

    @Test
    void namesAllColumnsThatAreMissingOrWrong() {
        StructType wrong =
                new StructType().add(BtydColumns.X, DataTypes.StringType).add(BtydColumns.AGE, DataTypes.IntegerType);
        assertThatThrownBy(() -> new BuyTillYouDie().transformSchema(wrong))
                .hasMessageContaining(BtydColumns.X + " is string, not a number")
                .hasMessageContaining(BtydColumns.LAST_AGE + " is missing");
        StructType scored = BuyTillYouDieModel.withScores(SCHEMA);
        assertThatThrownBy(() -> BuyTillYouDieModel.of(fit()).transformSchema(scored))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> new BuyTillYouDie().setFamily("bgnbd")).hasMessageContaining("Choose one of [nbd, bg");
    }

    @Test
    void refusesCustomersWithoutHistoryAndEmptyTables() {
        Dataset<Row> customers = customers(20);
        Dataset<Row> withNull = customers.withColumn(
                BtydColumns.X,
                functions
                        .when(functions.col("customer_id").equalTo("3"), null)
                        .otherwise(functions.col(BtydColumns.X)));
        assertThatThrownBy(() -> new BuyTillYouDie().fit(withNull))
                .hasStackTraceContaining("1 customers have no x, t_x or T");
        assertThatThrownBy(() -> new BuyTillYouDie().fit(customers.limit(0))).hasMessageContaining("0 customers");
    }

    @Test
    void fitsRegularityFromTheLogGaps() {
        Dataset<Row> customers =
                customers(500).withColumn("gaps", functions.col(BtydColumns.X).multiply(2.5));
        BtydFit fit = new BuyTillYouDie()
                .setFamily("bg-cnbd-2")
                .setLogGapsCol("gaps")
                .fit(customers)
                .fitted();
        GroupedSummaries same = GroupedSummaries.of(summaries(500))
                .withLogGaps(2.5
                        * summaries(500).stream().mapToInt(CustomerSummary::x).sum());
        assertThat(fit.logLikelihood())
                .isCloseTo(BtydFitter.fit(BtydFamilyCatalogue.BG_CNBD_2, same).logLikelihood(), within(1e-6));
    }

    @Test
    void fitsAndScoresWithCovariates() throws IOException {
        Dataset<Row> customers = customers(1200)
                .withColumn("is_web", functions.col("customer_id").cast("int").mod(2));
        BuyTillYouDieModel model = new BuyTillYouDie()
                .setFamily("pareto-nbd")
                .setCovariateCols("is_web")
                .fit(customers);
        CovariateFit fit = model.covariates();
        assertThat(fit.covariates()).containsExactly("is_web");
        assertThat(fit.againstNone().pValue()).isGreaterThan(.001);
        model.write().overwrite().save(folder.resolve("covariates").toString());
        BuyTillYouDieModel loaded =
                BuyTillYouDieModel.load(folder.resolve("covariates").toString());
        assertThat(loaded.covariates()).isEqualTo(fit);
        for (Row row : loaded.transform(customers).limit(10).collectAsList()) {
            CustomerSummary customer = new CustomerSummary(row.getInt(1), row.getInt(2), row.getInt(3));
            double alive = fit.model(List.of((double) row.getInt(4))).alive(customer);
            assertThat(row.getDouble(5)).isCloseTo(alive, within(1e-12));
        }
        assertThatThrownBy(() -> new BuyTillYouDie().setCovariateCols("channel").fit(customers))
                .hasMessageContaining("channel is missing");
    }

    @Test
    void fitsCovariatesOnTheDriverAndOnTheClusterAlikeWhateverTheLayout() {
        Dataset<Row> customers = customers(1200)
                .withColumn("is_web", functions.col("customer_id").cast("int").mod(2))
                .withColumn(
                        "first_amount", functions.col("customer_id").cast("int").mod(7));
        BuyTillYouDie onDriver = new BuyTillYouDie().setFamily("pareto-nbd").setCovariateCols("is_web", "first_amount");
        BuyTillYouDie onCluster = onDriver.copy(new ParamMap()).setDriverRows(10);
        CovariateFit driver = onDriver.fit(customers).covariates();
        CovariateFit cluster = onCluster.fit(customers).covariates();
        CovariateFit again = onCluster
                .fit(customers
                        .repartition(5)
                        .orderBy(functions.col("customer_id").desc()))
                .covariates();
        assertThat(again).isEqualTo(cluster);
        assertThat(cluster.base().customers()).isEqualTo(1200);
        assertThat(cluster.base().logLikelihood()).isCloseTo(driver.base().logLikelihood(), within(1e-6));
        assertThat(cluster.purchaseEffects()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(cluster.purchaseEffects().get(i))
                    .isCloseTo(driver.purchaseEffects().get(i), within(1e-4));
            assertThat(cluster.dropoutEffects().get(i))
                    .isCloseTo(driver.dropoutEffects().get(i), within(1e-3));
        }
    }

    @Test
    void fitsRegularityWithCovariates() {
        Dataset<Row> customers = customers(500)
                .withColumn("gaps", functions.col(BtydColumns.X).multiply(2.5))
                .withColumn("is_web", functions.col("customer_id").cast("int").mod(2));
        BuyTillYouDie estimator = new BuyTillYouDie().setFamily("bg-cnbd-2").setLogGapsCol("gaps");
        double without = estimator.fit(customers).fitted().logLikelihood();
        CovariateFit fit = estimator.setCovariateCols("is_web").fit(customers).covariates();
        assertThat(2 * (fit.base().logLikelihood() - without))
                .isCloseTo(fit.againstNone().statistic(), within(1e-6))
                .isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "is_web"})
    void refusesBadRowsEmptyTablesOneCustomerAndCustomersAllAlike(String covariate) {
        Dataset<Row> good = customers(60)
                .withColumn("is_web", functions.col("customer_id").cast("int").mod(2));
        BuyTillYouDie estimator = new BuyTillYouDie();
        if (!covariate.isEmpty()) {
            estimator.setCovariateCols(covariate);
        }
        assertThatThrownBy(() -> estimator.fit(with(good, -1, 0, 10))).hasStackTraceContaining("x is negative");
        assertThatThrownBy(() -> estimator.fit(with(good, 2, 11, 10))).hasStackTraceContaining("t_x lies after T");
        assertThatThrownBy(() -> estimator.fit(with(good, 0, 5, 10))).hasStackTraceContaining("t_x is above 0");
        assertThatThrownBy(() -> estimator.fit(good.limit(0))).hasMessageContaining("Cannot fit");
        assertThatThrownBy(() -> estimator.fit(good.limit(1))).hasMessageContaining("Cannot fit");
        assertThatThrownBy(() -> estimator.fit(with(good, 3, 20, 30))).hasMessageContaining("the same purchases");
        assertThatThrownBy(() -> estimator.fit(with(good, 0, 0, 0))).hasMessageContaining("bought on a second day");
        assertThatThrownBy(() -> BuyTillYouDieModel.of(fit())
                        .transform(with(good, 2, 11, 10))
                        .collect())
                .hasStackTraceContaining("t_x lies after T");
    }

    @Test
    void refusesCustomersWithoutACovariate() {
        Dataset<Row> customers = customers(60)
                .withColumn(
                        "is_web", functions.when(functions.col("customer_id").gt("3"), 1));
        assertThatThrownBy(() -> new BuyTillYouDie().setCovariateCols("is_web").fit(customers))
                .hasStackTraceContaining("customers have no value in is_web");
    }

    /** The same x, t_x and T for all. */
    private static Dataset<Row> with(Dataset<Row> customers, int x, int lastAge, int age) {
        return customers
                .withColumn(BtydColumns.X, functions.lit(x))
                .withColumn(BtydColumns.LAST_AGE, functions.lit(lastAge))
                .withColumn(BtydColumns.AGE, functions.lit(age));
    }

    private static BtydFit fit() {
        return new BtydFit(
                "pareto-nbd", TRUTH.parameters(), List.of(.1, .1, .1, Double.POSITIVE_INFINITY), -1, 9, List.of());
    }

    private static List<CustomerSummary> summaries(int n) {
        RandomDataGenerator random = new RandomDataGenerator(42);
        List<CustomerSummary> drawn = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int age = random.nextInt(200, 400);
            int[] days = Arrays.stream(TRUTH.family().draw(TRUTH.array(), age, random))
                    .mapToInt(day -> (int) Math.ceil(day))
                    .distinct()
                    .toArray();
            drawn.add(
                    new CustomerSummary(days.length, days.length == 0 ? 0 : Math.min(age, days[days.length - 1]), age));
        }
        return drawn;
    }

    private static Dataset<Row> customers(int n) {
        List<Row> rows = new ArrayList<>();
        for (CustomerSummary s : summaries(n)) {
            rows.add(RowFactory.create(Integer.toString(rows.size()), s.x(), (int) s.lastAge(), (int) s.age()));
        }
        return SparkSessions.shared().createDataFrame(rows, SCHEMA);
    }
}
