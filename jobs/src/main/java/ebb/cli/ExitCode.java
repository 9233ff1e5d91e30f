package ebb.cli;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.ModelRefused;
import ebb.lake.EmptyResult;
import ebb.lake.IncompatibleLake;
import ebb.lake.LakeDamaged;
import ebb.lake.LakeHeld;
import ebb.store.IncompatibleModel;

/** What the process ends with; a scheduler decides by it. */
enum ExitCode {
    DONE(0),
    FAILURE(1),
    USAGE(2),
    DATA_REFUSED(3),
    MODEL_REFUSED(4),
    LAKE_HELD(5),
    INCOMPATIBLE_VERSION(6);

    final int code;

    ExitCode(int code) {
        this.code = code;
    }

    static ExitCode of(Throwable failure) {
        if (failure instanceof SettingsException) {
            return USAGE;
        } else if (failure instanceof DataRefused || failure instanceof LakeDamaged || failure instanceof EmptyResult) {
            return DATA_REFUSED;
        } else if (failure instanceof ModelRefused) {
            return MODEL_REFUSED;
        } else if (failure instanceof LakeHeld) {
            return LAKE_HELD;
        } else if (failure instanceof IncompatibleModel || failure instanceof IncompatibleLake) {
            return INCOMPATIBLE_VERSION;
        }
        return FAILURE;
    }
}
