package ebb.btyd.spark;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.LikelihoodBase;
import ebb.btyd.model.LogLikelihood;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** A base of customers that stays on the cluster, grouped: one {@link GroupedSummaries} a partition, whose sums are added in order. */
final class ClusterBase implements LikelihoodBase, AutoCloseable {
    private static final int SKETCH_STEPS = 64;

    private final JavaRDD<GroupedSummaries> parts;
    private final List<Totals> totals;
    private final List<JavaRDD<?>> kept = new ArrayList<>();

    ClusterBase(JavaRDD<GroupedSummaries> parts) {
        this.parts = parts;
        this.totals = parts.map(Totals::of).collect();
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
        return new ClusterLikelihood(likelihoods);
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
