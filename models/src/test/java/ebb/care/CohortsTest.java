package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CohortsTest {
    private static Line line(String customer, String on, double amount) {
        return Line.purchase(customer, (int) LocalDate.parse(on).toEpochDay(), amount);
    }

    private static List<String> rows(String asOf, List<Line> lines) {
        Cohorts cohorts = new Cohorts(
                AsOf.of(LocalDate.parse(asOf), DataSpan.of(LocalDate.parse("2025-01-10"), LocalDate.parse(asOf))));
        Cohorts.Sums sums = cohorts.empty();
        LocalLedger.of(lines).forEach(row -> cohorts.add(sums, new CustomerAccount(row, AccountInputs.NONE)));
        return cohorts.rows(sums).stream().map(CohortsTest::words).toList();
    }

    /** Cohort, months since, whether the data begin there, cohort size, buying, amount, revenue share. */
    private static String words(Row row) {
        return row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4) + " " + row.get(5) + " " + row.get(7)
                + " " + row.get(8);
    }

    @Test
    void followsEachMonthsNewCustomers() {
        List<Line> lines = List.of(
                line("a", "2025-01-10", 10),
                line("a", "2025-01-31", 10),
                line("a", "2025-03-01", 5),
                line("b", "2025-02-28", 40),
                line("b", "2025-03-02", 10),
                line("b", "2025-03-30", 20),
                line("c", "2025-02-01", 20));
        assertThat(rows("2025-03-31", lines))
                .containsExactly(
                        "2025-01-01 0 true 1 1 20.00 1.0",
                        "2025-01-01 1 true 1 0 0.00 0.0",
                        "2025-01-01 2 true 1 1 5.00 0.25",
                        "2025-02-01 0 false 2 2 60.00 1.0",
                        "2025-02-01 1 false 2 1 30.00 0.5");
    }

    @Test
    void leavesOutAMonthThatHasNotEnded() {
        List<Line> lines = List.of(line("a", "2025-01-10", 10), line("a", "2025-02-01", 10));
        assertThat(rows("2025-02-27", lines)).containsExactly("2025-01-01 0 true 1 1 10.00 1.0");
        assertThat(rows("2025-02-28", lines)).hasSize(2);
        assertThat(rows("2025-01-30", lines.subList(0, 1))).isEmpty();
    }
}
