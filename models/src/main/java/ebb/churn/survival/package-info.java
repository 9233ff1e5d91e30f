/**
 * The survival curve: probabilities of no purchase within several numbers of days, from one discrete-time hazard model that goes through the published
 * score. How the curve is judged is not here, but in {@code ebb.training}.
 */
package ebb.churn.survival;
