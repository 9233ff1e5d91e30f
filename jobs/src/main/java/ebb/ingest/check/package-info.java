/**
 * What is believed of a delivery: the gate that refuses one, and the warnings of what can hardly be meant.
 *
 * <p>{@link ebb.ingest.check.DataGate} weighs what was rejected, {@link ebb.ingest.check.DataContract} what the conf expects,
 * {@link ebb.ingest.check.Plausibility} the accepted rows by themselves. None writes a row.
 */
package ebb.ingest.check;
