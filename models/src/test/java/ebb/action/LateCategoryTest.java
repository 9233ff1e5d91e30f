package ebb.action;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CategoryRhythmsTable;
import ebb.testing.SparkSessions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LateCategoryTest {
    private static final StructType SCHEMA = new StructType()
            .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.CATEGORY))
            .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.USUAL_GAP))
            .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.LAST_BOUGHT_ON))
            .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.DUE_UNTIL_ON));

    @Test
    void saysWhyTheCustomerIsRemindedOfIt() {
        ActionFacts.Due due = NextActionChooser.due(new GenericRowWithSchema(
                new Object[] {"body_care", 34.6, Date.valueOf("2026-03-03"), Date.valueOf("2026-05-01")}, SCHEMA));

        assertThat(due)
                .isEqualTo(new ActionFacts.Due(
                        "body care",
                        LocalDate.of(2026, 5, 1),
                        "body care is late: usually bought every 35 days, last on 3 Mar 2026"));
    }

    @Test
    @Tag("spark")
    void nobodyIsRemindedOfAHabitThatWasDueSoLongAgoThatItHasEnded() {
        StructType schema = SCHEMA.add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.STATE))
                .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.IS_SHOP_SILENT))
                .add(CategoryRhythmsTable.TABLE.schema().apply(CategoryRhythmsTable.AS_OF));
        Dataset<Row> rhythms = SparkSessions.shared()
                .createDataFrame(
                        List.of(
                                late("tea: 91 days", 10, "2026-03-31"),
                                late("coffee: 92 days", 10, "2026-03-30"),
                                late("wine: three gaps of 40 days", 40, "2026-03-02"),
                                late("beer: a day more", 40, "2026-03-01")),
                        schema);

        assertThat(NextActionRows.due(rhythms)
                        .select(CategoryRhythmsTable.CATEGORY)
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("tea: 91 days", "wine: three gaps of 40 days");
    }

    private static Row late(String category, double gap, String until) {
        return RowFactory.create(
                category,
                gap,
                Date.valueOf("2025-12-01"),
                Date.valueOf(until),
                CategoryRhythmsTable.LATE,
                false,
                Date.valueOf("2026-06-30"));
    }
}
