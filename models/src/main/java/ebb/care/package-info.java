/**
 * What follows from accounts for those who look after them: service by period, cohorts, occasions, near demand, and what holds a customer.
 *
 * <p>Each is one pass over the accounts with plain loops; only sums and small tables come back to the driver. To add one: a class here, its table in
 * {@code ebb.schema}, a line in the job that writes it.
 */
package ebb.care;
