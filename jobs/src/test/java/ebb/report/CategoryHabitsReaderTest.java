package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.RhythmBacktestsTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CategoryHabitsReaderTest {
    private static final int LEAST = 3;

    @Test
    void ofASensitiveEventThePageSaysNothingAndOfASmallGroupNeither() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int c = 0; c < LEAST; c++) {
            events.add(event("c" + c, "birth", true));
            events.add(event("c" + c, "move", false));
        }
        events.add(event("c0", "new pet", false));
        assertThat(read(events).events())
                .containsExactly(new CategoryHabits.Event("birth", null), new CategoryHabits.Event("move", 3L));
    }

    @Test
    void aCategoryThatIsTheHabitOfFewIsLeftOut() {
        assertThat(read(List.of()).categories())
                .extracting(CategoryHabits.Category::name)
                .containsExactly("tea");
    }

    private static CategoryHabits read(List<Map<String, Object>> events) {
        List<Map<String, Object>> rhythms = new ArrayList<>();
        for (int c = 0; c < LEAST; c++) {
            rhythms.add(rhythm("c" + c, "tea"));
        }
        rhythms.add(rhythm("c0", "caviar"));
        return new CategoryHabitsReader(
                        rows(CategoryRhythmsTable.TABLE, rhythms),
                        rows(RhythmBacktestsTable.TABLE, List.of()),
                        rows(LifeEventPatternsTable.TABLE, List.of()),
                        rows(LifeEventsTable.TABLE, events),
                        LEAST)
                .read();
    }

    private static Dataset<Row> rows(Table table, List<Map<String, Object>> rows) {
        return rows.isEmpty()
                ? SparkSessions.shared().createDataFrame(List.of(), table.schema())
                : Published.rows(table, rows);
    }

    private static Map<String, Object> event(String customer, String event, boolean isSensitive) {
        return Map.of(
                LifeEventsTable.CUSTOMER_ID,
                customer,
                LifeEventsTable.EVENT,
                event,
                LifeEventsTable.IS_SENSITIVE,
                isSensitive);
    }

    private static Map<String, Object> rhythm(String customer, String category) {
        return Map.of(
                CategoryRhythmsTable.CUSTOMER_ID,
                customer,
                CategoryRhythmsTable.CATEGORY,
                category,
                CategoryRhythmsTable.STATE,
                "due",
                CategoryRhythmsTable.IS_SHOP_SILENT,
                false,
                CategoryRhythmsTable.YEAR_AMOUNT,
                new BigDecimal("10.00"));
    }
}
