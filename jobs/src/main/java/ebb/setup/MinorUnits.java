package ebb.setup;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Amounts in cents, as payment services give them.
 *
 * @param digits of the currency behind the point; 0: amounts are in whole units
 * @param doubt what somebody should look at, in a sentence; empty: nothing
 */
record MinorUnits(int digits, Optional<String> doubt) {
    private static final MinorUnits NONE = new MinorUnits(0, Optional.empty());
    private static final int USUAL_DIGITS = 2;
    /** Whole amounts half of which are below this are hardly cents. */
    private static final int LEAST_MEDIAN = 500;

    private static final int LEAST_AMOUNTS = 10;
    /** Share of whole prices that end in 0 from which they are prices somebody chose, not cents. */
    private static final double ROUND = 0.5;

    private static final Pattern NAME = Pattern.compile(
            "(^|.*[^a-z])(cents?|pence|pennies|minor|minor_?units?|centimes?|centimos?|centavos?|rappen|ct|kopecks?|ore|grosz|groszy)([^a-z].*|$)");
    /** Kinds of objects of payment services that have whole amounts in cents. */
    private static final Set<String> OBJECTS =
            Set.of("charge", "payment_intent", "balance_transaction", "invoice", "checkout.session", "refund");

    static MinorUnits of(SampleFile file, String amount, String currency) {
        List<String> texts = file.values(amount).toList();
        boolean isWhole = !texts.isEmpty() && texts.stream().allMatch(text -> text.matches("-?\\d+"));
        int digits = digits(currency);
        if (!isWhole || digits == 0) {
            return NONE;
        }
        boolean isSaid =
                NAME.matcher(amount.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT))
                                .matches()
                        || file.values("object").anyMatch(OBJECTS::contains);
        long unit = (long) Math.pow(10, digits);
        if (isSaid) {
            return new MinorUnits(
                    digits,
                    Optional.of("Amounts are divided by " + unit + ": " + amount + " is in the smallest unit of "
                            + currency + ". Check a known order."));
        }
        long[] sorted = texts.stream().mapToLong(Long::parseLong).sorted().toArray();
        long median = sorted[sorted.length / 2];
        long round = Arrays.stream(sorted).filter(number -> number % 10 == 0).count();
        boolean mayBe = sorted.length >= LEAST_AMOUNTS && median >= LEAST_MEDIAN && round < ROUND * sorted.length;
        return mayBe
                ? new MinorUnits(
                        0,
                        Optional.of("All of " + amount + " are whole numbers, half of them from " + median
                                + " on: if they are in the smallest unit of " + currency + ", set amount: cast("
                                + PurchasesProposal.ticked(amount) + " as decimal(18,4)) / " + unit + "."))
                : NONE;
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return USUAL_DIGITS;
        }
    }
}
