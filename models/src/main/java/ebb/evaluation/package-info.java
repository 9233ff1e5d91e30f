/**
 * How good a score is: metrics, bootstrap intervals by customer, calibration tables. Pure arithmetic over {@link ebb.evaluation.Predictions}; no
 * models and no Spark.
 *
 * <p>To add a metric: create {@code evaluation/X.java} with a {@link ebb.evaluation.Metric} that respects weights and ties, list it in
 * {@link ebb.evaluation.MetricCatalogue}, and let a test hold it to a case worked by hand.
 */
package ebb.evaluation;
