package ebb.btyd.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.model.CustomerSummary;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import ebb.testing.SparkSessions;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class CustomerSummaryTableTest {
    private static final AsOf AS_OF = new AsOf(1100, new DataSpan(1000, 1200));

    @Test
    void countsRepeatDaysAgesGapsAndSpendUpToTheAsOfDate() {
        LedgerRow anna = row("anna", new int[] {1010, 1030, 1090, 1150}, new long[] {900, 1000, 3000, 70000});
        LedgerRow later = row("later", new int[] {1150}, new long[] {100});
        List<Row> rows = CustomerSummaryTable.of(
                        SparkSessions.shared().createDataset(List.of(anna, later), Encoders.bean(LedgerRow.class)),
                        AS_OF)
                .collectAsList();
        assertThat(rows).hasSize(1);
        Row summary = rows.get(0);
        assertThat(summary.getString(0)).isEqualTo("anna");
        assertThat(List.of(summary.getInt(1), summary.getInt(2), summary.getInt(3)))
                .containsExactly(2, 80, 90);
        assertThat(summary.getDouble(4)).isCloseTo(Math.log(20) + Math.log(60), within(1e-12));
        assertThat(summary.getInt(5)).isEqualTo(2);
        assertThat(summary.getDouble(6)).isEqualTo(20.0);
        assertThat(CustomerSummary.of(AS_OF.observe(Timeline.of(anna)))).isEqualTo(new CustomerSummary(2, 80, 90));
    }

    @Test
    void refusesToSummariseOneWhoHadNotBought() {
        LedgerRow later = row("later", new int[] {1150}, new long[] {100});
        assertThatThrownBy(() -> CustomerSummary.of(AS_OF.observe(Timeline.of(later))))
                .hasMessageContaining("Cannot summarise customer later");
    }

    private static LedgerRow row(String customer, int[] days, long[] amounts) {
        LedgerRow row = new LedgerRow();
        row.setCustomerId(customer);
        row.setCategories(new String[] {""});
        row.setDays(days);
        row.setAmounts(amounts);
        row.setCategoryIndexes(new int[days.length]);
        row.setReturnedAmounts(new long[days.length]);
        row.setQuantities(new long[days.length]);
        row.setReturnLines(new int[days.length]);
        int[] lines = new int[days.length];
        java.util.Arrays.fill(lines, 1);
        row.setLines(lines);
        return row;
    }
}
