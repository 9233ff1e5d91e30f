package ebb.survey;

import ebb.input.SurveyAnswer;
import java.io.Serializable;
import java.util.List;

/**
 * A customer who answered or was asked.
 *
 * @param region null: not known
 * @param owner null: nobody named
 */
record Respondent(String customerId, String region, String owner, List<Answered> answers, List<Asked> asked)
        implements Serializable {

    /**
     * One answer.
     *
     * @param period place of the period that it falls into
     * @param categories of the purchase before it
     * @param place in the sample that it answers to; null: in none
     */
    record Answered(int period, SurveyAnswer answer, List<String> categories, Sampled place) implements Serializable {}

    /** One place in a sample whose time to answer is over, or who has answered. */
    record Asked(int period, Sampled place, boolean answered, boolean isOver) implements Serializable {}
}
