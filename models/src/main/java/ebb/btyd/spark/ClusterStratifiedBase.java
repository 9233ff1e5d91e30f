package ebb.btyd.spark;

import ebb.btyd.fit.CovariateEffects;
import ebb.btyd.fit.StratifiedBase;
import ebb.btyd.fit.StratifiedSummaries;
import ebb.btyd.fit.StratumCounts;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.LogLikelihood;
import ebb.btyd.model.SummaryCounts;
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
 * A base of customers that stays on the cluster, apart by covariates and grouped: one {@link StratifiedSummaries} a partition.
 *
 * <p>Customers are spread by (x, T) over a fixed number of partitions, each in order, and the partitions' sums are added in order: the same table
 * gives the same fit, however it is laid out and however many executors there are.
 */
final class ClusterStratifiedBase implements StratifiedBase, AutoCloseable {
    private static final int PARTITIONS = 16;
    /** x, t_x and T, before the covariates. */
    private static final int SUMMARY_COLUMNS = 3;

    private final JavaRDD<StratifiedSummaries> parts;
    private final List<ClusterBase> pooled = new ArrayList<>();
    private final List<JavaRDD<?>> kept = new ArrayList<>();

    private ClusterStratifiedBase(JavaRDD<StratifiedSummaries> parts) {
        this.parts = parts;
        kept.add(parts);
    }

    /**
     * Groups the customers of a table: counted within each partition, then brought together by (x, T).
     *
     * @param columns x, t_x and T, then the covariates
     * @param logGaps column with the sum of log gaps, empty for none
     */
    static ClusterStratifiedBase of(Dataset<?> customers, List<String> columns, String logGaps) {
        List<String> wanted = new ArrayList<>(columns);
        boolean hasGaps = !logGaps.isEmpty();
        if (hasGaps) {
            wanted.add(logGaps);
        }
        Column[] numbers = wanted.stream()
                .map(name -> functions.col("`" + name + "`").cast(DataTypes.DoubleType))
                .toArray(Column[]::new);
        // Rows as they are inside of Spark: a million objects less.
        JavaRDD<InternalRow> rows =
                customers.select(numbers).queryExecution().toRdd().toJavaRDD();
        return of(
                rows.mapPartitions(
                        part -> List.of(count(part, columns, hasGaps)).iterator()),
                hasGaps);
    }

    /** The base that was counted, each partition for itself. */
    private static ClusterStratifiedBase of(JavaRDD<StratumCounts> counted, boolean hasGaps) {
        JavaRDD<StratifiedSummaries> parts = counted.flatMapToPair(ClusterStratifiedBase::apart)
                .reduceByKey(new HashPartitioner(PARTITIONS), StratumCounts::plus)
                .values()
                .map(counts -> counts.grouped(hasGaps));
        return new ClusterStratifiedBase(parts.persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private static Iterator<Tuple2<Integer, StratumCounts>> apart(StratumCounts counts) {
        StratumCounts[] split = counts.split(PARTITIONS);
        return IntStream.range(0, PARTITIONS)
                .mapToObj(part -> new Tuple2<>(part, split[part]))
                .iterator();
    }

    private static StratumCounts count(Iterator<InternalRow> rows, List<String> columns, boolean hasGaps) {
        StratumCounts counts = new StratumCounts();
        long[] unknown = new long[columns.size()];
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (isKnown(row, unknown)) {
                SummaryCounts alike = counts.of(covariates(row, columns.size()));
                alike.add(new CustomerSummary(whole(row.getDouble(0)), row.getDouble(1), row.getDouble(2)));
                if (hasGaps && !row.isNullAt(columns.size())) {
                    alike.addLogGaps(row.getDouble(columns.size()));
                }
            }
        }
        requireAll(columns, unknown);
        return counts;
    }

    /** Whether nothing is missing; counts what is. */
    private static boolean isKnown(InternalRow row, long[] unknown) {
        boolean known = true;
        for (int i = 0; i < unknown.length; i++) {
            boolean missing = row.isNullAt(i) || (i >= SUMMARY_COLUMNS && !Double.isFinite(row.getDouble(i)));
            unknown[i] += missing ? 1 : 0;
            known &= !missing;
        }
        return known;
    }

    private static List<Double> covariates(InternalRow row, int columns) {
        List<Double> values = new ArrayList<>(columns - SUMMARY_COLUMNS);
        for (int i = SUMMARY_COLUMNS; i < columns; i++) {
            // Minus zero becomes zero: as objects they would differ.
            values.add(row.getDouble(i) + 0.0);
        }
        return values;
    }

    private static void requireAll(List<String> columns, long[] unknown) {
        for (int i = 0; i < unknown.length; i++) {
            if (unknown[i] > 0) {
                throw new IllegalArgumentException("Cannot fit: " + unknown[i]
                        + (i < SUMMARY_COLUMNS
                                ? " customers have no x, t_x or T. Leave out those who had not bought yet."
                                : " customers have no value in " + columns.get(i) + ". Leave them out or fill it."));
            }
        }
    }

    private static int whole(double x) {
        if (x != Math.rint(x) || Math.abs(x) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Cannot use x = " + x + ": it must be a whole number of purchase days.");
        }
        return (int) x;
    }

    /** Distinct customers within the strata. */
    long distinct() {
        return parts.map(StratifiedSummaries::distinct).collect().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The whole base on the driver. */
    StratifiedSummaries onDriver() {
        return StratifiedSummaries.concat(parts.collect());
    }

    @Override
    public ClusterBase pooled() {
        ClusterBase base = new ClusterBase(parts.map(StratifiedSummaries::pooled));
        pooled.add(base);
        return base;
    }

    @Override
    public int combinations(int most) {
        return (int) parts.map(part -> part.values(most)).collect().stream()
                .flatMap(List::stream)
                .distinct()
                .limit(most)
                .count();
    }

    @Override
    public LogLikelihood logLikelihood(CovariateEffects effects) {
        JavaRDD<LogLikelihood> likelihoods =
                parts.map(part -> part.logLikelihood(effects)).persist(StorageLevel.MEMORY_ONLY());
        kept.add(likelihoods);
        return new ClusterLikelihood(likelihoods);
    }

    @Override
    public void close() {
        pooled.forEach(ClusterBase::close);
        kept.forEach(rdd -> rdd.unpersist(false));
    }
}
