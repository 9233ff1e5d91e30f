package ebb.shop;

import java.util.Locale;

/**
 * What only a business customer has.
 *
 * @param annualAmount what it would buy of the shop in a year, in the currency
 * @param payerGrade how it pays, from 1 (ill) to 4 (on time)
 * @param runawayFromDay from when the money spent on it climbs out of proportion; {@link Integer#MAX_VALUE}: never
 * @param walletShare share of its need that it buys from the shop
 * @param diversion its part in a diversion; null: none
 */
record BusinessAccount(
        double annualAmount,
        int payerGrade,
        Influence influence,
        double creditLimit,
        double expenseShare,
        int runawayFromDay,
        double walletShare,
        String owner,
        Diversion diversion) {

    enum Influence {
        ORDINARY,
        INFLUENTIAL
    }

    private static final int OWNERS_PER_TERRITORY = 3;

    /** An owner for the whole country who neglects the accounts: they leave at {@link #NEGLECTED_LEAVE_A_YEAR}. */
    static final String NEGLECTING_OWNER = "key-accounts";

    static final double NEGLECTED_LEAVE_A_YEAR = .9;
    private static final double NEGLECTED_SHARE = .2;

    static BusinessAccount draw(ShopSettings settings, Customer customer) {
        RandomDraws dice = RandomDraws.of(settings.seed(), customer.number(), RandomDraws.Purpose.ACCOUNT);
        double amount = dice.logNormal(24_000, 1.25);
        int grade = 1 + dice.weighted(.12, .18, .34, .36);
        boolean isInfluential = amount < 50_000 && dice.chance(.05);
        double limit = Math.ceil(amount / 12 * dice.uniform(1.6, 3.2) / 500) * 500;
        int runawayFrom =
                dice.chance(.06) ? dice.between(settings.startDay() + 120, settings.endDay() - 60) : Integer.MAX_VALUE;
        double expenseShare = dice.uniform(.015, .045);
        double wallet = dice.uniform(.2, .95);
        String owner =
                String.format(Locale.ROOT, "%s-%d", customer.region().label(), dice.between(1, OWNERS_PER_TERRITORY));
        Diversion diversion = Diversion.of(settings, customer, dice);
        return new BusinessAccount(
                amount,
                grade,
                isInfluential ? Influence.INFLUENTIAL : Influence.ORDINARY,
                limit,
                expenseShare,
                runawayFrom,
                wallet,
                diversion == null && dice.chance(NEGLECTED_SHARE) ? NEGLECTING_OWNER : owner,
                diversion);
    }

    boolean isNeglected() {
        return owner.equals(NEGLECTING_OWNER);
    }
}
