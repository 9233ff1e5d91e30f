package ebb.btyd;

import ebb.btyd.CovariateFitter.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Groups a table of customers by their covariates, and by (x, t_x, T) within each combination. */
final class ClusterStrata {
    private static final Comparator<List<Double>> ORDER = (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
            int byValue = one.get(i).compareTo(other.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    };

    private ClusterStrata() {}

    /**
     * The groups, on the driver.
     *
     * @param columns x, t_x and T, then the covariates
     * @param logGaps column with the sum of log gaps, empty for none
     */
    static List<Stratum> collect(Dataset<?> customers, List<String> columns, String logGaps) {
        Column[] key = columns.stream()
                .map(name -> functions.col("`" + name + "`").cast(DataTypes.DoubleType))
                .toArray(Column[]::new);
        Column gaps = logGaps.isEmpty() ? functions.lit(Double.NaN) : functions.col("`" + logGaps + "`");
        List<Row> rows = customers
                .groupBy(key)
                .agg(functions.count("*"), functions.sum(gaps.cast(DataTypes.DoubleType)))
                .collectAsList();
        Map<List<Double>, Map<Summary, Long>> counts = new TreeMap<>(ORDER);
        Map<List<Double>, Double> gapSums = new HashMap<>();
        for (Row row : rows) {
            requireAll(row, columns);
            List<Double> values = new ArrayList<>();
            for (int i = 3; i < columns.size(); i++) {
                values.add(row.getDouble(i));
            }
            Summary customer = new Summary((int) Math.round(row.getDouble(0)), row.getDouble(1), row.getDouble(2));
            counts.computeIfAbsent(values, first -> new HashMap<>()).put(customer, row.getLong(columns.size()));
            double sum = row.isNullAt(columns.size() + 1) ? 0 : row.getDouble(columns.size() + 1);
            gapSums.merge(values, sum, Double::sum);
        }
        return counts.entrySet().stream()
                .map(stratum -> new Stratum(
                        stratum.getKey(),
                        GroupedSummaries.of(stratum.getValue()).withLogGaps(gapSums.get(stratum.getKey()))))
                .toList();
    }

    private static void requireAll(Row row, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (row.isNullAt(i)) {
                throw new IllegalArgumentException("Cannot fit: " + row.getLong(columns.size())
                        + " customers have no value in " + columns.get(i) + ". Leave them out or fill it.");
            }
        }
    }
}
