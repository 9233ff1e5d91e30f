/** Scores: what the published model and the buy-till-you-die model say of each customer on one as-of date, with reasons. */
package ebb.score;
