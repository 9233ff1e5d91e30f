package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.util.List;
import java.util.Locale;

/**
 * The customer has stopped: the silence is longer than usual for the customer and in the shop, and no purchase is likely to follow.
 *
 * <p>The limit is on the calibrated probability of a loss, because silence alone has a precision below one half. Only the likeliest lost of the active
 * customers are warned of, or where most leave nearly everyone would be.
 */
public final class Loss implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "loss",
            "Loss",
            "probability that the customer is lost",
            "the customer has stopped: silent for longer than usual for customer and shop, and of those with such "
                    + "a history most buy nothing for the horizon; where many leave, the likeliest alone",
            RuleCard.Foretells.LOSS,
            RuleCard.Use.marketing(
                    "Call: ask whether they buy elsewhere and why; make one offer, then pass on to the win-back plan"),
            List.of());

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public String watches(WatchLimits limits) {
        return limits.words();
    }

    @Override
    public String speechlessBecause(WatchLimits limits, WarningSettings.Watch watch) {
        if (!limits.areEmpty()) {
            return null;
        }
        boolean isByConf = watch.hiatusDays() != null || isGivenUpEarly(limits, watch);
        return (isByConf ? "" : "the gaps are too long: ")
                + String.format(
                        Locale.ROOT,
                        "a silence is feared from %d days on, and none is watched beyond %d; set %s",
                        limits.hiatusDays(),
                        limits.giveUpDays(),
                        remedy(limits, watch));
    }

    private static boolean isGivenUpEarly(WatchLimits limits, WarningSettings.Watch watch) {
        return watch.giveUpDays() != null && watch.giveUpDays() <= limits.hiatusDays();
    }

    private static String remedy(WatchLimits limits, WarningSettings.Watch watch) {
        if (isGivenUpEarly(limits, watch)) {
            return "warnings.watch.give-up-days above " + limits.hiatusDays();
        }
        return watch.hiatusDays() == null
                ? "active-days above the median gap of " + FigureFormat.days(limits.hiatusDays())
                : "warnings.watch.hiatus-days below " + limits.giveUpDays();
    }

    @Override
    public boolean isProbabilityAlone() {
        return true;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        History history = facts.history();
        int silence = history.silenceDays();
        WatchLimits limits = WatchLimits.of(watch, facts.baseline());
        if (limits.areEmpty() || history.dayCount() < limits.lossPurchaseDays() || silence > limits.giveUpDays()) {
            return Double.NaN;
        }
        boolean isLong = silence >= limits.hiatusDays()
                && facts.rhythm().probabilityOfLongerGap(silence) <= watch.longerGapShare();
        return isLong ? facts.calibratedLossProbability() : 0;
    }

    @Override
    public double limit(double given, AccountFacts facts) {
        return Math.max(given, facts.baseline().loss().topProbability());
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        int silence = facts.history().silenceDays();
        int horizon = facts.baseline().horizonDays();
        String message = String.format(
                Locale.ROOT,
                "Silent for %s, usually buys every %.0f; of customers with such a history, %s buy nothing for another %s",
                FigureFormat.days(silence),
                facts.rhythm().usualGapDays(),
                FigureFormat.chance(occasion.value()),
                FigureFormat.days(horizon));
        long year = facts.boughtIn(CalendarDays.YEAR, facts.history().lastDay());
        return new Advice(message, CARD.use().step(), year);
    }
}
