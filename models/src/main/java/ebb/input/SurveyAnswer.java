package ebb.input;

import java.io.Serializable;

/** An answer to a survey, 1 (very dissatisfied) to 5 (very satisfied). */
public record SurveyAnswer(int day, int satisfaction) implements Serializable {
    public static final int LEAST = 1;
    public static final int MOST = 5;

    /** Highest answer of a dissatisfied customer. */
    private static final int LOW = 2;

    public boolean isLow() {
        return satisfaction <= LOW;
    }
}
