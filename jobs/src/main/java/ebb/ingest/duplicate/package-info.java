/**
 * Rows that the table has already, in the same file, in another one, or as an older state of the same order.
 *
 * <p>{@link ebb.ingest.duplicate.Deduplication} decides which row of a key is kept; the others here find what it does not drop and somebody should know.
 */
package ebb.ingest.duplicate;
