package ebb.ingest.delivery;

import ebb.ingest.source.SourceFile;

/**
 * A file whose rows the tables hold.
 *
 * @param mappingHash hash of the settings it was read with
 * @param delivery number of the ingest that first brought this content
 * @param isGone whether it was missing from the delivery when its input was last ingested
 * @param counts where its rows went
 */
public record KnownFile(String mappingHash, long delivery, boolean isGone, FileCounts counts) {

    SourceFile file() {
        return counts.file();
    }

    public String name() {
        return file().name();
    }

    /** Whether the file would give the same rows again. */
    boolean isAs(SourceFile other, String otherMappingHash) {
        return file().equals(other) && mappingHash.equals(otherMappingHash);
    }

    KnownFile with(FileCounts newCounts) {
        return new KnownFile(mappingHash, delivery, isGone, newCounts);
    }

    KnownFile gone(boolean gone) {
        return new KnownFile(mappingHash, delivery, gone, counts);
    }
}
