/**
 * The tables of the star under {@code bi/}: one dimension of customers, one of dates, and the facts, each column with its comment.
 *
 * <p>What a column of another table says it says here too, in the same words. To add one: a class here, listed in {@link ebb.schema.star.StarTables}, and how
 * its rows are made in {@code ebb.star}.
 */
package ebb.schema.star;
