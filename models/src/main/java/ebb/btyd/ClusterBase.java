package ebb.btyd;

import ebb.btyd.GroupedSummaries.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * A base of customers that stays on the cluster, grouped: one {@link GroupedSummaries} a partition.
 *
 * <p>Customers are spread by (x, T) over a fixed number of partitions, each in order, and the partitions' sums are added in order: the same table
 * gives the same fit, however it is laid out and however many executors there are.
 */
final class ClusterBase implements CustomerBase, AutoCloseable {
    private static final int PARTITIONS = 16;
    private static final int SKETCH_STEPS = 64;
    /** Logs of gaps are summed as whole numbers of this, so that the sum does not depend on the order. */
    private static final double LOG_GAP_UNIT = 1e-9;

    private final JavaRDD<GroupedSummaries> parts;
    private final List<Totals> totals;
    private final List<JavaRDD<?>> kept = new ArrayList<>();

    private ClusterBase(JavaRDD<GroupedSummaries> parts) {
        this.parts = parts;
        kept.add(parts);
        this.totals = parts.map(Totals::of).collect();
    }

    /**
     * Groups the customers of a table.
     *
     * @param columns the columns with x, t_x and T, and the sum of log gaps where there is one
     */
    static ClusterBase of(Dataset<?> customers, List<String> columns) {
        Column[] key = new Column[3];
        for (int i = 0; i < key.length; i++) {
            key[i] = functions
                    .col("`" + columns.get(i) + "`")
                    .cast(DataTypes.DoubleType)
                    .as("key" + i);
        }
        Column logGaps = columns.size() > 3
                ? functions.col("`" + columns.get(3) + "`").cast(DataTypes.DoubleType)
                : functions.lit(null).cast(DataTypes.DoubleType);
        Column inUnits = functions.round(logGaps.divide(LOG_GAP_UNIT)).cast(DataTypes.LongType);
        Dataset<Row> grouped = customers
                .groupBy(key)
                .agg(functions.count("*").as("weight"), functions.sum(inUnits).as("gaps"))
                .repartition(PARTITIONS, functions.col("key0"), functions.col("key2"));
        boolean hasGaps = columns.size() > 3;
        return new ClusterBase(
                grouped.toJavaRDD().mapPartitions(rows -> pack(rows, hasGaps)).persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private static Iterator<GroupedSummaries> pack(Iterator<Row> rows, boolean hasGaps) {
        Columns columns = Columns.empty(1024);
        int n = 0;
        long gaps = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.isNullAt(0) || row.isNullAt(1) || row.isNullAt(2)) {
                throw new IllegalArgumentException("Cannot fit: " + row.getLong(3)
                        + " customers have no x, t_x or T. Leave out those who had not bought yet.");
            }
            if (n == columns.x().length) {
                columns = columns.first(2 * n);
            }
            columns.set(n++, new Summary(whole(row.getDouble(0)), row.getDouble(1), row.getDouble(2)), (double)
                    row.getLong(3));
            gaps += hasGaps && !row.isNullAt(4) ? row.getLong(4) : 0;
        }
        GroupedSummaries part = GroupedSummaries.of(columns.first(n));
        return List.of(hasGaps ? part.withLogGaps(gaps * LOG_GAP_UNIT) : part).iterator();
    }

    private static int whole(double x) {
        if (x != Math.rint(x) || Math.abs(x) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Cannot use x = " + x + ": it must be a whole number of purchase days.");
        }
        return (int) x;
    }

    /** The whole base on the driver. */
    GroupedSummaries onDriver() {
        return GroupedSummaries.concat(parts.collect());
    }

    @Override
    public GroupedSummaries sketch() {
        double step = totals.stream().mapToDouble(Totals::longest).max().orElse(1) / SKETCH_STEPS;
        return GroupedSummaries.concat(parts.map(part -> part.coarse(step)).collect())
                .coarse(step);
    }

    @Override
    public LogLikelihood logLikelihood(BtydFamily family) {
        JavaRDD<LogLikelihood> likelihoods =
                parts.map(part -> part.logLikelihood(family)).persist(StorageLevel.MEMORY_ONLY());
        kept.add(likelihoods);
        return new ClusterSum(likelihoods);
    }

    @Override
    public double customers() {
        return totals.stream().mapToDouble(Totals::customers).sum();
    }

    @Override
    public double repeats() {
        return totals.stream().mapToDouble(Totals::repeats).sum();
    }

    @Override
    public double meanAge() {
        return totals.stream().mapToDouble(Totals::ages).sum() / customers();
    }

    @Override
    public long distinct() {
        return totals.stream().mapToLong(Totals::distinct).sum();
    }

    @Override
    public void close() {
        kept.forEach(rdd -> rdd.unpersist(false));
    }

    /** What the driver knows of one partition. */
    private record Totals(double customers, double repeats, double ages, double longest, long distinct)
            implements Serializable {
        static Totals of(GroupedSummaries part) {
            return new Totals(
                    part.customers(),
                    part.repeats(),
                    part.size() == 0 ? 0 : part.meanAge() * part.customers(),
                    part.longestAge(),
                    part.distinct());
        }
    }
}
