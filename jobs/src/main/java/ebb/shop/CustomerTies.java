package ebb.shop;

import ebb.customer.CalendarDays;
import java.math.BigDecimal;

/**
 * What a customer would lose by leaving, as the shop's own system has it on a day: loyalty points and prepaid money of private customers, a contract for a year
 * of accounts.
 *
 * <p>Who is going to stay pays in advance and signs more often than who is going to leave. It is drawn after the customer's life, from draws of its own, so
 * nothing else depends on it.
 *
 * @param points null: no loyalty card
 * @param prepaid in the currency; null: no loyalty card
 * @param contractUntilDay null: never signed
 */
record CustomerTies(Integer points, BigDecimal prepaid, Integer contractUntilDay) {
    private static final CustomerTies NONE = new CustomerTies(null, null, null);

    private static final double WITH_CARD = .6;
    private static final double USUAL_BASKET = 75;

    /** Days for which money is paid in advance, and days that who pays then stays at least, if the customer is to stay. */
    private static final int PREPAID_DAYS = 120;

    private static final int STAYS_DAYS = 210;
    private static final double PAYS_WHO_STAYS = .3;
    private static final double PAYS_WHO_LEAVES = .06;

    private static final double ASKED_TO_SIGN = .7;
    private static final int FAITHFUL_DAYS = 300;
    private static final double SIGNS_WHO_STAYS = .85;
    private static final double SIGNS_WHO_LEAVES = .15;

    static CustomerTies on(CustomerLife life, int day) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.TIES);
        if (life.account != null) {
            return dice.chance(ASKED_TO_SIGN) ? new CustomerTies(null, null, contract(life, day, dice)) : NONE;
        }
        if (!dice.chance(WITH_CARD)) {
            return NONE;
        }
        double year = life.visits().stream()
                        .filter(visit -> visit.day() <= day && visit.day() > day - CalendarDays.YEAR)
                        .count()
                * USUAL_BASKET
                * life.customer.spendLevel();
        return new CustomerTies((int) year, BigDecimal.valueOf(Math.round(year * prepaidShare(life, day, dice))), null);
    }

    /** Of a year's purchases, paid in advance for the term that the day is in. */
    private static double prepaidShare(CustomerLife life, int day, RandomDraws dice) {
        double share = 0;
        int paidOn = life.customer.joinDay() + dice.between(0, PREPAID_DAYS);
        for (; paidOn <= day; paidOn += PREPAID_DAYS) {
            double mostly = life.leftDay() > paidOn + STAYS_DAYS ? PAYS_WHO_STAYS : PAYS_WHO_LEAVES;
            boolean pays = dice.chance(mostly);
            double amount = dice.uniform(.15, .4);
            share = pays && life.leftDay() >= paidOn ? amount : 0;
        }
        return share;
    }

    /** Last day of the contract that was signed last; null: none was. */
    private static Integer contract(CustomerLife life, int day, RandomDraws dice) {
        Integer until = null;
        int from = life.customer.joinDay() - dice.between(0, CalendarDays.YEAR);
        for (; from <= day; from += CalendarDays.YEAR) {
            double mostly = life.leftDay() > from + FAITHFUL_DAYS ? SIGNS_WHO_STAYS : SIGNS_WHO_LEAVES;
            if (dice.chance(mostly) && life.leftDay() >= from) {
                until = from + CalendarDays.YEAR;
            }
        }
        return until;
    }
}
