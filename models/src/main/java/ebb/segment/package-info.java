/**
 * Segments: where a customer stands, what is at stake, what to do. Pure rules over plain values; only {@link ebb.segment.Segmenter} knows Spark.
 *
 * <p>To change what is recommended, edit the list in {@link ebb.segment.ActionRule}; to add a lifecycle state, add it to {@link ebb.segment.Lifecycle}.
 * Limits come from {@link ebb.segment.SegmentSettings}, never from a rule.
 */
package ebb.segment;
