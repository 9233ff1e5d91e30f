/**
 * Maximum likelihood for the families of {@code ebb.btyd.model}, with and without covariates, and likelihood-ratio tests between fits.
 *
 * <p>{@link ebb.btyd.fit.BtydFitter} and {@link ebb.btyd.fit.CovariateFitter} are what others call.
 */
package ebb.btyd.fit;
