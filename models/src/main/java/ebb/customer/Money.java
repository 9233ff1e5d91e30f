package ebb.customer;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Column;

/** Money between its two forms: whole cents (hundredths of the currency) in computations, two decimals in tables. */
public final class Money {
    private static final int DECIMALS = 2;
    private static final int CENTS = 100;

    private Money() {}

    /** Whole cents as an amount of the currency. */
    public static double amount(long cents) {
        return amount((double) cents);
    }

    /** Cents and parts of cents, such as a mean, as an amount of the currency. */
    public static double amount(double cents) {
        return cents / CENTS;
    }

    /** An amount of the currency as the nearest whole cents. */
    public static long cents(double amount) {
        return Math.round(CENTS * amount);
    }

    /**
     * An amount of the currency in whole cents, half a cent rounded up.
     *
     * @throws ArithmeticException where the cents exceed a long
     */
    public static long cents(BigDecimal amount) {
        return amount.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** A column of money with two decimals in whole cents; null stays null. */
    public static Column cents(Column amount) {
        return amount.multiply(lit(CENTS)).cast("long");
    }

    /** Whole cents as a table holds them. */
    public static BigDecimal ofCents(long cents) {
        return BigDecimal.valueOf(cents, DECIMALS);
    }

    /** An amount of the currency as a table holds it: half a cent goes to the even neighbour. */
    public static BigDecimal ofAmount(double amount) {
        return BigDecimal.valueOf(amount).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
