package ebb.drift;

import ebb.schema.Drift;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Findings as rows of the table {@link Drift}. */
public final class DriftRows {
    private DriftRows() {}

    public static Dataset<Row> of(SparkSession spark, LocalDate asOf, List<Finding> findings) {
        List<Row> rows = findings.stream().map(finding -> row(asOf, finding)).toList();
        return spark.createDataFrame(rows, Drift.TABLE.schema()).coalesce(1);
    }

    private static Row row(LocalDate asOf, Finding finding) {
        return RowFactory.create(
                Date.valueOf(asOf),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.name(),
                Date.valueOf(Optional.ofNullable(finding.scoredOn()).orElse(asOf)),
                finding.customers(),
                finding.expected(),
                finding.actual(),
                finding.size(),
                finding.limit(),
                finding.isAlarming(),
                finding.words());
    }
}
