package ebb.serve.web;

import ebb.customer.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Ends of a slider of money.
 *
 * @param end two significant digits, the least that is not below what it goes up to
 * @param step also where it begins: a tenth of the second digit, a cent at least
 */
public record Slider(BigDecimal end, BigDecimal step) {
    private static final BigDecimal CENT = Money.ofCents(1);
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

    /** A slider on which the whole amount can be chosen, and little more. */
    static Slider upTo(BigDecimal amount) {
        BigDecimal end = amount.max(CENT).round(TWO_DIGITS);
        BigDecimal step = end.ulp().divide(BigDecimal.TEN).max(CENT);
        return new Slider(end.max(step), step);
    }

    /** The end as a form has it. */
    public String endText() {
        return end.stripTrailingZeros().toPlainString();
    }

    /** The step as a form has it. */
    public String stepText() {
        return step.stripTrailingZeros().toPlainString();
    }
}
