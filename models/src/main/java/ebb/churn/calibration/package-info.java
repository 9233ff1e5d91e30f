/**
 * Calibrators turn a scorer's margin into log-odds that hold: Platt's line and the isotonic curve, chosen out of time.
 */
package ebb.churn.calibration;
