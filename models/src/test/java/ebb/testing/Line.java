package ebb.testing;

import java.io.Serializable;

/**
 * A purchase or return line of a test, as the tables hold it.
 *
 * @param day days since 1970-01-01
 * @param amount hundredths
 * @param quantity thousandths
 */
public record Line(String customer, int day, String category, long amount, long quantity) implements Serializable {

    public static Line purchase(String customer, int day, double amount) {
        return new Line(customer, day, "", Math.round(amount * 100), 1000);
    }

    public Line in(String newCategory) {
        return new Line(customer, day, newCategory, amount, quantity);
    }
}
