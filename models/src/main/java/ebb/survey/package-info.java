/**
 * Asking customers: a stratified sample with design weights, and what the answers say over time.
 *
 * <p>{@link ebb.survey.SurveyDraw} says who is asked, {@link ebb.survey.Satisfaction} what was answered. Who may be asked is for the contact policy. To ask
 * something else: a column of {@code surveys} and a constant of {@link ebb.survey.SurveyQuestion}.
 */
package ebb.survey;
