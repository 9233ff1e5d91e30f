package ebb.ingest;

import java.io.Serializable;

/**
 * One file of a delivery as it stands at the source; a Delta or database table counts as one file.
 *
 * @param name path or URI, without secrets
 * @param sizeBytes size; 0 where there is none to know
 * @param sha256 hash of the content, or the version of a Delta table
 */
public record SourceFile(String name, long sizeBytes, String sha256) implements Serializable {}
