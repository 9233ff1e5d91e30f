package ebb.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.segment.saved.SegmentCondition;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentFormTest {
    private static final SegmentCondition ACTIVE = words(ScoresTable.IS_ACTIVE, "true");
    private static final SegmentCondition RISK =
            new SegmentCondition(ScoresTable.CHURN_PROBABILITY, List.of(), "0.2", null);

    private static SegmentCondition words(String column, String... values) {
        return new SegmentCondition(column, List.of(values), null, null);
    }

    @Test
    void saysInASentenceWhomTheConditionsLeave() {
        assertThat(SegmentForm.customers(List.of())).isEqualTo("customers");
        assertThat(SegmentForm.customers(List.of(RISK, ACTIVE)))
                .isEqualTo("active customers with churn probability from 0.2");
        assertThat(SegmentForm.customers(List.of(
                        words(SegmentsTable.IS_CORE, "false"), ACTIVE, words(CustomersTable.REGION, "south_west"))))
                .isEqualTo("not core active customers with region south west");
    }

    @Test
    void listsConditionsInWordsAndDaysAsThePagesDo() {
        assertThat(SegmentForm.words(List.of(
                        ACTIVE,
                        words(SegmentsTable.RISK_BAND, "low", "high"),
                        new SegmentCondition(
                                StarCustomersTable.LAST_BOUGHT_ON, List.of(), "2026-01-01", "2026-02-03"))))
                .isEqualTo("active; risk band low or high; last purchase from 1 Jan 2026 to 3 Feb 2026");
    }
}
