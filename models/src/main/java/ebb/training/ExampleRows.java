package ebb.training;

import ebb.churn.Example;
import ebb.churn.Examples;
import ebb.feature.FeatureRow;
import ebb.feature.FeatureTable;
import ebb.feature.Features;
import ebb.feature.Population;
import ebb.feature.Populations;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/** Training examples from the ledger: features and outcomes of living customers on many as-of dates. */
public final class ExampleRows {
    private static final int RECENCY = Features.indexOf("recency_days");

    private ExampleRows() {}

    /**
     * Which examples are wanted.
     *
     * @param horizonDays length of the outcome window
     * @param livingDays longest silence of a living customer
     * @param mostRows about so many examples at most; whole customers are left out beyond it, always the same
     */
    public record Terms(int horizonDays, int livingDays, int mostRows) implements Serializable {}

    /** Examples on all of the dates, in the fixed order of {@link Examples}. */
    public static Examples collect(Dataset<LedgerRow> ledger, DataSpan span, TrainingDates dates, Terms terms) {
        List<AsOf> asOfs =
                dates.allDays().stream().map(day -> new AsOf(day, span)).toList();
        List<Population> populations = Populations.of(ledger, asOfs, terms.horizonDays());
        int livingDays = terms.livingDays();
        FilterFunction<FeatureRow> isLiving = row -> row.getValues()[RECENCY] <= livingDays;
        MapFunction<FeatureRow, Example> toExample = ExampleRows::example;
        List<Example> examples = FeatureTable.withOutcomes(sample(ledger, asOfs, terms), populations)
                .filter(isLiving)
                .map(toExample, Encoders.bean(Example.class))
                .collectAsList();
        return Examples.of(Features.names(), examples);
    }

    /** The median of each feature on one as-of date; NaN where it is null for all. */
    public static double[] medians(Examples examples, int asOfDay) {
        Examples onDay = examples.where(row -> examples.asOfDay(row) == asOfDay);
        return IntStream.range(0, examples.featureNames().size())
                .mapToDouble(feature -> median(onDay, feature))
                .toArray();
    }

    private static double median(Examples examples, int feature) {
        double[] values = IntStream.range(0, examples.size())
                .mapToDouble(row -> examples.value(row, feature))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }

    private static Example example(FeatureRow row) {
        Example example = new Example(row.getCustomerId(), row.getAsOfDay(), row.getValues());
        example.setLiving(true);
        example.setChurned(row.getOutcomePurchaseDays() == 0);
        example.setDaysToPurchase(row.getOutcomeFirstDays());
        return example;
    }

    private static Dataset<LedgerRow> sample(Dataset<LedgerRow> ledger, List<AsOf> asOfs, Terms terms) {
        long living = living(ledger, asOfs, terms.livingDays());
        long customers = ledger.count();
        return living <= terms.mostRows() ? ledger : Populations.sample(ledger, customers * terms.mostRows() / living);
    }

    /** Living customers, summed over the dates. */
    private static long living(Dataset<LedgerRow> ledger, List<AsOf> asOfs, int livingDays) {
        return ledger.javaRDD()
                .map(row -> living(Timeline.of(row), asOfs, livingDays))
                .fold(0L, Long::sum);
    }

    private static long living(Timeline timeline, List<AsOf> asOfs, int livingDays) {
        return asOfs.stream()
                .map(asOf -> asOf.observe(timeline))
                .filter(history -> isLiving(history, livingDays))
                .count();
    }

    private static boolean isLiving(History history, int livingDays) {
        return history.dayCount() > 0 && history.silenceDays() <= livingDays;
    }
}
