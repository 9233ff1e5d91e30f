package ebb.warning;

import ebb.account.AccountBaseline;
import ebb.account.LossCalibration;
import ebb.customer.CalendarDays;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Limits that follow the pace of the shop where the conf gives no number: what is a long silence among weekly shoppers is none among yearly ones.
 *
 * @param minPurchaseDays purchase days before a rule that looks at the rhythm speaks of a customer
 * @param lossPurchaseDays purchase days before a loss is warned of
 * @param hiatusDays silence below which no loss is feared
 * @param giveUpDays silence after which none is warned of; no more than active-days, as the win-back plan has the customer then
 * @param leastProbability least probability of those of the active, likeliest lost, among whom a loss is warned of; 0: among all
 */
public record WatchLimits(
        int minPurchaseDays, int lossPurchaseDays, int hiatusDays, int giveUpDays, double leastProbability)
        implements Serializable {
    /** Two gaps: the fewest that say anything of a customer's own rhythm. */
    private static final int PURCHASE_DAYS = 3;

    private static final int LEAST_PURCHASE_DAYS = 2;
    /** Where no gap is known. */
    private static final int HIATUS_DAYS = 21;

    /**
     * The limits on the date of a baseline.
     *
     * <p>By default as many purchase days as a customer of the shop's median gap has in a year, two or three, and two for a loss; a silence longer than the
     * median gap; and active-days.
     */
    public static WatchLimits of(WarningSettings.Watch watch, AccountBaseline baseline) {
        return of(watch, baseline.population().gapLengths().medianDays(), baseline.activeDays())
                .from(baseline.loss().topProbability());
    }

    WatchLimits from(double probability) {
        return new WatchLimits(minPurchaseDays, lossPurchaseDays, hiatusDays, giveUpDays, probability);
    }

    static WatchLimits of(WarningSettings.Watch watch, OptionalInt medianGapDays, int activeDays) {
        int ordinary = Math.max(1, medianGapDays.orElse(HIATUS_DAYS));
        int inYear = 1 + CalendarDays.YEAR / ordinary;
        return new WatchLimits(
                watch.minPurchaseDays() == null
                        ? Math.max(LEAST_PURCHASE_DAYS, Math.min(PURCHASE_DAYS, inYear))
                        : watch.minPurchaseDays(),
                watch.minPurchaseDays() == null ? LossCalibration.FEWEST_PURCHASE_DAYS : watch.minPurchaseDays(),
                watch.hiatusDays() == null ? ordinary : watch.hiatusDays(),
                watch.giveUpDays() == null ? activeDays : Math.min(activeDays, watch.giveUpDays()),
                0);
    }

    /** Whether no silence is both long enough to be feared and short enough to be warned of; a single day of it is no time to act in. */
    public boolean areEmpty() {
        return hiatusDays >= giveUpDays;
    }

    /** In words, as the summary of a run, the report and the doctor say them. */
    public String words() {
        if (areEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "loss cannot speak: a silence is feared from %d days on, and none is watched beyond %d",
                    hiatusDays,
                    giveUpDays);
        }
        return String.format(
                Locale.ROOT,
                "loss is watched from %d purchase days and a silence of %d days on, up to %d days%s",
                lossPurchaseDays,
                hiatusDays,
                giveUpDays,
                leastProbability > 0
                        ? "; the active customers likeliest to be lost, of whom alone it warns, begin at "
                                + FigureFormat.percent(leastProbability)
                        : "");
    }
}
