/**
 * Buy-till-you-die models: customers buy at random at their own rate until, unseen, they stop for good.
 *
 * <p>Five rooms, each knowing only those before it: {@code model} (families and their likelihoods), {@code fit} (maximum likelihood), {@code spend}
 * (Gamma-Gamma and the score of a customer), {@code spark} (Spark ML estimators, the one door to every fit), {@code study} (comparison out of time and
 * covariates).
 */
package ebb.btyd;
