/**
 * From files as delivered to the input tables: every row ends in its table, among the duplicates, among the anonymous or in {@code rejected}.
 *
 * <p>{@link ebb.ingest.Ingest} reads top to bottom what happens. Its rooms, each of which knows only those before it: {@link ebb.ingest.catalogue} (which inputs
 * there are), {@link ebb.ingest.text} and {@link ebb.ingest.source} (rows as a format holds them), {@link ebb.ingest.value} (texts into the types of a table),
 * {@link ebb.ingest.delivery} (the files read together and what became of their rows), {@link ebb.ingest.duplicate} (rows that are there already) and
 * {@link ebb.ingest.check} (what is believed of a delivery). Nothing here knows where the lake is.
 */
package ebb.ingest;
