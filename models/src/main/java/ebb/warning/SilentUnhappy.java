package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.schema.ServiceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** After a failure or a low survey answer the customer did not complain, and now stays away longer than usual: most of the unhappy never complain. */
final class SilentUnhappy implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "silent_unhappy",
            "Silent unhappy",
            "probability that the customer is lost, after a failure without a complaint",
            "after a failure or a low survey answer the customer did not complain, and now stays away longer than "
                    + "usual; most of the unhappy never complain",
            RuleCard.Foretells.LOSS,
            RuleCard.Use.marketing(
                    "Call before they have to complain: own the failure, make it good, ask whether anything else is amiss"),
            List.of(ServiceTable.TABLE.name()));

    /** A silence counts that is longer than the usual gap. */
    private static final double LONGER_THAN_USUAL = 0.5;

    /** What went wrong, and when. */
    private record Cause(int day, String words) {}

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (!facts.isActive()
                || facts.history().dayCount()
                        < WatchLimits.of(watch, facts.baseline()).minPurchaseDays()) {
            return Double.NaN;
        }
        if (cause(facts, watch).isEmpty()) {
            return 0;
        }
        boolean staysAway =
                facts.rhythm().probabilityOfLongerGap(facts.history().silenceDays()) <= LONGER_THAN_USUAL;
        return staysAway ? facts.lossProbability() : 0;
    }

    /** The latest failure or low answer of the window; empty where there was none, or the customer complained. */
    private static Optional<Cause> cause(AccountFacts facts, WarningSettings.Watch watch) {
        List<ServiceCase> cases = facts.casesIn(watch.windowDays());
        if (cases.stream().anyMatch(one -> one.is(ServiceCase.COMPLAINT))) {
            return Optional.empty();
        }
        Stream<Cause> failures = cases.stream()
                .filter(one -> one.is(ServiceCase.FAILURE))
                .map(one -> new Cause(
                        one.openedDay(),
                        "a failure"
                                + (one.cause() == null ? "" : " (" + one.cause().replace('_', ' ') + ")")));
        Stream<Cause> answers = facts.answersIn(watch.windowDays()).stream()
                .filter(SurveyAnswer::isLow)
                .map(answer -> new Cause(answer.day(), "an answer of " + answer.satisfaction() + " of 5"));
        return Stream.concat(failures, answers)
                .max(Comparator.comparingInt(Cause::day).thenComparing(Cause::words));
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        Cause cause = cause(facts, occasion.watch()).orElseThrow();
        String message = String.format(
                Locale.ROOT,
                "Said nothing after %s on %s, and is silent for %s since the last purchase, usually %.0f; by the pace of buying alone %s likely lost",
                cause.words(),
                FigureFormat.date(cause.day()),
                FigureFormat.days(facts.history().silenceDays()),
                facts.rhythm().usualGapDays(),
                FigureFormat.chance(occasion.value()));
        return new Advice(
                message,
                CARD.use().step(),
                facts.boughtIn(CalendarDays.YEAR, facts.history().lastDay()));
    }
}
