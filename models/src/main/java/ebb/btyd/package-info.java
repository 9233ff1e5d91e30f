/**
 * Buy-till-you-die models: customers buy at random at their own rate until, unseen, they stop for good.
 *
 * <p>Five rooms, each knowing only those before it: {@code model} (families and their likelihoods), {@code fit} (maximum likelihood), {@code spend}
 * (Gamma-Gamma and the score of a customer), {@code study} (comparison out of time), {@code spark} (the same as Spark ML estimators).
 */
package ebb.btyd;
