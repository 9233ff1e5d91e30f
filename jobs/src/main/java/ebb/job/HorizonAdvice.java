package ebb.job;

import ebb.conf.Settings;
import ebb.feature.GapLengths;
import ebb.training.TrainingAdvice;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the horizon and the active days suit the shop's gaps, with the values to set where they do not.
 *
 * @param settings in force
 * @param gaps all gaps known on the as-of date
 */
record HorizonAdvice(Settings settings, GapLengths gaps) {
    /** Of the gaps: what a proposed horizon covers. */
    static final double SHARE_COVERED = 0.9;

    /** A horizon that covers less of the gaps takes ordinary waiting for leaving. */
    private static final double LEAST_COVERED = 2.0 / 3;

    int proposedHorizonDays() {
        return gaps.daysCovering(SHARE_COVERED);
    }

    boolean knowsGaps() {
        return !Double.isNaN(gaps.shareWithin(1));
    }

    /**
     * The warning that the horizon covers too few of the gaps, or that nobody counts as active; empty where neither is so.
     *
     * @param silentDays days since anybody bought
     */
    Optional<String> warning(long customers, long active, long silentDays) {
        if (!knowsGaps() || customers == 0) {
            return Optional.empty();
        }
        int proposed = proposedHorizonDays();
        double covered = gaps.shareWithin(settings.horizonDays());
        if (covered < LEAST_COVERED) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "WARNING: the horizon of %d days covers only %.0f %% of the gaps between purchases, so ordinary waiting counts as churn;"
                            + " %d of %d customers are active. Set horizon-days=%d and active-days=%d.",
                    settings.horizonDays(),
                    100 * covered,
                    active,
                    customers,
                    proposed,
                    Math.max(settings.activeDays(), proposed)));
        }
        return active > 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "WARNING: none of %d customers is active, for nobody bought in the last %d days. Set active-days=%d.",
                        customers,
                        settings.activeDays(),
                        Math.max(silentDays, Math.max(settings.activeDays() + 1, proposed))));
    }

    /** Settings under which a history of so many days has dates that train a model and one that judges it, in a sentence. */
    String toTrain(int observedDays) {
        if (!knowsGaps()) {
            return "A model needs customers who bought on a second day, and no customer has yet.";
        }
        int wanted = proposedHorizonDays();
        return TrainingAdvice.of(observedDays, wanted)
                .filter(advice -> advice.horizonDays() != settings.horizonDays()
                        || advice.minHistoryDays() != settings.training().minHistoryDays())
                .map(advice -> "`--set horizon-days=" + advice.horizonDays() + " --set training.min-history-days="
                        + advice.minHistoryDays() + active(wanted) + "` leaves days enough to train and judge a model;"
                        + " customers enough must be there as well, some who leave and some who stay.")
                .orElse("More customers, or more days of data, are needed before a model can be trained.");
    }

    private String active(int wanted) {
        return wanted > settings.activeDays() ? " --set active-days=" + wanted : "";
    }
}
