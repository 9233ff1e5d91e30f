/**
 * What customers will buy and spend in the horizon: totals corrected by their own past error, and 80 % intervals for the total and for one customer.
 *
 * <p>Buy-till-you-die itself lives in {@code ebb.btyd}; the churn probability in {@code ebb.churn}. A further measure is added to {@link ebb.value.ForecastMeasure}.
 */
package ebb.value;
