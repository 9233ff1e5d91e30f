/**
 * Buy-till-you-die models with known parameters: the families, their likelihoods, and customers as these see them (x, t_x, T).
 *
 * <p>Pure arithmetic. To add a family: create its {@link ebb.btyd.model.BtydFamily}, list it in {@link ebb.btyd.model.BtydFamilyCatalogue}, and let a test show
 * that it recovers the parameters of simulated customers.
 */
package ebb.btyd.model;
