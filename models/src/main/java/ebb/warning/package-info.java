/**
 * Early warnings: rules over the facts of one account, how good each has been in the past, and the life of a warning from opening to closing.
 *
 * <p>To add a rule: create {@code warning/X.java} implementing {@link ebb.warning.WarningRule}, list it in {@link ebb.warning.WarningRuleCatalogue}, give it a limit
 * in {@code conf/ebb.yaml}, and a case in {@code RuleLimitsTest}, which fires it just above its limit and keeps it silent just below. A rule is plain
 * arithmetic on {@link ebb.account.AccountFacts}; it knows neither Spark nor whether the day is today or long past.
 */
package ebb.warning;
