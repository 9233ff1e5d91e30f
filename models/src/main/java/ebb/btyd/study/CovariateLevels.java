package ebb.btyd.study;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ebb.schema.LifetimeEffectsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The levels of a covariate, coded one-hot with a reference level. Customers without a value are a level of their own; values with too few customers are
 * taken together.
 *
 * @param covariate column with the values
 * @param customers customers of each level; the reference level, which has most, comes first
 */
record CovariateLevels(String covariate, Map<String, Long> customers) {
    static final long FEWEST_CUSTOMERS = 50;
    /** Each level costs two parameters. */
    private static final int MOST_LEVELS = 20;

    private static final String COUNT = "level_customers";

    static CovariateLevels of(Dataset<Row> customers, String covariate) {
        Map<String, Long> levels = new LinkedHashMap<>();
        long others = 0;
        for (Row row : customers
                .groupBy(value(covariate).as(covariate))
                .agg(count(lit(1)).as(COUNT))
                .orderBy(desc(COUNT), col(covariate))
                .collectAsList()) {
            if (row.getLong(1) >= FEWEST_CUSTOMERS && levels.size() < MOST_LEVELS) {
                levels.put(row.getString(0), row.getLong(1));
            } else {
                others += row.getLong(1);
            }
        }
        if (others > 0) {
            levels.merge(LifetimeEffectsTable.OTHER, others, Long::sum);
        }
        return new CovariateLevels(covariate, levels);
    }

    String reference() {
        return customers.keySet().iterator().next();
    }

    /** The levels that have an effect against the reference level. */
    List<String> compared() {
        return customers.keySet().stream().skip(1).toList();
    }

    /** The column with 1 for customers of a level and 0 for others. */
    String indicator(String level) {
        return covariate + " = " + level.replace('`', '\'');
    }

    /** The same customers with the column of each level compared. */
    Dataset<Row> encode(Dataset<Row> table) {
        Column level = when(value(covariate).isInCollection(customers.keySet()), value(covariate))
                .otherwise(LifetimeEffectsTable.OTHER);
        Dataset<Row> encoded = table;
        for (String compared : compared()) {
            encoded = encoded.withColumn(
                    indicator(compared), level.equalTo(compared).cast("double"));
        }
        return encoded;
    }

    private static Column value(String covariate) {
        return coalesce(nullif(trim(col(covariate).cast("string")), lit("")), lit(LifetimeEffectsTable.UNKNOWN));
    }
}
