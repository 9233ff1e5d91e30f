/**
 * What a customer is worth: the Gamma-Gamma model of spend, and the score of one customer by a fitted purchase and spend model.
 *
 * <p>{@link ebb.btyd.spend.SpendFitter} fits, {@link ebb.btyd.spend.LifetimeScorer} scores.
 */
package ebb.btyd.spend;
