/**
 * Accounts as they were known on a day: facts from purchases and further inputs, and the classes and marks made of them.
 *
 * <p>Facts are looked at from an as-of date, as a history is: {@link ebb.account.AccountFacts} shows nothing after it. Plain loops over one account.
 */
package ebb.account;
