/**
 * From the bytes of a text file to records of fields: encodings, compression, CSV and JSON. Nothing here knows inputs, tables or Spark's datasets.
 *
 * <p>{@link ebb.ingest.text.TextFile} opens a file as UTF-8, a {@link ebb.ingest.text.TextFormat} reads it once to plan (columns, number of records,
 * where it can be split) and gives a {@link ebb.ingest.text.TextPlan} that reads the records of a split. To add a format: implement both.
 */
package ebb.ingest.text;
