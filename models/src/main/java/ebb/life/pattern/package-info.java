/**
 * Patterns learned over all customers: categories that begin after others were dropped more often than chance allows.
 *
 * <p>{@link ebb.life.pattern.PatternLearner} is what others call.
 */
package ebb.life.pattern;
