/**
 * The rhythm of each category a customer buys, and what is usual in a category over all customers.
 *
 * <p>Evidence is counted by visit, not by day: a visit without a purchase that was due is evidence, a day without a visit is not. So holidays,
 * silence and churn are not taken for broken habits. {@link ebb.life.rhythm.LifePopulationFitter} learns what is usual, {@link
 * ebb.life.rhythm.CategoryRhythm} says where one customer stands.
 */
package ebb.life.rhythm;
