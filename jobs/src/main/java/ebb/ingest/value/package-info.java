/**
 * From the columns and texts of a source to the columns and types of a table, with a fault for each value that cannot be read.
 *
 * <p>{@link ebb.ingest.value.Mapping} finds what the columns are called, {@link ebb.ingest.value.FieldReader} what a value must look like.
 */
package ebb.ingest.value;
