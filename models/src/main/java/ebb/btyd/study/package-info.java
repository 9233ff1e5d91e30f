/**
 * Which family suits a shop and how well it does: comparison on days held out, and the diagnostics behind the report's charts.
 *
 * <p>{@link ebb.btyd.study.LifetimeStudy} is what others call.
 */
package ebb.btyd.study;
