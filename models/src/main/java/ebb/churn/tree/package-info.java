/**
 * Trees: XGBoost's and MLlib's ensembles in one form of our own, explained by exact Shapley values.
 */
package ebb.churn.tree;
