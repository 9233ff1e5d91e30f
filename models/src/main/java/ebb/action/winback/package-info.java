/**
 * Winning lapsed customers back: the chance that they return, why they probably left, how to reach them and what to say.
 *
 * <p>{@link ebb.action.winback.ReturnModel} is a model of lapsed customers only; {@link ebb.action.winback.LeavingCause} weighs the evidence for each cause. A
 * new sign of a cause is a line in {@code LeavingSigns}.
 */
package ebb.action.winback;
