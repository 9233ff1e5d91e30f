/**
 * The contestants: simple rules, regressions, trees and their stack, each fitted from {@link ebb.churn.Examples} into a {@link ebb.churn.Scorer}
 * that adds up contributions, and the calibrators that turn a score into a probability. Who wins is decided in {@code ebb.training}.
 *
 * <p>To add a contestant: create {@code churn/X.java} that implements {@link ebb.churn.Contestant}, list it in {@link ebb.churn.Contestants}, and
 * let a test show that it beats the prevalence and that the same seed gives the same score.
 */
package ebb.churn;
