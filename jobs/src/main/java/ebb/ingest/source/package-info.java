/**
 * From a format to rows as delivered, each with its file and line.
 *
 * <p>A {@link ebb.ingest.source.Source} first lists the files there are, then reads those that are wanted. To add a format: create {@code XSource} and list it in
 * {@code Source.of}; a text format is a {@link ebb.ingest.text.TextFormat}.
 */
package ebb.ingest.source;
