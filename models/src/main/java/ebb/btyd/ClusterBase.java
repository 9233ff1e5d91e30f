package ebb.btyd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A base of customers that stays on the cluster, grouped: one {@link GroupedSummaries} a partition.
 *
 * <p>Customers are spread by (x, T) over a fixed number of partitions, each in order, and the partitions' sums are added in order: the same table
 * gives the same fit, however it is laid out and however many executors there are.
 */
final class ClusterBase implements CustomerBase, AutoCloseable {
    private static final int PARTITIONS = 16;
    private static final int SKETCH_STEPS = 64;

    private final JavaRDD<GroupedSummaries> parts;
    private final List<Totals> totals;
    private final List<JavaRDD<?>> kept = new ArrayList<>();

    private ClusterBase(JavaRDD<GroupedSummaries> parts) {
        this.parts = parts;
        kept.add(parts);
        this.totals = parts.map(Totals::of).collect();
    }

    /**
     * Groups the customers of a table: counted within each partition, then brought together by (x, T).
     *
     * @param columns the columns with x, t_x and T, and the sum of log gaps where there is one
     */
    static ClusterBase of(Dataset<?> customers, List<String> columns) {
        Column[] numbers = columns.stream()
                .map(name -> functions.col("`" + name + "`").cast(DataTypes.DoubleType))
                .toArray(Column[]::new);
        boolean hasGaps = columns.size() > 3;
        // Rows as they are inside of Spark: a million objects less.
        JavaRDD<InternalRow> rows =
                customers.select(numbers).queryExecution().toRdd().toJavaRDD();
        return of(rows.mapPartitions(part -> List.of(count(part, hasGaps)).iterator()), hasGaps);
    }

    /** The base that was counted, each partition for itself. */
    static ClusterBase of(JavaRDD<SummaryCounts> counted, boolean hasGaps) {
        JavaRDD<GroupedSummaries> parts = counted.flatMapToPair(ClusterBase::apart)
                .reduceByKey(new HashPartitioner(PARTITIONS), SummaryCounts::plus)
                .values()
                .map(counts -> hasGaps ? counts.grouped() : counts.grouped().withLogGaps(Double.NaN));
        return new ClusterBase(parts.persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private static Iterator<Tuple2<Integer, SummaryCounts>> apart(SummaryCounts counts) {
        SummaryCounts[] split = counts.split(PARTITIONS);
        return IntStream.range(0, PARTITIONS)
                .mapToObj(part -> new Tuple2<>(part, split[part]))
                .iterator();
    }

    private static SummaryCounts count(Iterator<InternalRow> rows, boolean hasGaps) {
        SummaryCounts counts = new SummaryCounts();
        long unknown = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (row.isNullAt(0) || row.isNullAt(1) || row.isNullAt(2)) {
                unknown++;
                continue;
            }
            counts.add(new Summary(whole(row.getDouble(0)), row.getDouble(1), row.getDouble(2)));
            if (hasGaps && !row.isNullAt(3)) {
                counts.addLogGaps(row.getDouble(3));
            }
        }
        if (unknown > 0) {
            throw new IllegalArgumentException("Cannot fit: " + unknown
                    + " customers have no x, t_x or T. Leave out those who had not bought yet.");
        }
        return counts;
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
