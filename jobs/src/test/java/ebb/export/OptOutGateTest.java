package ebb.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ingest.catalogue.DataRefused;
import ebb.schema.Column;
import ebb.testing.SparkSessions;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class OptOutGateTest {
    @Test
    void refusesAListNobodyOfWhichTheCustomersKnow() {
        assertThatThrownBy(() -> OptOutGate.check(ids("17850", "17851"), ids("17850.0", "00017851", "00017851")))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("of the 2 customers to contact none is in the customers input, which lists 2")
                .hasMessageNotContaining("17850");
    }

    @Test
    void oneKnownCustomerShowsThatIdsAreOfOneKind() {
        assertThatCode(() -> OptOutGate.check(ids("17850", "17851"), ids("17851", "x")))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutTheInputOrWithAnEmptyListThereIsNothingToHonour() {
        assertThatCode(() -> {
                    OptOutGate.check(ids("17850"), null);
                    OptOutGate.check(ids(), ids("x"));
                })
                .doesNotThrowAnyException();
    }

    private static Dataset<Row> ids(String... ids) {
        return SparkSessions.shared()
                .createDataset(Arrays.asList(ids), Encoders.STRING())
                .toDF(Column.CUSTOMER_ID);
    }
}
