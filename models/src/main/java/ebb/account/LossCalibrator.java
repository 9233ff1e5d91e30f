package ebb.account;

import ebb.feature.PopulationFitter;
import ebb.ledger.AsOf;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.util.List;
import java.util.stream.IntStream;

/** Calibrates the probability of a loss on each of several dates, by a sample of the ledger and what was known on each date. */
public final class LossCalibrator {

    private LossCalibrator() {}

    /**
     * What is asked of the active customers of each date.
     *
     * @param topShare share of them, those likeliest lost, whose least probability is told
     * @param riseDays days within which the common rise of their probability is told
     */
    public record Terms(double topShare, int riseDays) {}

    /**
     * The baselines with their calibration, in one pass over the ledger.
     *
     * @param dates ascending
     */
    public static List<AccountBaseline> of(
            PackedLedger ledger, List<AsOf> dates, List<AccountBaseline> baselines, Terms terms) {
        LossOutcomes outcomes = ledger.sample(PopulationFitter.MOST_CUSTOMERS)
                .javaRDD()
                .map(Timeline::of)
                .aggregate(
                        new LossOutcomes(dates.size(), terms.riseDays()),
                        (known, timeline) -> known.add(timeline, dates, baselines),
                        LossOutcomes::plus);
        int horizon = baselines.get(0).horizonDays();
        return IntStream.range(0, baselines.size())
                .mapToObj(i -> baselines.get(i).with(outcomes.calibration(i, dates, horizon, terms.topShare())))
                .toList();
    }
}
