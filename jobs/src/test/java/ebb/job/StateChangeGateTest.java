package ebb.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.Column;
import ebb.schema.SegmentsTable;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateChangeGateTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 10, 31);
    private static final LocalDate NOW = LocalDate.of(2025, 11, 1);

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void publish() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        write(BEFORE, 0);
        new Publications(lake)
                .publish(
                        "run",
                        Optional.of(BEFORE),
                        Map.of(SegmentsTable.TABLE.name(), lake.version(SegmentsTable.TABLE)),
                        Instant.EPOCH);
    }

    @Test
    void halfOfTheCustomersMayChangeAndNotOneMore() {
        write(NOW, 20);
        assertThatCode(() -> new StateChangeGate(lake, 0.5).check(NOW)).doesNotThrowAnyException();
        write(NOW, 21);
        assertThatThrownBy(() -> new StateChangeGate(lake, 0.5).check(NOW))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("21 of 40 customers")
                .hasMessageContaining("21 from active to lapsed")
                .hasMessageContaining("--yes");
        assertThatCode(() -> new StateChangeGate(lake, 1).check(NOW)).doesNotThrowAnyException();
    }

    private void write(LocalDate asOf, int lapsed) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> row = new HashMap<>();
            for (StructField field : SegmentsTable.TABLE.schema().fields()) {
                if (!field.nullable()) {
                    row.put(field.name(), field.dataType().equals(DataTypes.BooleanType) ? (Object) false : "x");
                }
            }
            row.put(Column.CUSTOMER_ID, "c" + i);
            row.put(Column.AS_OF, Date.valueOf(asOf));
            row.put(SegmentsTable.LIFECYCLE, i < lapsed ? "lapsed" : "active");
            rows.add(row);
        }
        lake.replaceAsOf(SegmentsTable.TABLE, asOf, Published.rows(SegmentsTable.TABLE, rows));
    }
}
