/**
 * Life: the rhythm of each category a customer buys, what a break in it means, and the life events that such breaks announce.
 *
 * <p>Evidence is counted by visit, not by day: a visit without a purchase that was due speaks, a day without a visit says nothing. So holidays,
 * silence and churn explain themselves away. {@link ebb.life.LifePopulations} learns what is usual in one category after the other, {@link
 * ebb.life.RhythmTable}, {@link ebb.life.LearnedPatterns} and {@link ebb.life.LifeEvents} are what jobs call. What is declared is a {@link
 * ebb.life.EventPattern}; to add a kind of sign, add it to {@link ebb.life.Sign.Kind} and to {@link ebb.life.SignTrace}.
 */
package ebb.life;
