package ebb.account;

import ebb.customer.CalendarDays;
import ebb.input.Invoice;
import java.util.Locale;
import java.util.Optional;

/**
 * How an account pays, 1 (worst) to 4 (best), and what that is taken from.
 *
 * @param evidence in words
 */
public record CreditGrade(int grade, String evidence) {
    private static final int BROKEN_DAYS = 90;

    /** The grade given by the business, or else the one its invoices of the last year earn; empty where there is neither. */
    public static Optional<CreditGrade> of(AccountFacts facts, AccountSettings settings) {
        int given = facts.profile().creditGrade();
        return given > 0 ? Optional.of(new CreditGrade(given, "given by the business")) : earned(facts, settings);
    }

    /** The grade that the invoices due in the last year earn, whatever is given; empty where there are too few. */
    static Optional<CreditGrade> earned(AccountFacts facts, AccountSettings settings) {
        int count = 0;
        int late = 0;
        long lateDays = 0;
        long amount = 0;
        long broken = 0;
        for (Invoice invoice : facts.invoices()) {
            if (invoice.dueDay() < facts.day() && invoice.dueDay() >= facts.day() - CalendarDays.YEAR) {
                int delay = Math.min(invoice.paidDay(), facts.day()) - invoice.dueDay();
                count++;
                late += delay > 0 ? 1 : 0;
                lateDays += Math.max(0, delay);
                amount += invoice.amount();
                broken += facts.day() - invoice.dueDay() > BROKEN_DAYS ? invoice.owed(facts.day()) : 0;
            }
        }
        if (count < settings.minInvoices()) {
            return Optional.empty();
        }
        double lateShare = (double) late / count;
        double brokenShare = amount > 0 ? (double) broken / amount : 0;
        String evidence = String.format(
                Locale.ROOT,
                "%d of %d invoices of the last year paid late, %.0f days on average; %.1f %% of the amount over 90 days overdue",
                late,
                count,
                late == 0 ? 0.0 : (double) lateDays / late,
                100 * brokenShare);
        return Optional.of(
                new CreditGrade(brokenShare >= settings.brokenShare() ? 1 : byLateness(lateShare, settings), evidence));
    }

    private static int byLateness(double lateShare, AccountSettings settings) {
        int grade = AccountSettings.GRADES;
        for (double most : settings.lateShares()) {
            if (lateShare > most) {
                grade--;
            }
        }
        return grade;
    }
}
