/**
 * What losing customers costs: who came and went by period and group, what the lost bought, the bridge from one period's sales to the next, and what
 * becomes of customers and revenue at a given loss rate.
 *
 * <p>One pass over the accounts sums everything in whole numbers, so that a bridge adds up to the cent; only sums come back to the driver. What is
 * assumed comes from the conf ({@link ebb.economics.EconomicsSettings}) and is written beside each figure. To add a figure: a constant of
 * {@link ebb.economics.FlowMeasure}, where {@link ebb.economics.AccountMoves} counts it, and a column in its table.
 */
package ebb.economics;
