/**
 * The models as Spark ML estimators, and the sums over a cluster that fit them without moving customers to the driver. Jobs, features and studies fit
 * only through them; that nothing else calls the fitters is a test.
 *
 * <p>{@link ebb.btyd.spark.BuyTillYouDie} and {@link ebb.btyd.spark.GammaGammaSpend} are what others call.
 */
package ebb.btyd.spark;
