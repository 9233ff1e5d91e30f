package ebb.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decomposition of the change of a score since an earlier as-of date: the change in log-odds by each cause, one after the other; the parts add up to
 * the whole.
 *
 * @param timePassed the same purchases, seen from the later date by the earlier model
 * @param purchases what was bought or returned since, seen by the earlier model
 * @param modelChange the later model in the earlier one's place
 */
public record ScoreChange(double timePassed, double purchases, double modelChange) {
    private static final double NOTHING = 0.005;

    /** From the log-odds before, with time passed only, with the purchases too, and now. */
    public static ScoreChange between(double before, double later, double withPurchases, double now) {
        return new ScoreChange(later - before, withPurchases - later, now - withPurchases);
    }

    /** The causes in words, those that matter. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, timePassed, "time passed");
        add(words, purchases, "purchases since");
        add(words, modelChange, "another model");
        return words;
    }

    private static void add(List<String> words, double part, String cause) {
        if (Math.abs(part) >= NOTHING) {
            words.add(String.format(Locale.ROOT, "%s %s it (%+.2f)", cause, part > 0 ? "raised" : "lowered", part));
        }
    }
}
