package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.account.Movement;
import ebb.schema.ChurnMovementTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Who came, stayed, went and returned in the last period.
 *
 * @param since start of the period; it ends on the as-of date
 * @param flows in that order
 */
public record CustomerFlow(LocalDate since, List<Flow> flows) implements Section {
    public static final SectionType TYPE =
            new SectionType("flow", "Who came and who went", List.of(ChurnMovementTable.TABLE), CustomerFlow::read);

    /** Customers who moved in one way, and what they bought in the year before. */
    public record Flow(String name, String meaning, long customers, BigDecimal yearAmount) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Empty where the data are too short for a period. */
    private static Optional<CustomerFlow> read(ReportSource source) {
        List<Row> moves = source.rows(ChurnMovementTable.TABLE)
                .map(rows -> rows.where(col(ChurnMovementTable.KIND).equalTo(ChurnMovementTable.STANDING))
                        .collectAsList())
                .orElse(List.of());
        return moves.stream()
                .map(row -> Cells.date(row, ChurnMovementTable.FROM_ON))
                .max(Comparator.naturalOrder())
                .map(since -> new CustomerFlow(since, flows(moves, since)));
    }

    private static List<Flow> flows(List<Row> moves, LocalDate since) {
        List<Row> last = moves.stream()
                .filter(row -> Cells.date(row, ChurnMovementTable.FROM_ON).equals(since))
                .toList();
        return Stream.of(
                        flow("New", "bought for the first time", last, Movement.GAINED),
                        flow("Stayed", "active then and now", last, Movement.STAYED),
                        flow("Returned", "had been lost, buy again", last, Movement.RETURNED),
                        flow("Lost", "were active, have stayed away since", last, Movement.LOST))
                .toList();
    }

    private static Flow flow(String name, String meaning, List<Row> moves, Movement movement) {
        List<Row> own = moves.stream()
                .filter(row -> Movement.of(row.getAs(ChurnMovementTable.FROM), row.getAs(ChurnMovementTable.TO))
                        .filter(movement::equals)
                        .isPresent())
                .toList();
        return new Flow(
                name,
                meaning,
                own.stream()
                        .mapToLong(row -> row.<Long>getAs(ChurnMovementTable.CUSTOMERS))
                        .sum(),
                own.stream()
                        .map(row -> row.<BigDecimal>getAs(ChurnMovementTable.YEAR_AMOUNT))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
