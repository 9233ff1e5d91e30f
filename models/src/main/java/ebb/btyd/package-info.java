/**
 * Buy-till-you-die models: customers buy at random at their own rate until, unseen, they stop for good.
 *
 * <p>The numeric core is free of Spark: {@link ebb.btyd.Summary} is what a model knows of a customer, {@link ebb.btyd.GroupedSummaries} a whole
 * base with equal customers counted once, {@link ebb.btyd.Fitter} turns it into a {@link ebb.btyd.BtydFit}, and {@link ebb.btyd.Scorer} scores
 * customers one by one. {@link ebb.btyd.BuyTillYouDie} and {@link ebb.btyd.GammaGammaSpend} are the same as Spark ML estimators.
 *
 * <p>To add a model: create its {@link ebb.btyd.BtydFamily}, list it in {@link ebb.btyd.BtydFamilies}, and let a test show that it recovers the
 * parameters of simulated customers.
 */
package ebb.btyd;
