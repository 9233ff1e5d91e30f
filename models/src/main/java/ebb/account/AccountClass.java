package ebb.account;

import ebb.customer.Money;
import java.util.Optional;

/**
 * Class of an account by what it buys in a year and how it pays.
 *
 * @param number 1 to 7, by the matrix of the conf
 * @param tier 1 small, 2 medium, 3 large
 * @param grade 1 (worst) to 4 (best)
 * @param evidence where the grade comes from
 */
public record AccountClass(int number, int tier, int grade, String evidence) {

    /** Empty where the account is not known for long enough, or its credit not at all. */
    public static Optional<AccountClass> of(AccountFacts facts, AccountSettings settings) {
        if (facts.day() - facts.history().firstDay() < settings.minDays()) {
            return Optional.empty();
        }
        return CreditGrade.of(facts, settings).map(grade -> of(facts, grade, settings));
    }

    private static AccountClass of(AccountFacts facts, CreditGrade grade, AccountSettings settings) {
        int tier = tier(Money.amount(facts.boughtInYear()), settings);
        boolean apart = tier == 1 && facts.profile().influence() >= settings.influenceFrom();
        int number = apart
                ? settings.influentialClass()
                : settings.matrix().get(tier - 1).get(grade.grade() - 1);
        return new AccountClass(number, tier, grade.grade(), grade.evidence());
    }

    private static int tier(double amount, AccountSettings settings) {
        int tier = 1;
        for (double from : settings.tiers()) {
            if (amount >= from) {
                tier++;
            }
        }
        return tier;
    }

    /** Tier and grade as written in the tables, for example 3,4. */
    public String code() {
        return tier + "," + grade;
    }
}
