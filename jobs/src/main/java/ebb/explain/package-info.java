/**
 * Why one customer has the published score: reasons, earlier scores, what moved it since and what one purchase would change: {@code ebb explain}.
 *
 * <p>{@link ebb.explain.ScoreExplanation} reads the publication in force and computes with the stored model; the command line prints it.
 */
package ebb.explain;
