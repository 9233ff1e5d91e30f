package ebb.care;

import ebb.account.AccountFacts;
import ebb.account.MeasureDistribution;
import ebb.account.ScorecardMeasures;
import ebb.account.Standing;
import ebb.customer.CalendarDays;
import ebb.customer.DayInWords;
import ebb.input.MajorEvent;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.schema.AccountsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forces that retain a customer and forces that drive the customer away, each scored from 0 to 100 by a named proxy; NaN where there is none.
 *
 * <p>Savings against the list price retain customers too; they are taken from the purchases, in {@link Surplus}. Fitted equipment is in no input. Prepaid money,
 * points and contracts carry no date: they are known at the end of the data only.
 *
 * @param attachment holds: how long and how closely they have dealt with us
 * @param switching holds: what it would cost them to replace us
 * @param offers pushes: what they buy elsewhere, and rivals who opened near them
 * @param grievance pushes: what went wrong and what they said of it
 * @param sunk holds: prepaid money and points that leaving would lose (sunk cost)
 * @param termination holds: a contract that still runs
 */
public record Forces(Force attachment, Force switching, Force offers, Force grievance, Force sunk, Force termination) {
    /** Names in the order of {@link #all}, as their columns in the accounts table begin. */
    static final List<String> NAMES = List.of(
            AccountsTable.ATTACHMENT,
            AccountsTable.SWITCHING,
            AccountsTable.OFFERS,
            AccountsTable.GRIEVANCE,
            AccountsTable.SUNK,
            AccountsTable.TERMINATION);

    /** Those of what carries no date. */
    static final Set<String> UNDATED = Set.of(AccountsTable.SUNK, AccountsTable.TERMINATION);

    /** Those that cannot be told anew of a past date, so that the past is asked by what earlier runs told. */
    static final List<String> OF_EARLIER =
            List.of(AccountsTable.SURPLUS, AccountsTable.SUNK, AccountsTable.TERMINATION);

    private static final double HUNDRED = 100;
    /** Score from which a force is strong. */
    static final double STRONG = 50;

    /** What would be lost is held against so much of a year's purchases: a quarter's worth and more scores 100. */
    private static final double FULL_SHARE = 0.25;

    /** What one complaint or failure of the year adds, and what one answer point below the middle. */
    private static final double CASE_WEIGHT = 25;

    private static final double POINT_WEIGHT = 25;
    private static final double INDIFFERENT = 3;
    private static final double RIVAL_WEIGHT = 50;
    private static final String RIVAL = "competitor";

    /**
     * One force.
     *
     * @param score 0 (none) to 100; NaN where there is no proxy
     * @param proxy what it was taken from, in figures; null where there is none
     */
    public record Force(double score, String proxy) {
        static final Force UNKNOWN = new Force(Double.NaN, null);

        static Force of(double score, String words, Object... figures) {
            return new Force(Math.max(0, Math.min(HUNDRED, score)), String.format(Locale.ROOT, words, figures));
        }
    }

    /**
     * Of one account.
     *
     * @param norms how active customers' measures are spread
     * @param pointValue what a loyalty point is worth, in the currency
     */
    public static Forces of(
            AccountFacts facts, ScorecardMeasures measures, MeasureDistribution norms, double pointValue) {
        return new Forces(
                attachment(facts, measures, norms),
                Force.of(
                        (norms.breadth(measures) + norms.frequency(measures)) / 2,
                        "breadth and frequency: %.0f categories on %.0f days of a year",
                        measures.breadthCount(),
                        measures.frequencyCount()),
                offers(facts, measures),
                grievance(facts),
                sunk(facts.profile().ties(), measures, pointValue),
                termination(facts));
    }

    /** In the order of the columns of the accounts table. */
    public List<Force> all() {
        return List.of(attachment, switching, offers, grievance, sunk, termination);
    }

    /** Without those of what carries no date, for a day that has passed. */
    public Forces dated() {
        return new Forces(attachment, switching, offers, grievance, Force.UNKNOWN, Force.UNKNOWN);
    }

    /** Without those that are left out, by {@link #NAMES}. */
    public Forces without(Set<String> leftOut) {
        List<Force> left = new ArrayList<>(all());
        for (int i = 0; i < left.size(); i++) {
            if (leftOut.contains(NAMES.get(i))) {
                left.set(i, Force.UNKNOWN);
            }
        }
        return new Forces(left.get(0), left.get(1), left.get(2), left.get(3), left.get(4), left.get(5));
    }

    /** Win over one who is pushed or about to leave; reward the loyal. */
    public String stance(Standing standing) {
        boolean isPushed = offers.score() >= STRONG || grievance.score() >= STRONG;
        return isPushed || standing == Standing.LEAVING ? AccountsTable.WIN_OVER : AccountsTable.REWARD;
    }

    /**
     * Which bond to work on (Berry, Relationship marketing, 1995): a better offer elsewhere is met with money, a grievance with people; where nothing
     * pushes, the weaker of the two bonds that rivals cannot copy overnight is tied, or the one that is known. Null: neither is.
     */
    public String lever() {
        if (offers.score() >= STRONG && !(grievance.score() > offers.score())) {
            return AccountsTable.FINANCIAL;
        }
        if (grievance.score() >= STRONG) {
            return AccountsTable.SOCIAL;
        }
        double structural = structural();
        if (Double.isNaN(structural)) {
            return Double.isNaN(attachment.score()) ? null : AccountsTable.SOCIAL;
        }
        return attachment.score() <= structural ? AccountsTable.SOCIAL : AccountsTable.STRUCTURAL;
    }

    /** The strongest of what makes leaving costly; NaN: none is known. */
    private double structural() {
        return Stream.of(switching, sunk, termination)
                .mapToDouble(Force::score)
                .filter(score -> !Double.isNaN(score))
                .max()
                .orElse(Double.NaN);
    }

    private static Force sunk(Profile.Ties ties, ScorecardMeasures measures, double pointValue) {
        if (ties.prepaid() < 0 && ties.points() < 0) {
            return Force.UNKNOWN;
        }
        double prepaid = Math.max(0, ties.prepaid()) / HUNDRED;
        double points = Math.max(0, ties.points()) / HUNDRED;
        double lost = prepaid + points * pointValue;
        return Force.of(
                lost > 0 ? HUNDRED * lost / (FULL_SHARE * measures.yearAmount()) : 0,
                "would lose %.2f: prepaid %.2f, %.0f points",
                lost,
                prepaid,
                points);
    }

    private static Force termination(AccountFacts facts) {
        int until = facts.profile().ties().contractUntilDay();
        if (until == Profile.Ties.NO_CONTRACT) {
            return Force.UNKNOWN;
        }
        int left = Math.max(0, until - facts.day());
        return Force.of(
                HUNDRED * left / CalendarDays.YEAR, "contract: %d days left, until %s", left, DayInWords.of(until));
    }

    private static Force attachment(AccountFacts facts, ScorecardMeasures measures, MeasureDistribution norms) {
        long kind = facts.casesIn(CalendarDays.YEAR).stream()
                .filter(one -> one.is(ServiceCase.PRAISE))
                .count();
        long answers = facts.answersIn(CalendarDays.YEAR).size();
        double spoken = Math.min(HUNDRED, POINT_WEIGHT * (2 * kind + answers));
        return Force.of(
                Math.max(norms.tenure(measures), (norms.tenure(measures) + spoken) / 2),
                "years and words: with us for %.1f years, %d praises and %d answers in a year",
                measures.tenureDays() / CalendarDays.YEAR,
                kind,
                answers);
    }

    private static Force offers(AccountFacts facts, ScorecardMeasures measures) {
        double wallet = facts.profile().wallet() / HUNDRED;
        List<MajorEvent> rivals = facts.events(facts.day() - CalendarDays.HALF_YEAR, facts.day()).stream()
                .filter(event -> event.kind().contains(RIVAL))
                .toList();
        boolean hasWallet = wallet > 0;
        if (!hasWallet && rivals.isEmpty()) {
            return Force.UNKNOWN;
        }
        double elsewhere = hasWallet ? Math.max(0, 1 - measures.yearAmount() / wallet) : 0;
        String words =
                (hasWallet ? String.format(Locale.ROOT, "wallet: %.0f %% bought elsewhere", HUNDRED * elsewhere) : "")
                        + (hasWallet && !rivals.isEmpty() ? "; " : "")
                        + (rivals.isEmpty() ? "" : "rival: " + rivals.get(0).note());
        return Force.of(HUNDRED * elsewhere + (rivals.isEmpty() ? 0 : RIVAL_WEIGHT), "%s", words);
    }

    private static Force grievance(AccountFacts facts) {
        long cases = facts.casesIn(CalendarDays.YEAR).stream()
                .filter(one -> one.is(ServiceCase.COMPLAINT) || one.is(ServiceCase.FAILURE))
                .count();
        double mean = facts.answersIn(CalendarDays.YEAR).stream()
                .mapToInt(SurveyAnswer::satisfaction)
                .average()
                .orElse(Double.NaN);
        if (!facts.hasCases() && Double.isNaN(mean)) {
            return Force.UNKNOWN;
        }
        double low = Double.isNaN(mean) ? 0 : Math.max(0, INDIFFERENT - mean);
        return Force.of(
                CASE_WEIGHT * cases + POINT_WEIGHT * low,
                "service: %d complaints and failures in a year%s",
                cases,
                Double.isNaN(mean) ? "" : String.format(Locale.ROOT, ", answers %.1f of 5", mean));
    }
}
