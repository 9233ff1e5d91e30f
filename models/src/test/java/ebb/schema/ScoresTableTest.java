package ebb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoresTableTest {
    static Table[] tables() {
        return new Table[] {ScoresTable.TABLE, SegmentsTable.TABLE};
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnSaysWhatItMeans(Table table) {
        assertThat(Arrays.stream(table.schema().fields())
                        .filter(field -> field.getComment().isEmpty())
                        .map(StructField::name))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowIsACustomerOnAnAsOfDate(Table table) {
        assertThat(table.key()).containsExactly(Column.CUSTOMER_ID, Column.AS_OF);
        assertThat(table.hasAsOf()).isTrue();
    }
}
