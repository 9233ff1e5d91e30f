package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.Table;
import ebb.star.WithheldWords;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HabitsAndEventsTest {
    private static final int LEAST = 3;
    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

    @Test
    void ofASensitiveEventThePageSaysNothingAndOfASmallGroupNeither() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int c = 0; c < LEAST; c++) {
            events.add(event("c" + c, "birth", true));
            events.add(event("c" + c, "move", false));
        }
        events.add(event("c0", "new pet", false));
        assertThat(read(events).events())
                .containsExactly(new HabitsAndEvents.Event("birth", null), new HabitsAndEvents.Event("move", 3L));
    }

    @Test
    void aCategoryThatIsTheHabitOfFewIsLeftOut() {
        assertThat(read(List.of()).categories())
                .extracting(HabitsAndEvents.Category::name)
                .containsExactly("tea");
    }

    private static HabitsAndEvents read(List<Map<String, Object>> events) {
        List<Map<String, Object>> rhythms = new ArrayList<>();
        for (int c = 0; c < LEAST; c++) {
            rhythms.add(rhythm("c" + c, "tea"));
        }
        rhythms.add(rhythm("c0", "caviar"));
        Map<Table, Dataset<Row>> tables = Map.of(
                CategoryRhythmsTable.TABLE, rows(CategoryRhythmsTable.TABLE, rhythms),
                LifeEventsTable.TABLE, rows(LifeEventsTable.TABLE, events));
        ReportFrame frame = new ReportFrame("Shop", AS_OF, 90, "GBP", LEAST, Instant.EPOCH, "0.1.0");
        return (HabitsAndEvents) HabitsAndEvents.TYPE
                .reader()
                .read(new ReportSource(frame, tables::get, Optional.empty(), new WithheldWords(Set.of())))
                .orElseThrow();
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
                LifeEventsTable.AS_OF,
                Date.valueOf(AS_OF),
                LifeEventsTable.EVENT,
                event,
                LifeEventsTable.IS_SENSITIVE,
                isSensitive);
    }

    private static Map<String, Object> rhythm(String customer, String category) {
        return Map.of(
                CategoryRhythmsTable.CUSTOMER_ID,
                customer,
                CategoryRhythmsTable.AS_OF,
                Date.valueOf(AS_OF),
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
