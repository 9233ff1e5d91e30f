package ebb.star;

import static org.apache.spark.sql.functions.col;

import ebb.account.Movement;
import ebb.schema.ChurnMovementTable;
import ebb.schema.Table;
import ebb.schema.star.StarFlowTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link StarFlowTable}: of each start the period that ends first, so that periods follow one another. */
final class FlowRows implements StarSource {
    @Override
    public Table table() {
        return StarFlowTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        List<Row> moves = sources.rows(ChurnMovementTable.TABLE)
                .map(rows -> rows.where(col(ChurnMovementTable.KIND).equalTo(ChurnMovementTable.STANDING))
                        .collectAsList())
                .orElse(List.of());
        return sources.few(table(), flows(moves));
    }

    static List<Row> flows(List<Row> moves) {
        Map<Date, Date> ends = new TreeMap<>();
        moves.forEach(row -> ends.merge(
                row.getAs(ChurnMovementTable.FROM_ON),
                row.getAs(ChurnMovementTable.UNTIL_ON),
                (one, other) -> one.before(other) ? one : other));
        return ends.entrySet().stream()
                .flatMap(period -> flows(
                        period,
                        moves.stream()
                                .filter(row -> period.getKey().equals(row.getAs(ChurnMovementTable.FROM_ON))
                                        && period.getValue().equals(row.getAs(ChurnMovementTable.UNTIL_ON)))
                                .toList()))
                .toList();
    }

    private static Stream<Row> flows(Map.Entry<Date, Date> period, List<Row> moves) {
        return Arrays.stream(Movement.values()).map(movement -> {
            List<Row> own = moves.stream().filter(row -> isOf(row, movement)).toList();
            return RowFactory.create(
                    period.getKey(),
                    period.getValue(),
                    movement.label(),
                    own.stream()
                            .mapToLong(row -> row.<Long>getAs(ChurnMovementTable.CUSTOMERS))
                            .sum(),
                    own.stream()
                            .map(row -> row.<BigDecimal>getAs(ChurnMovementTable.YEAR_AMOUNT))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    }

    private static boolean isOf(Row row, Movement movement) {
        return Movement.of(row.getAs(ChurnMovementTable.FROM), row.getAs(ChurnMovementTable.TO))
                .filter(movement::equals)
                .isPresent();
    }
}
