/**
 * What the further inputs hold of one customer beside the purchases: invoices, expenses, events, service cases, survey answers, contacts, master data.
 *
 * <p>Rows are held as they are over all time; who reads them must look from an as-of date, as {@code ebb.account.AccountFacts} and the features do. To
 * add an input: a record of its rows, a column in {@link ebb.input.AccountEntries}, a list in {@link ebb.input.AccountInputs}. Only
 * {@code AccountEntries} and {@code Accounts} know Spark.
 */
package ebb.input;
