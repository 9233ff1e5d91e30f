/**
 * The published churn model as a Spark ML transformer, for Spark programs that have only {@code ebb-models} on their class path. How a model is fitted
 * and judged is not here, but in {@code ebb.churn} and {@code ebb.training}.
 */
package ebb.churn.spark;
