package ebb.input;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CustomersTable;
import ebb.schema.Ingested;
import ebb.testing.SparkSessions;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class CustomerMasterTest {
    @Test
    void theStricterRowCountsAndTheLastFileGivesTheRest() {
        List<Row> rows = List.of(
                row("out", "Old", null, false, "a.csv"),
                row("out", "Ann", null, true, "a.csv"),
                row("out", "New", null, null, "b.csv"),
                row("agreed", null, true, null, "a.csv"),
                row("agreed", null, true, null, "b.csv"),
                row("unknown", null, true, null, "a.csv"),
                row("unknown", null, null, null, "b.csv"),
                row("denied", null, true, false, "a.csv"),
                row("denied", null, null, false, "a.csv"),
                row("denied", null, false, false, "a.csv"));
        Dataset<Row> customers = SparkSessions.shared().createDataFrame(rows, CustomersTable.TABLE.schema());
        Dataset<Row> one = CustomerMaster.onePerCustomer(customers);
        assertThat(one.columns()).containsExactly(customers.columns());
        assertThat(one
                        .select(
                                CustomersTable.CUSTOMER_ID,
                                CustomersTable.NAME,
                                CustomersTable.CONSENT,
                                CustomersTable.OPTED_OUT)
                        .orderBy(CustomersTable.CUSTOMER_ID)
                        .collectAsList()
                        .stream()
                        .map(Row::toString))
                .containsExactly(
                        "[agreed,null,true,null]",
                        "[denied,null,false,false]",
                        "[out,New,null,true]",
                        "[unknown,null,null,null]");
    }

    @Test
    void anInputThatIsOffStaysOff() {
        assertThat(CustomerMaster.onePerCustomer(null)).isNull();
    }

    private static Row row(Object... given) {
        Object[] cells = new Object[CustomersTable.TABLE.schema().size()];
        String[] columns = {
            CustomersTable.CUSTOMER_ID,
            CustomersTable.NAME,
            CustomersTable.CONSENT,
            CustomersTable.OPTED_OUT,
            Ingested.SOURCE_FILE
        };
        for (int i = 0; i < columns.length; i++) {
            cells[CustomersTable.TABLE.schema().fieldIndex(columns[i])] = given[i];
        }
        return RowFactory.create(cells);
    }
}
