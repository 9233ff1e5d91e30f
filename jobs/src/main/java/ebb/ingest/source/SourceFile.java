package ebb.ingest.source;

import java.io.Serializable;
import java.util.List;

/**
 * One file of a delivery as it stands at the source; a Delta or database table counts as one file.
 *
 * @param name path or URI, without secrets
 * @param sizeBytes size; 0 where there is none to know
 * @param sha256 hash of the content, or the version of a Delta table
 */
public record SourceFile(String name, long sizeBytes, String sha256) implements Serializable {
    /** Bytes of text that a byte of a packed file stands for, about. */
    private static final int PACKED = 5;

    private static final List<String> PACKED_ENDINGS = List.of(".parquet", ".gz", ".zip", ".bz2", ".zst");

    /** About the size of the content as plain text; 0: not known. */
    public long textBytes() {
        return PACKED_ENDINGS.stream().anyMatch(name::endsWith) ? PACKED * sizeBytes : sizeBytes;
    }
}
