package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import java.util.List;
import java.util.Locale;

/**
 * The probability of a loss has risen by many points within a few days, wherever it stands.
 *
 * <p>It is that of {@link AccountFacts#lossProbability}, by the pace of buying alone and not calibrated as that of {@link Loss}. It can be told for any
 * past date by what was known then, unlike the published churn probability: a model trained since would know what came. Both days are seen by what is
 * known of all customers on the later one, so that only the customer's own silence and purchases move it. The rise of the median active customer is
 * taken off: while the whole shop pauses it rises for nearly all.
 */
final class ScoreJump implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "score_jump",
            "Score jump",
            "rise of the probability of a loss within jump-days, beyond the shop's",
            "a loss became much likelier within a month",
            RuleCard.Foretells.LOSS,
            RuleCard.Use.marketing("Look at what changed, and ask before the silence is a habit"),
            List.of());

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isProbabilityAlone() {
        return true;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        int earlier = facts.day() - watch.jumpDays();
        int fewest = WatchLimits.of(watch, facts.baseline()).minPurchaseDays();
        if (!facts.isActive() || facts.history().dayCountUntil(earlier) < fewest) {
            return Double.NaN;
        }
        return Math.max(
                0, facts.lossRise(watch.jumpDays()) - facts.baseline().loss().commonRise());
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        int days = occasion.watch().jumpDays();
        String message = String.format(
                Locale.ROOT,
                "In %s the probability of no purchase for %s, by the pace of buying alone, rose from %s to %s%s; silent for %s, usually buys every %.0f",
                FigureFormat.days(days),
                FigureFormat.days(facts.baseline().horizonDays()),
                FigureFormat.chance(facts.lossProbabilityOn(facts.day() - days)),
                FigureFormat.chance(facts.lossProbability()),
                beyondTheShop(facts, occasion),
                FigureFormat.days(facts.history().silenceDays()),
                facts.rhythm().usualGapDays());
        return new Advice(
                message,
                CARD.use().step(),
                facts.boughtIn(CalendarDays.YEAR, facts.history().lastDay()));
    }

    private static String beyondTheShop(AccountFacts facts, Occasion occasion) {
        return facts.baseline().loss().commonRise() > 0
                ? String.format(
                        Locale.ROOT, ", %.0f points more than usual in the shop in these days", 100 * occasion.value())
                : "";
    }
}
