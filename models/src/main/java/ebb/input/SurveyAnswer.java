package ebb.input;

import java.io.Serializable;

/**
 * An answer to a survey.
 *
 * @param satisfaction 1 (very dissatisfied) to 5 (very satisfied)
 * @param buyAgain 1 (surely not) to 5 (surely); {@link #NOT_SAID} where it is not given
 * @param recommend 1 (surely not) to 5 (surely); likewise
 */
public record SurveyAnswer(int day, int satisfaction, int buyAgain, int recommend) implements Serializable {
    public static final int LEAST = 1;
    public static final int MOST = 5;
    public static final int NOT_SAID = -1;

    /** Highest answer of a dissatisfied customer. */
    private static final int LOW = 2;

    /** An answer about satisfaction alone. */
    public SurveyAnswer(int day, int satisfaction) {
        this(day, satisfaction, NOT_SAID, NOT_SAID);
    }

    public boolean isLow() {
        return satisfaction <= LOW;
    }
}
