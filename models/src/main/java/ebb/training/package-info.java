/**
 * From as-of dates to a published model: which dates train and judge, the contest between contestants, the gate that a champion must pass, the model
 * card that says how it went, and the backtest over past dates.
 *
 * <p>Everything here runs on {@link ebb.churn.fit.TrainingMatrix}; where they come from and where a model goes is the jobs' affair.
 */
package ebb.training;
