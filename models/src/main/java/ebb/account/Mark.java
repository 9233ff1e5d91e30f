package ebb.account;

import java.util.List;
import java.util.Locale;

/**
 * One mark of a customer and what it was given for.
 *
 * @param value 0 (worst) to 100 (best); NaN where nothing is known
 * @param pattern evidence in words, with places for the figures: written out only when it is asked for
 * @param figures what to put in the places
 */
public record Mark(double value, String pattern, List<Object> figures) {
    static final Mark UNKNOWN = new Mark(Double.NaN, "not known", List.of());

    boolean isKnown() {
        return !Double.isNaN(value);
    }

    public String evidence() {
        return String.format(Locale.ROOT, pattern, figures.toArray());
    }
}
