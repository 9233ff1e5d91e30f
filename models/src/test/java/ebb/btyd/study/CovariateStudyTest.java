package ebb.btyd.study;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.btyd.RecoveryTest.Case;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.spark.CustomerSummaryTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.LifetimeEffectsTable;
import ebb.testing.SparkSessions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers of the south buy twice as often as those of the north, and leave alike. */
@Tag("spark")
class CovariateStudyTest {
    private static final Case NORTH = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 30.0, 1.2, 200.0));
    private static final Case SOUTH = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 15.0, 1.2, 200.0));
    private static final StructType MASTER = new StructType()
            .add(Column.CUSTOMER_ID, DataTypes.StringType)
            .add(CustomersTable.REGION, DataTypes.StringType)
            .add(CustomersTable.CREDIT_GRADE, DataTypes.IntegerType);
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private final List<Row> summaries = new ArrayList<>();
    private final List<Row> master = new ArrayList<>();

    @Test
    void findsHowOftenARegionBuysAgainstTheLargestOne() {
        addCustomers(NORTH, 2000, "north");
        addCustomers(SOUTH, 1500, " south ");
        addCustomers(NORTH, 60, null);
        addCustomers(NORTH, 49, "village");
        List<Row> rows = CovariateRows.of(study(CustomersTable.REGION), AS_OF);
        assertThat(rows.stream().map(row -> row.getString(2)))
                .containsExactly("north", "south", LifetimeEffectsTable.UNKNOWN, LifetimeEffectsTable.OTHER);
        assertThat(rows.stream().map(row -> row.getLong(5))).containsExactly(2000L, 1500L, 60L, 49L);
        assertThat(rows.stream().filter(row -> row.getBoolean(4))).containsExactly(rows.get(0));
        Row south = rows.get(1);
        assertThat(south.getDouble(6)).isBetween(1.8, 2.2);
        assertThat(2.0).isBetween(south.getDouble(7), south.getDouble(8));
        assertThat(1.0).isBetween(south.getDouble(10), south.getDouble(11));
        assertThat(south.getDouble(12)).isLessThan(1e-9);
        Row north = rows.get(0);
        assertThat(north.getDouble(6)).isEqualTo(1);
        assertThat(north.isNullAt(7)).isTrue();
    }

    @Test
    void leavesOutACovariateThatDoesNotVaryAndSaysSo() {
        addCustomers(NORTH, 300, "north");
        addCustomers(NORTH, 49, "south");
        CovariateStudy study = study(CustomersTable.CREDIT_GRADE);
        assertThat(study.fit()).isEmpty();
        assertThat(study.words()).isEmpty();
        assertThat(CovariateRows.of(study, AS_OF)).isEmpty();
        assertThat(study.findings())
                .containsExactly(
                        "The covariate credit_grade is left out: fewer than two of its values have 50 customers or more.");
    }

    @Test
    void saysWhyNothingCouldBeFitted() {
        for (int i = 0; i < 120; i++) {
            addCustomer(0, 0, 100, i % 2 == 0 ? "north" : "south");
        }
        CovariateStudy study = study(CustomersTable.REGION);
        assertThat(study.fit()).isEmpty();
        assertThat(study.findings())
                .singleElement()
                .asString()
                .startsWith("Left out the effects of [region]: Cannot fit pareto-nbd")
                .contains("bought on a second day");
    }

    private CovariateStudy study(String covariate) {
        Dataset<Row> known = SparkSessions.shared().createDataFrame(summaries, CustomerSummaryTable.SCHEMA);
        Dataset<Row> customers = SparkSessions.shared().createDataFrame(master, MASTER);
        return CovariateStudy.of(BtydFamilyCatalogue.PARETO_NBD, known, customers, List.of(covariate));
    }

    private void addCustomers(Case truth, int count, String region) {
        RandomDataGenerator random = new RandomDataGenerator(summaries.size());
        for (int i = 0; i < count; i++) {
            int age = random.nextInt(200, 400);
            int[] days = Arrays.stream(truth.family().draw(truth.array(), age, random))
                    .mapToInt(day -> Math.min(age, (int) Math.ceil(day)))
                    .distinct()
                    .toArray();
            addCustomer(days.length, days.length == 0 ? 0 : days[days.length - 1], age, region);
        }
    }

    private void addCustomer(int x, int lastAge, int age, String region) {
        String id = "c" + summaries.size();
        summaries.add(RowFactory.create(id, x, lastAge, age, 0.0, 0, 0.0));
        master.add(RowFactory.create(id, region, 4));
    }
}
