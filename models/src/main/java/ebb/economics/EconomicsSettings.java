package ebb.economics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is assumed of margins, costs and word of mouth, set in the conf under {@code economics}.
 *
 * @param enabled whether the job does anything
 * @param margin profit over revenue; may be below 0; null: not known
 * @param marginByCategory the same for single categories
 * @param keepingCost cost of keeping a customer for a year, in the currency; null: not known
 * @param acquisitionFactor cost of acquiring a customer over that of keeping one, where it is not given
 * @param acquisitionCost cost of acquiring a customer, in the currency; null: the factor times the keeping cost
 * @param wordOfMouth what unhappy customers tell
 * @param projectionYears years that are projected
 */
public record EconomicsSettings(
        boolean enabled,
        Double margin,
        Map<String, Double> marginByCategory,
        BigDecimal keepingCost,
        BigDecimal acquisitionFactor,
        BigDecimal acquisitionCost,
        WordOfMouth wordOfMouth,
        int projectionYears)
        implements Serializable {
    private static final int DIGITS = 4;

    /**
     * What an unhappy customer tells.
     *
     * @param told people, on average
     * @param manyShare share of the unhappy who tell more than 20
     * @param discouragedShare share of those told who would have become customers
     */
    public record WordOfMouth(double told, double manyShare, double discouragedShare) implements Serializable {
        public WordOfMouth {
            require(told >= 0, "word-of-mouth.told", told, "0 people or more");
            require(manyShare >= 0 && manyShare <= 1, "word-of-mouth.many-share", manyShare, "a share, 0 to 1");
            require(
                    discouragedShare >= 0 && discouragedShare <= 1,
                    "word-of-mouth.discouraged-share",
                    discouragedShare,
                    "a share, 0 to 1");
        }
    }

    public EconomicsSettings {
        marginByCategory = new TreeMap<>(marginByCategory);
        requireMargin("margin", margin);
        marginByCategory.forEach((category, own) -> requireMargin("margin-by-category." + category, own));
        require(keepingCost == null || keepingCost.signum() >= 0, "keeping-cost", keepingCost, "0 or more");
        require(
                acquisitionCost == null || acquisitionCost.signum() >= 0,
                "acquisition-cost",
                acquisitionCost,
                "0 or more");
        require(acquisitionFactor.signum() > 0, "acquisition-factor", acquisitionFactor, "a factor above 0");
        require(projectionYears >= 1 && projectionYears <= 30, "projection-years", projectionYears, "1 to 30 years");
    }

    private static void requireMargin(String key, Double margin) {
        require(margin == null || isMargin(margin), key, margin, "a share of the revenue, -10 to 1");
    }

    /** Whether a figure can be profit over revenue; more than ten times the revenue is not lost on a sale. */
    static boolean isMargin(double margin) {
        return margin >= -10 && margin <= 1;
    }

    /** The same with other margins. */
    EconomicsSettings with(double newMargin, Map<String, Double> newMargins) {
        return new EconomicsSettings(
                enabled,
                newMargin,
                newMargins,
                keepingCost,
                acquisitionFactor,
                acquisitionCost,
                wordOfMouth,
                projectionYears);
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use economics." + key + ": " + value + ". Set " + wanted + ".");
        }
    }

    /** Whether the margin of all that is sold is known. */
    public boolean hasMargin() {
        return margin != null;
    }

    /** Margin of a category; NaN where none is known. */
    double marginOf(String category) {
        Double own = marginByCategory.get(category);
        return own != null ? own : margin == null ? Double.NaN : margin;
    }

    /** Cost of acquiring a customer; empty where neither it nor the keeping cost is set. */
    public Optional<BigDecimal> costOfAcquiring() {
        return Optional.ofNullable(acquisitionCost)
                .or(() -> Optional.ofNullable(keepingCost).map(cost -> cost.multiply(acquisitionFactor)));
    }

    /**
     * What the figures rest on, in a sentence each, with the keys that are not set.
     *
     * @param own margins that the purchases tell
     */
    public String words(String currency, OwnMargins own) {
        String profit = own.all() != null
                ? own.words()
                : hasMargin()
                        ? String.format(Locale.ROOT, "Margin %.1f %%", 100 * margin)
                                + (marginByCategory.isEmpty() ? "" : ", of some categories their own")
                        : "Profit is not known: set economics.margin, or give purchases a cost (inputs.purchases.columns.cost)";
        String cost = costOfAcquiring()
                .map(one -> "Acquiring a customer costs " + currency + " "
                        + one.stripTrailingZeros().toPlainString()
                        + (acquisitionCost == null
                                ? ", " + acquisitionFactor.stripTrailingZeros().toPlainString() + " times keeping one"
                                : ""))
                .orElse("Cost of replacing is not known: set economics.acquisition-cost or keeping-cost");
        return profit + ". " + cost
                + String.format(
                        Locale.ROOT,
                        ". A lost customer tells %s people, of whom %s %% would have bought (assumed, not measured).",
                        plain(wordOfMouth.told()),
                        plain(100 * wordOfMouth.discouragedShare()));
    }

    private static String plain(double figure) {
        return BigDecimal.valueOf(figure)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
