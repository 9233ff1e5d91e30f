package ebb.training;

import ebb.churn.fit.ClusterExamples;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.Activity;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureRow;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.feature.Recency;
import ebb.input.CustomerBase;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Training examples from the ledger: features and outcomes of active customers on many as-of dates. */
public final class ExampleBuilder {
    private static final int RECENCY = FeatureCatalogue.indexOf(Recency.SILENCE);

    private ExampleBuilder() {}

    /**
     * Which examples are wanted.
     *
     * @param population length of the outcome window, and the model that features are made with
     * @param activeDays longest silence of an active customer
     * @param spendFloor in hundredths of the currency: who spends less in the outcome window has churned; 0: who buys nothing
     * @param mostRows about so many examples at most that train, and so many that judge; beyond it customers are left out, always the same
     * @param where whether those that are left out train on the cluster
     */
    public record Terms(PopulationTerms population, int activeDays, long spendFloor, int mostRows, FittingPlace where)
            implements Serializable {

        /** For models that are fitted on the driver. */
        public Terms(PopulationTerms population, int activeDays, long spendFloor, int mostRows) {
            this(population, activeDays, spendFloor, mostRows, FittingPlace.DRIVER);
        }
    }

    /**
     * Where examples come from.
     *
     * @param sample the customers of {@link PackedLedger#sample} with the further inputs beside them
     */
    public record Source(PackedLedger ledger, LongFunction<CustomerBase> sample) {
        /** Of purchases alone. */
        public static Source of(PackedLedger ledger) {
            return new Source(ledger, most -> CustomerBase.of(ledger.sample(most)));
        }

        /** So many customers that about {@code most} of {@code rows} examples are left. */
        private CustomerBase sample(long rows, long most) {
            return sample.apply(rows <= most ? ledger.customers() : ledger.customers() * most / rows);
        }
    }

    /**
     * Examples on all of the dates, in the fixed order of {@link TrainingMatrix}. Where there are too many, fewer customers train and, each for itself, fewer
     * judge: a judgement on a sample of a large base is as good, one on a sample of a small base is not. Where the cluster fits, all examples lie there beside
     * the sample.
     */
    public static TrainingMatrix collect(Source source, DataSpan span, TrainingDates dates, Terms terms) {
        PackedLedger ledger = source.ledger();
        List<AsOf> asOfs =
                dates.allDays().stream().map(day -> new AsOf(day, span)).toList();
        List<Population> populations = PopulationFitter.of(ledger, asOfs, terms.population());
        long[] active = active(ledger.rows(), asOfs, terms.activeDays());
        Predicate<Population> judges = population -> population.asOf().day() == dates.holdoutDay();
        List<Example> examples = new ArrayList<>();
        CustomerBase base = source.sample().apply(ledger.customers());
        long all = Arrays.stream(active).sum();
        boolean sampled = all > terms.mostRows();
        if (!sampled) {
            examples.addAll(examples(base, populations, terms));
        } else {
            for (Predicate<Population> part : List.of(judges, judges.negate())) {
                List<Population> chosen = populations.stream().filter(part).toList();
                long rows = IntStream.range(0, active.length)
                        .filter(i -> part.test(populations.get(i)))
                        .mapToLong(i -> active[i])
                        .sum();
                examples.addAll(examples(source.sample(rows, terms.mostRows()), chosen, terms));
            }
        }
        TrainingMatrix collected = TrainingMatrix.of(FeatureCatalogue.names(base.spans()), examples);
        boolean hasExecutors = !SparkSession.active().sparkContext().isLocal();
        return terms.where().isCluster(sampled, hasExecutors)
                ? collected.sampleOf(onCluster(base, populations, terms, all))
                : collected;
    }

    private static ClusterExamples onCluster(CustomerBase base, List<Population> populations, Terms terms, long count) {
        long spendFloor = terms.spendFloor();
        return ClusterExamples.of(
                active(FeatureCalculator.withOutcomes(base, populations), FeatureCatalogue.names(base.spans()), terms),
                count,
                row -> example(row, spendFloor));
    }

    /** Active customers on an as-of date, whose outcomes are yet to come; fewer, and always the same, where there are too many. */
    public static TrainingMatrix asked(Source source, AsOf today, Terms terms) {
        List<Population> populations = PopulationFitter.of(source.ledger(), List.of(today), terms.population());
        CustomerBase base = source.sample().apply(terms.mostRows());
        List<String> names = FeatureCatalogue.names(base.spans());
        return TrainingMatrix.asTheyAre(
                names, collected(active(FeatureCalculator.of(base, populations), names, terms), terms));
    }

    private static List<Example> examples(CustomerBase base, List<Population> populations, Terms terms) {
        return populations.isEmpty()
                ? List.of()
                : collected(
                        active(
                                FeatureCalculator.withOutcomes(base, populations),
                                FeatureCatalogue.names(base.spans()),
                                terms),
                        terms);
    }

    private static Dataset<FeatureRow> active(Dataset<FeatureRow> rows, List<String> names, Terms terms) {
        int activeDays = terms.activeDays();
        FilterFunction<FeatureRow> isActive = row -> Activity.isActive(row.getValues()[RECENCY], activeDays);
        MapFunction<FeatureRow, FeatureRow> select = row -> row.select(names);
        return rows.filter(isActive).map(select, Encoders.bean(FeatureRow.class));
    }

    private static List<Example> collected(Dataset<FeatureRow> rows, Terms terms) {
        return rows.collectAsList().stream()
                .map(row -> example(row, terms.spendFloor()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Example example(FeatureRow row, long spendFloor) {
        return new Example(row.getCustomerId(), row.getAsOfDay(), row.getValues())
                .labelled(new Example.Label(
                        row.outcome().churned(spendFloor),
                        row.getOutcomeFirstDays(),
                        row.getOutcomePurchaseDays(),
                        row.getOutcomeAmount(),
                        row.getOutcomeLaterDays()));
    }

    /** Active customers on each date. */
    private static long[] active(Dataset<LedgerRow> ledger, List<AsOf> asOfs, int activeDays) {
        return ledger.javaRDD()
                .map(Timeline::of)
                .aggregate(
                        new long[asOfs.size()],
                        (counts, timeline) -> {
                            for (int i = 0; i < counts.length; i++) {
                                counts[i] += isActive(asOfs.get(i).observe(timeline), activeDays) ? 1 : 0;
                            }
                            return counts;
                        },
                        ExampleBuilder::plus);
    }

    private static long[] plus(long[] left, long[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i] += right[i];
        }
        return left;
    }

    private static boolean isActive(History history, int activeDays) {
        return history.dayCount() > 0 && Activity.isActive(history.silenceDays(), activeDays);
    }
}
