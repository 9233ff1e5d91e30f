/**
 * What the further inputs hold of one customer beside the purchases: invoices, expenses, events, service cases, survey answers, contacts, master data.
 *
 * <p>Rows are held as they are over all time, and nobody outside can read them: {@link ebb.input.CustomerAccount} gives what was known on an as-of date,
 * purchases and further inputs alike, as {@link ebb.input.AccountPast}. To add an input: a record of its rows, a column in
 * {@link ebb.input.AccountEntries}, a list in {@link ebb.input.AccountInputs} with its cut. Only {@code AccountEntries} and {@code AccountJoin} know
 * Spark.
 */
package ebb.input;
