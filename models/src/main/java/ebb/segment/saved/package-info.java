/**
 * Segments that a reader puts together of published columns and saves by name: which columns there are, a condition on one of them, and the segment, as
 * plain values and as a condition for Spark. Nothing of what a reader writes is ever part of a query: a column is looked up in the catalogue, a value is a
 * literal. A column is added to the star's tables and is then in {@link ebb.segment.saved.SegmentColumns}.
 */
package ebb.segment.saved;
