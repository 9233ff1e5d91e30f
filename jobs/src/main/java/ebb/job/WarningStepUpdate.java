package ebb.job;

import static org.apache.spark.sql.functions.lit;

import ebb.action.WarningSteps;
import ebb.lake.Lake;
import ebb.schema.WarningsTable;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Makes the next step of the warnings the customers' one action, so that no reader of the two tables is told to do two things. */
final class WarningStepUpdate {
    private WarningStepUpdate() {}

    /**
     * Writes the steps that differ; done again it changes nothing.
     *
     * @param actions of the day
     * @return warnings that were changed
     */
    static long of(Lake lake, Dataset<Row> actions, LocalDate day) {
        if (!lake.has(WarningsTable.TABLE)) {
            return 0;
        }
        Dataset<Row> changed = WarningSteps.changed(lake.read(WarningsTable.TABLE), actions, day)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long count = changed.count();
            if (count > 0) {
                lake.merge(WarningsTable.TABLE, changed, lit(false));
            }
            return count;
        } finally {
            changed.unpersist();
        }
    }
}
