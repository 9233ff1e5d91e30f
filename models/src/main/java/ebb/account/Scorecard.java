package ebb.account;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The five marks of a customer, each 0 to 100: one who has them all is a core customer.
 *
 * @param payer spends much, pays on time and stays
 * @param loyal with us for long, and profitable
 * @param appreciates values what we sell: share of wallet, breadth, frequency
 * @param served whose needs we meet: few returns and complaints, satisfied
 * @param growing worth attention: buys more than a year ago
 */
public record Scorecard(Mark payer, Mark loyal, Mark appreciates, Mark served, Mark growing) {
    private static final double HUNDRED = 100;
    /** Returned share of the year's amount that takes the whole mark. */
    private static final double WORST_RETURNS = 0.25;
    /** What one complaint or failure of the year takes from the mark. */
    private static final double CASE_COST = 20;

    private static final int FEWEST_KNOWN = 3;

    public static Scorecard of(
            AccountFacts facts, ScorecardMeasures measures, MeasureDistribution norms, Optional<CreditGrade> grade) {
        return new Scorecard(
                payer(facts, measures, norms, grade),
                loyal(measures, norms),
                appreciates(facts, measures, norms),
                served(facts, measures),
                growing(measures));
    }

    public List<Mark> all() {
        return List.of(payer, loyal, appreciates, served, growing);
    }

    /** Mean of the marks that are known; NaN where fewer than three are. */
    public double mean() {
        double[] known = known().mapToDouble(Mark::value).toArray();
        return known.length < FEWEST_KNOWN
                ? Double.NaN
                : Arrays.stream(known).average().orElseThrow();
    }

    /** The lowest mark that is known; NaN where none is. */
    public double least() {
        return known().mapToDouble(Mark::value).min().orElse(Double.NaN);
    }

    private Stream<Mark> known() {
        return all().stream().filter(Mark::isKnown);
    }

    private static Mark payer(
            AccountFacts facts, ScorecardMeasures measures, MeasureDistribution norms, Optional<CreditGrade> grade) {
        List<Double> parts = new ArrayList<>();
        double stays = 1 - facts.lossProbability();
        parts.add(norms.yearAmount(measures));
        parts.add(HUNDRED * (Double.isNaN(stays) ? 0.5 : stays));
        grade.ifPresent(one -> parts.add(HUNDRED * (one.grade() - 1) / (AccountSettings.GRADES - 1)));
        return mark(
                parts,
                "bought %,.0f in a year, more than %.0f %% do; %.0f %% likely to stay%s",
                measures.yearAmount(),
                norms.yearAmount(measures),
                HUNDRED * stays,
                grade.map(one -> "; credit grade " + one.grade()).orElse(""));
    }

    private static Mark loyal(ScorecardMeasures measures, MeasureDistribution norms) {
        return mark(
                List.of(norms.tenure(measures), norms.netAmount(measures)),
                "with us for %.0f days; %,.0f a year after returns and expenses",
                measures.tenureDays(),
                measures.netAmount());
    }

    private static Mark appreciates(AccountFacts facts, ScorecardMeasures measures, MeasureDistribution norms) {
        List<Double> parts = new ArrayList<>(List.of(norms.frequency(measures), norms.breadth(measures)));
        double wallet = Money.amount(facts.profile().wallet());
        double share = wallet > 0 ? Math.min(1, measures.yearAmount() / wallet) : Double.NaN;
        if (!Double.isNaN(share)) {
            parts.add(HUNDRED * share);
        }
        return mark(
                parts,
                "%.0f purchase days in %.0f categories in a year%s",
                measures.frequencyCount(),
                measures.breadthCount(),
                Double.isNaN(share) ? "" : String.format(Locale.ROOT, "; %.0f %% of their wallet", HUNDRED * share));
    }

    private static Mark served(AccountFacts facts, ScorecardMeasures measures) {
        long cases = facts.casesIn(CalendarDays.YEAR).stream()
                .filter(one -> one.is(ServiceCase.COMPLAINT) || one.is(ServiceCase.FAILURE))
                .count();
        List<Double> parts = new ArrayList<>();
        parts.add(HUNDRED * Math.max(0, 1 - measures.returnedShare() / WORST_RETURNS));
        parts.add(Math.max(0, HUNDRED - CASE_COST * cases));
        facts.answersIn(CalendarDays.YEAR).stream()
                .mapToInt(SurveyAnswer::satisfaction)
                .average()
                .ifPresent(mean ->
                        parts.add(HUNDRED * (mean - SurveyAnswer.LEAST) / (SurveyAnswer.MOST - SurveyAnswer.LEAST)));
        return mark(
                parts,
                "%.1f %% returned, %d complaints and failures in a year",
                HUNDRED * measures.returnedShare(),
                cases);
    }

    private static Mark growing(ScorecardMeasures measures) {
        double shift = measures.shift();
        return Double.isNaN(shift)
                ? Mark.UNKNOWN
                : mark(
                        List.of(HUNDRED * shift / (1 + shift)),
                        "half a year's amount at %.0f %% of that before",
                        HUNDRED * shift);
    }

    private static Mark mark(List<Double> parts, String evidence, Object... figures) {
        double mean = parts.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return new Mark(mean, evidence, List.of(figures));
    }
}
