package ebb.lake;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Puts a folder of whole tables in the place of the lake's tables, by two renames.
 *
 * @param lake lake
 */
public record TableSwap(LakeFolder lake) {

    /** Root below which the new tables are written. */
    public LakePath beside() {
        return lake.root().resolve("_ebb/erasing");
    }

    /** Puts the new tables in place and removes the old ones. */
    public void swap() {
        old().deleteAll(lake.configuration());
        tables().moveTo(old(), lake.configuration());
        finish();
        old().deleteAll(lake.configuration());
        beside().deleteAll(lake.configuration());
    }

    /** Does the second rename where a swap was killed between the two: without it the lake has no tables. */
    public void finish() {
        if (!exists(tables()) && exists(old()) && exists(made())) {
            made().moveTo(tables(), lake.configuration());
        }
    }

    private LakePath tables() {
        return lake.root().resolve("tables");
    }

    private LakePath made() {
        return beside().resolve("tables");
    }

    private LakePath old() {
        return lake.root().resolve("_ebb/erased");
    }

    private boolean exists(LakePath path) {
        try {
            return path.fileSystem(lake.configuration()).exists(path.hadoop());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for " + path + ": " + e.getMessage(), e);
        }
    }
}
