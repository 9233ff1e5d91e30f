/**
 * The files of one input that are read together: which are new, whose rows they replace, what became of each row and what is said of it.
 *
 * <p>{@link ebb.ingest.delivery.IngestPlan} says which files are read, {@link ebb.ingest.delivery.ValidatedRows} judges their rows,
 * {@link ebb.ingest.delivery.StagedDelivery} holds them until all inputs are let through.
 */
package ebb.ingest.delivery;
