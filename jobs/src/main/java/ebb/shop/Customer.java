package ebb.shop;

import java.util.Locale;

/**
 * Who a customer is, before anything happens.
 *
 * @param ordinal place among the accounts, counted from 0; -1 for a private customer
 * @param joinDay day of the first purchase
 * @param meanGapDays usual days between two visits
 * @param spendLevel how much of everything a visit takes home, around 1
 * @param bargains how strongly a discount attracts, around 1
 */
record Customer(
        long number,
        long ordinal,
        Kind kind,
        Region region,
        int joinDay,
        Archetype archetype,
        double meanGapDays,
        double spendLevel,
        double bargains,
        Response response) {

    enum Kind {
        ACCOUNT,
        NEWCOMER,
        ESTABLISHED
    }

    /** What being contacted by a campaign does to the customer. */
    enum Response {
        NONE,
        PERSUADABLE,
        PUT_OFF
    }

    private static final Response[] RESPONSES = Response.values();

    static Customer draw(ShopSettings settings, long number) {
        RandomDraws dice = RandomDraws.of(settings.seed(), number, RandomDraws.Purpose.CUSTOMER);
        double accounts = settings.shares().accounts();
        long ordinal = (long) Math.floor(number * accounts);
        boolean isAccount = (long) Math.floor((number + 1) * accounts) > ordinal;
        boolean isNew = dice.chance(isAccount ? .3 : .58);
        Kind kind = isAccount ? Kind.ACCOUNT : isNew ? Kind.NEWCOMER : Kind.ESTABLISHED;
        Archetype archetype = Archetype.of(dice, kind);
        double gap = isAccount ? dice.logNormal(15, .5) : 6 + dice.gamma(1.1, archetype.gapShape >= 4 ? 21 : 31);
        int firstDay = settings.startDay() + (int) (dice.uniform(0, 1) * gap * 1.2);
        return new Customer(
                number,
                isAccount ? ordinal : -1,
                kind,
                Region.of(dice),
                isNew ? dice.between(settings.startDay(), settings.endDay()) : firstDay,
                archetype,
                gap,
                dice.logNormal(1, .35),
                dice.logNormal(1, .4),
                RESPONSES[dice.weighted(.76, .20, .04)]);
    }

    boolean isAccount() {
        return kind == Kind.ACCOUNT;
    }

    String id() {
        return String.format(Locale.ROOT, "%s%08d", isAccount() ? "A" : "C", number);
    }
}
