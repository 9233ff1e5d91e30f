package ebb.survey;

import ebb.input.SurveyAnswer;
import java.util.function.ToDoubleFunction;

/** What is told of an answer, between 0 and 1; NaN where the customer was not asked, or did not say. */
enum SurveyQuestion {
    /** Mean of the five steps, the lowest as 0 and the highest as 1. */
    SATISFACTION(
            answer -> (double) (answer.satisfaction() - SurveyAnswer.LEAST) / (SurveyAnswer.MOST - SurveyAnswer.LEAST)),
    SATISFIED(answer -> high(answer.satisfaction())),
    BUY_AGAIN(answer -> high(answer.buyAgain())),
    RECOMMEND(answer -> high(answer.recommend()));

    /** Lowest answer of the satisfied, and of those who will buy again or recommend. */
    private static final int HIGH = 4;

    @SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
    private final ToDoubleFunction<SurveyAnswer> value;

    SurveyQuestion(ToDoubleFunction<SurveyAnswer> value) {
        this.value = value;
    }

    double of(SurveyAnswer answer) {
        return value.applyAsDouble(answer);
    }

    private static double high(int answer) {
        return answer == SurveyAnswer.NOT_SAID ? Double.NaN : answer >= HIGH ? 1 : 0;
    }
}
