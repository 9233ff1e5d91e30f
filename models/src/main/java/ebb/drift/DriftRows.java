package ebb.drift;

import ebb.schema.DriftTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Findings as rows of the table {@link DriftTable}. */
public final class DriftRows {
    private DriftRows() {}

    public static List<Row> of(LocalDate asOf, List<DriftFinding> findings) {
        return findings.stream().map(finding -> row(asOf, finding)).toList();
    }

    private static Row row(LocalDate asOf, DriftFinding finding) {
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
