package ebb.btyd.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.SpendFitter;
import ebb.btyd.spend.SpendFitter.Spend;
import ebb.btyd.spend.SpendModel;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

@Tag("spark")
class GammaGammaSpendTest {
    private static final double[] TRUTH = {6, 4, 15};
    private static final StructType SCHEMA = new StructType()
            .add(BtydColumns.SPEND_DAYS, DataTypes.IntegerType)
            .add(BtydColumns.MEAN_SPEND, DataTypes.createDecimalType(18, 2));

    @TempDir
    Path folder;

    @Test
    void recoversTheTruthInNinetyOfAHundredSimulations() {
        RandomDataGenerator random = new RandomDataGenerator(2);
        int[] covered = new int[3];
        for (int simulation = 0; simulation < 100; simulation++) {
            SpendModel model = SpendFitter.fit(draw(800, random));
            for (int i = 0; i < 3; i++) {
                double z = Math.log(TRUTH[i] / model.parameters().get(i))
                        / model.logStandardErrors().get(i);
                covered[i] += Math.abs(z) < 1.96 ? 1 : 0;
            }
        }
        assertThat(covered[0]).isGreaterThanOrEqualTo(90);
        assertThat(covered[1]).isGreaterThanOrEqualTo(90);
        assertThat(covered[2]).isGreaterThanOrEqualTo(90);
    }

    @Test
    void expectsTheOneSpendOfEveryoneWhereThereIsNoOther() {
        SpendModel model = SpendModel.ofOneSpend(9.99, 200);
        assertThat(model.expectedSpend(0, 0)).isCloseTo(9.99, within(1e-9));
        assertThat(model.expectedSpend(40, 9.99)).isCloseTo(9.99, within(1e-9));
        assertThat(model.findings()).containsExactly("All customers spend 9.99 on every purchase day.");
    }

    @Test
    void fitsOnTheDriverAndOnTheClusterAlike() {
        Dataset<Row> customers = customers();
        SpendModel driver = new GammaGammaSpend().fit(customers).fitted();
        SpendModel cluster = new GammaGammaSpend()
                .setDriverRows(5)
                .fit(customers.repartition(3))
                .fitted();
        assertThat(driver.customers()).isEqualTo(cluster.customers()).isPositive();
        for (int i = 0; i < 3; i++) {
            double value = driver.parameters().get(i);
            assertThat(cluster.parameters().get(i)).isCloseTo(value, within(1e-5 * value));
        }
    }

    @Test
    void savesLoadsAndAddsSpendAndLifetimeValue() throws IOException {
        Dataset<Row> customers = customers().withColumn(BtydColumns.DISCOUNTED_PURCHASES, functions.lit(2.0));
        GammaGammaSpendModel model = new GammaGammaSpend().fit(customers);
        model.write().overwrite().save(folder.resolve("spend").toString());
        GammaGammaSpendModel loaded =
                GammaGammaSpendModel.load(folder.resolve("spend").toString()).copy(new ParamMap());
        assertThat(loaded.fitted()).isEqualTo(model.fitted());
        Dataset<Row> priced = loaded.transform(customers);
        assertThat(priced.schema().fieldNames())
                .isEqualTo(model.transformSchema(customers.schema()).fieldNames());
        for (Row row : priced.limit(20).collectAsList()) {
            double mean = row.getDecimal(1).doubleValue();
            assertThat(row.getDouble(3)).isEqualTo(model.fitted().expectedSpend(row.getInt(0), mean));
            assertThat(row.getDouble(4)).isEqualTo(2 * row.getDouble(3));
        }
    }

    @Test
    void spendWithoutPurchasesToComeHasNoLifetimeValue() {
        GammaGammaSpendModel model = GammaGammaSpendModel.of(SpendFitter.fit(draw(300, new RandomDataGenerator(3))));
        assertThat(model.transform(customers()).columns())
                .contains(BtydColumns.EXPECTED_SPEND)
                .doesNotContain(BtydColumns.LIFETIME_VALUE);
        assertThatThrownBy(() -> model.transformSchema(new StructType()))
                .hasMessageContaining(BtydColumns.SPEND_DAYS + " is missing; " + BtydColumns.MEAN_SPEND);
        assertThat(new GammaGammaSpend()
                        .copy(new ParamMap())
                        .transformSchema(SCHEMA)
                        .fieldNames())
                .contains(BtydColumns.EXPECTED_SPEND);
    }

    private static List<Spend> draw(int customers, RandomDataGenerator random) {
        List<Spend> spends = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            int days = random.nextInt(1, 6);
            double scale = random.nextGamma(TRUTH[1], 1 / TRUTH[2]);
            spends.add(new Spend(days, random.nextGamma(TRUTH[0] * days, 1 / (scale * days)), 1));
        }
        return spends;
    }

    private static Dataset<Row> customers() {
        List<Row> rows = new ArrayList<>();
        for (Spend spend : draw(500, new RandomDataGenerator(8))) {
            rows.add(RowFactory.create(
                    spend.days(), java.math.BigDecimal.valueOf(Math.max(1, Math.round(spend.mean() * 100)), 2)));
        }
        rows.add(RowFactory.create(0, java.math.BigDecimal.ZERO));
        return SparkSessions.shared().createDataFrame(rows, SCHEMA);
    }
}
