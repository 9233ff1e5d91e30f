/**
 * Rules and constants that every other package shares: who may be contacted and who is held back, when a customer is active, how long a year is, money in
 * cents, log-odds, normal quantiles.
 *
 * <p>Each has its one home here, and a test refuses a second. A rule that only one package needs stays in that package. This package depends on none
 * of the others. To add a rule: a final class with static methods, a test of its name, and its pattern in {@code SharedRulesTest}. To add a reason not to
 * contact somebody: a constant of {@link ebb.customer.ContactRefusal.Kind} and a line in {@link ebb.customer.ContactPolicy}.
 */
package ebb.customer;
