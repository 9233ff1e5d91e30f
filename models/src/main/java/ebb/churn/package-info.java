/**
 * The contestants: simple rules, regressions, trees and their stack, each fitted from {@link ebb.churn.fit.TrainingMatrix} into a {@link
 * ebb.churn.fit.Scorer} that adds up contributions. Who wins is decided in {@code ebb.training}.
 *
 * <p>Rooms below: {@code fit} (examples and what a contestant is), {@code linear}, {@code tree}, {@code calibration}. To add a contestant: create a class that
 * implements {@link ebb.churn.fit.Contestant}, list it in {@link ebb.churn.ContestantCatalogue}, and let a test show that it beats the prevalence and that the same
 * seed gives the same score.
 */
package ebb.churn;
