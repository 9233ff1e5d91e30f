package ebb.action;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.NextActionsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.testing.SparkSessions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class WarningStepsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final String RULE_STEP = "Call: make one offer";

    private static Map<String, Object> warning(String id, String purpose) {
        return Map.of(
                WarningsTable.CUSTOMER_ID,
                id,
                WarningsTable.PURPOSE,
                purpose,
                WarningsTable.NEXT_STEP,
                RULE_STEP,
                WarningsTable.CHECKED_ON,
                Date.valueOf(DAY));
    }

    private static Map<String, Object> action(String id, String state, String because) {
        Map<String, Object> row =
                new HashMap<>(Map.of(NextActionsTable.CUSTOMER_ID, id, NextActionsTable.STATE, state));
        if (because == null) {
            row.put(NextActionsTable.ACTION, "Send the reminder mailing");
            row.put(NextActionsTable.CHANNEL, "email");
            row.put(NextActionsTable.CONTACT_BY, Date.valueOf("2026-07-14"));
        } else {
            row.put(NextActionsTable.SUPPRESSED_BECAUSE, because);
        }
        return row;
    }

    private static Dataset<Row> rows(Table table, List<Map<String, Object>> cells) {
        StructType nullable = new StructType(Arrays.stream(table.schema().fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new));
        return SparkSessions.shared()
                .createDataFrame(
                        cells.stream()
                                .map(row -> RowFactory.create(Arrays.stream(nullable.fieldNames())
                                        .map(row::get)
                                        .toArray()))
                                .toList(),
                        nullable);
    }

    private static List<String> steps(Dataset<Row> warnings) {
        return warnings.orderBy(WarningsTable.CUSTOMER_ID).collectAsList().stream()
                .map(row -> row.getAs(WarningsTable.CUSTOMER_ID) + " " + row.getAs(WarningsTable.NEXT_STEP))
                .toList();
    }

    @Test
    void sayTheOneActionOrWhyThereIsNone() {
        Dataset<Row> warnings = rows(
                WarningsTable.TABLE,
                List.of(
                        warning("dear", "marketing"),
                        warning("due", "marketing"),
                        warning("duty", "account duty"),
                        warning("later", "marketing"),
                        warning("lately", "marketing"),
                        warning("refused", "marketing"),
                        warning("unscored", "marketing")));
        Dataset<Row> actions = rows(
                NextActionsTable.TABLE,
                List.of(
                        action("dear", NextActionsTable.NOTHING_DUE, "would cost more than it is expected to bring"),
                        action("due", NextActionsTable.DUE, null),
                        action("duty", NextActionsTable.DUE, null),
                        action("later", NextActionsTable.WAITING, null),
                        action("lately", NextActionsTable.SUPPRESSED, "has an open complaint"),
                        action("refused", NextActionsTable.DUE, "has asked not to be contacted")));
        Dataset<Row> told = WarningSteps.of(warnings, actions).cache();
        assertThat(steps(told))
                .containsExactly(
                        "dear Nothing due: would cost more than it is expected to bring",
                        "due Send the reminder mailing (email, by 14 Jul 2026)",
                        "duty " + RULE_STEP,
                        "lately Nothing: has an open complaint",
                        "later Waits for capacity: Send the reminder mailing (email, by 14 Jul 2026)",
                        "refused Nothing: has asked not to be contacted",
                        "unscored " + RULE_STEP);
        assertThat(WarningSteps.changed(warnings, actions, DAY).count()).isEqualTo(5);
        assertThat(WarningSteps.changed(told, actions, DAY).count()).isZero();
        assertThat(WarningSteps.changed(warnings, actions, DAY.minusDays(1)).count())
                .isZero();
    }
}
