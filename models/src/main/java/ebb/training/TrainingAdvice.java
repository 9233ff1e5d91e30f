package ebb.training;

import java.util.Optional;

/**
 * Settings under which a history of a given length can train, judge and publish.
 *
 * @param horizonDays outcome window
 * @param minHistoryDays observed before the first training date
 */
public record TrainingAdvice(int horizonDays, int minHistoryDays) {
    /** Of the history: what is observed before the first training date, so that two outcome windows fit into the rest. */
    private static final int PARTS = 3;

    /** A shorter outcome window says nothing of leaving. */
    private static final int LEAST_HORIZON_DAYS = 7;

    /**
     * Settings for a history of {@code observedDays}; empty where it is too short for any.
     *
     * @param wantedHorizonDays the horizon that would suit the shop, such as the days that nine in ten gaps stay within
     */
    public static Optional<TrainingAdvice> of(int observedDays, int wantedHorizonDays) {
        int minHistory = observedDays / PARTS;
        int longest = (observedDays - 1 - minHistory) / 2;
        return longest < LEAST_HORIZON_DAYS
                ? Optional.empty()
                : Optional.of(new TrainingAdvice(
                        Math.max(LEAST_HORIZON_DAYS, Math.min(wantedHorizonDays, longest)), minHistory));
    }

    /** The settings in a sentence, as they are given on the command line; asks for more data where none would do. */
    static String words(Optional<TrainingAdvice> advice) {
        return advice.map(settings -> "`--set horizon-days=" + settings.horizonDays()
                        + " --set training.min-history-days=" + settings.minHistoryDays() + "` would do.")
                .orElse("Wait for more data: no horizon of a week or more can be trained and judged yet.");
    }
}
