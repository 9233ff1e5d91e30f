/**
 * From files as delivered to the input tables: every row ends in its table, among the duplicates, among the anonymous or in {@code rejected}.
 *
 * <p>{@link ebb.ingest.Ingest} reads top to bottom what happens. A {@code Source} knows one format, {@code Mapping} what the columns are called,
 * {@code FieldReader} what a value must look like. What each input must hold is listed in {@link ebb.ingest.InputCatalogue}. To add a format: create
 * {@code XSource}, list it in {@code Source.of}. Nothing here knows where the lake is.
 */
package ebb.ingest;
