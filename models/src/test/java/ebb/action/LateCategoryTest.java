package ebb.action;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CategoryRhythmsTable;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
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
}
