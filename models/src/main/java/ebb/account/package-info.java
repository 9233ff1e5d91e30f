/**
 * Accounts: what invoices, expenses, events and master data say of one customer beside the purchases, and the classes and marks made of it.
 *
 * <p>Facts are looked at from an as-of date, as a history is. To add an input: a record of its rows, a column in {@link ebb.account.AccountEntries}, a
 * list in {@link ebb.account.AccountInputs}. Plain loops over one account; only {@code AccountEntries} knows Spark.
 */
package ebb.account;
