/**
 * The training matrix, folds and log-odds, and what a contestant and its fitted scorer are: the ground that every contestant stands on.
 */
package ebb.churn.fit;
