package ebb.erase;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.MajorEventsTable;
import ebb.testing.SparkSessions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class TableErasureTest {
    private static final StructType SCHEMA =
            new StructType(Arrays.stream(MajorEventsTable.TABLE.schema().fields())
                    .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                    .toArray(StructField[]::new));

    @Test
    void keepsRowsThatAreNobodys() {
        Dataset<Row> rows =
                SparkSessions.shared().createDataFrame(List.of(event("A1"), event("A2"), event(null)), SCHEMA);
        TableErasure erasure = new TableErasure(new ErasureRequest(new TreeSet<>(Set.of("A1")), Set.of()));
        assertThat(erasure.without(MajorEventsTable.TABLE, rows).collectAsList())
                .extracting(row -> row.<String>getAs(MajorEventsTable.CUSTOMER_ID))
                .containsExactly("A2", null);
        assertThat(erasure.theirs(MajorEventsTable.TABLE, rows).count()).isEqualTo(1);
        assertThat(erasure.remainsIn(MajorEventsTable.TABLE, rows)).isTrue();
    }

    /** An event of an account; null: of a region. */
    private static Row event(String customer) {
        return RowFactory.create(Arrays.stream(SCHEMA.fieldNames())
                .map(name -> name.equals(MajorEventsTable.CUSTOMER_ID) ? customer : null)
                .toArray());
    }
}
