package ebb.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decomposition of the change of a score since an earlier as-of date: the change in log-odds by each cause, one after the other; the parts add up to
 * the whole.
 *
 * @param timePassed the same purchases, seen from the later date by the earlier model
 * @param purchases what was bought or returned since, or came to be known since, seen by the earlier model
 * @param inputs what the further inputs tell now and did not then, seen by the earlier model
 * @param modelChange the later model in the earlier one's place, and what is known of all customers now in place of what was known then
 */
public record ScoreChange(double timePassed, double purchases, double inputs, double modelChange) {
    /** Names of the causes, as tables and the report have them. */
    public static final String TIME = "time passed";

    public static final String PURCHASES = "purchases";
    public static final String INPUTS = "further inputs";
    public static final String MODEL = "model";

    /** All causes, in the order in which they are taken. */
    public static final List<String> CAUSES = List.of(TIME, PURCHASES, INPUTS, MODEL);

    private static final double NOTHING = 0.005;

    /**
     * Log-odds along the way from one score to the next.
     *
     * @param before on the earlier date
     * @param corrected on the earlier date too, by what is known of its purchases now
     * @param later with time passed besides
     * @param withPurchases with the purchases since too
     * @param withInputs with the further inputs too
     * @param now by the later model
     */
    public record Path(
            double before, double corrected, double later, double withPurchases, double withInputs, double now) {
        /** The change by each cause. */
        public ScoreChange change() {
            return new ScoreChange(
                    later - corrected,
                    corrected - before + withPurchases - later,
                    withInputs - withPurchases,
                    now - withInputs);
        }
    }

    /** The whole change in log-odds. */
    public double total() {
        return timePassed + purchases + inputs + modelChange;
    }

    /** The cause that moved the score most in the direction in which it moved. */
    public String mainCause() {
        double direction = Math.signum(total());
        return byCause().entrySet().stream()
                .max(Comparator.comparingDouble(cause -> direction * cause.getValue()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private Map<String, Double> byCause() {
        Map<String, Double> byCause = new LinkedHashMap<>();
        byCause.put(TIME, timePassed);
        byCause.put(PURCHASES, purchases);
        byCause.put(INPUTS, inputs);
        byCause.put(MODEL, modelChange);
        return byCause;
    }

    /** The causes in words, those that matter. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, timePassed, "time passed");
        add(words, purchases, "purchases known since");
        add(words, inputs, "further inputs");
        add(words, modelChange, "another model");
        return words;
    }

    private static void add(List<String> words, double part, String cause) {
        if (Math.abs(part) >= NOTHING) {
            words.add(String.format(Locale.ROOT, "%s %s it (%+.2f)", cause, part > 0 ? "raised" : "lowered", part));
        }
    }
}
