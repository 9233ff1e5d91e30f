package ebb.ingest;

import ebb.ingest.delivery.IngestTarget;
import ebb.lake.ErasedCustomers;
import ebb.lake.Lake;
import ebb.lake.StagedRows;
import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lake as ingest uses it. */
public record LakeTarget(Lake lake) implements IngestTarget {

    @Override
    public Dataset<Row> read(Table table) {
        return lake.has(table) ? lake.read(table) : lake.rows(table, List.of());
    }

    @Override
    public ErasedCustomers erased() {
        return ErasedCustomers.of(lake);
    }

    @Override
    public StagedRows stage(Table table, Dataset<Row> rows) {
        return lake.stage(table, rows);
    }

    @Override
    public void append(StagedRows rows) {
        rows.commit();
    }

    @Override
    public void append(Table table, Dataset<Row> rows) {
        lake.append(table, rows);
    }

    @Override
    public void replaceWhere(Table table, String condition, Dataset<Row> rows) {
        lake.replaceWhere(table, condition, rows);
    }
}
