package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.ingest.source.SourceRows;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Accepted rows of a delivery in memory: all of a small delivery, of a large one a share drawn by a hash of the row.
 *
 * <p>One query fetches them. To plan a query takes longer than to go through so few rows, so what is counted of them is counted here.
 *
 * @param step one row in so many was drawn; 1: all
 */
public record SampledRows(List<Row> rows, long step) {
    /** About so many rows are drawn; a delivery of less than twice as many is fetched whole. */
    private static final long DRAWN = 100_000;

    /**
     * Fetches rows.
     *
     * @param count their number
     */
    static SampledRows of(Dataset<Row> rows, long count) {
        long step = Math.max(1, count / DRAWN);
        Dataset<Row> drawn =
                step == 1 ? rows : rows.where(pmod(hash(rows), lit(step)).equalTo(0));
        return new SampledRows(drawn.collectAsList(), step);
    }

    /** Of the customer, the numbers and the dates of a row where it has a customer: to hash its other texts takes longer than all else. */
    private static Column hash(Dataset<Row> rows) {
        List<StructField> fields = List.of(rows.schema().fields());
        boolean hasCustomer = fields.stream().anyMatch(field -> field.name().equals(ebb.schema.Column.CUSTOMER_ID));
        return xxhash64(fields.stream()
                .filter(field -> !hasCustomer
                        || field.name().equals(ebb.schema.Column.CUSTOMER_ID)
                        || ColumnRange.isRanged(field))
                .map(field -> SourceRows.column(field.name()))
                .toArray(Column[]::new));
    }

    public boolean isAll() {
        return step == 1;
    }

    /** The values of a column that are not null; none where the column is not there. */
    public <T> Stream<T> values(String column) {
        if (rows.isEmpty() || !Arrays.asList(rows.get(0).schema().fieldNames()).contains(column)) {
            return Stream.empty();
        }
        int index = rows.get(0).fieldIndex(column);
        return rows.stream().map(row -> row.<T>getAs(index)).filter(Objects::nonNull);
    }

    /** Number of different values of a column. */
    public long distinct(String column) {
        Set<Object> seen = new HashSet<>(2 * rows.size());
        values(column).forEach(seen::add);
        return seen.size();
    }

    /** Number of rows by the values of a column that are not null. */
    public <T> Map<T, Long> frequencies(String column) {
        return this.<T>values(column).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
