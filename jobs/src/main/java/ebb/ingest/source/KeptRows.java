package ebb.ingest.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that are asked more than once and so are kept, in memory as far as they fit, until this is closed. */
public final class KeptRows implements AutoCloseable {
    private final List<Dataset<Row>> kept = new ArrayList<>();

    public Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> found = rows.persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(found);
        return found;
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }
}
