/**
 * Linear scores: the project's own and MLlib's logistic regression, and how features are transformed and standardised for them.
 */
package ebb.churn.linear;
