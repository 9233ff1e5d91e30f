package ebb.export;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.testing.Published;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class MarketingListTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final List<String> CUSTOMERS = List.of("ahead", "overdue", "ended", "rare");

    private static Dataset<Row> ofEach(Table table) {
        return Published.filled(
                table,
                AS_OF,
                CUSTOMERS.stream()
                        .map(id -> Map.<String, Object>of("customer_id", id))
                        .toList());
    }

    private static Map<String, Object> rhythm(String customer, String category, String dueOn, String state) {
        return Map.of("customer_id", customer, "category", category, "due_on", Date.valueOf(dueOn), "state", state);
    }

    private static Map<String, String> due(Dataset<Row> rhythms) {
        Map<String, String> due = new HashMap<>();
        MarketingList.select(
                        MarketingList.of(
                                ofEach(NextActionsTable.TABLE),
                                new MarketingList.Tables(
                                        ofEach(SegmentsTable.TABLE), ofEach(ScoresTable.TABLE), null, rhythms)),
                        List.of("customer_id", "next_due_on", "next_due_category", "next_due_note"))
                .collectAsList()
                .forEach(row -> due.put(row.getString(0), row.get(1) + " " + row.get(2) + " " + row.get(3)));
        return due;
    }

    @Test
    void saysWhenTheNextPurchaseIsDueOrWhyThereIsNoDay() {
        Dataset<Row> rhythms = Published.filled(
                CategoryRhythmsTable.TABLE,
                AS_OF,
                Stream.of(
                                rhythm("ahead", "tea", "2026-07-20", "on time"),
                                rhythm("ahead", "wine", "2026-07-02", "on time"),
                                rhythm("ahead", "milk", "2026-06-01", "late"),
                                rhythm("overdue", "tea", "2026-06-29", "late"),
                                rhythm("overdue", "wine", "2026-07-02", "dropped"),
                                rhythm("ended", "tea", "2026-07-02", "dropped"))
                        .toList());
        assertThat(due(rhythms))
                .containsEntry("ahead", "2026-07-02 wine null")
                .containsEntry("overdue", "null null overdue: the day of every category has passed")
                .containsEntry("ended", "null null not predictable: every habit has ended")
                .containsEntry("rare", "null null not predictable: no category was bought on three days or more");
        assertThat(due(null).values())
                .containsOnly("null null not predictable: no category was bought on three days or more");
    }
}
