package ebb.report;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.desc_nulls_last;

import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeModelsTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the section {@link PurchaseModel} from the rows of one as-of date. */
final class PurchaseModelReader {
    private final List<Row> models;
    private final List<Row> figures;

    /** Empty where {@code fit-lifetime-models} did not run for the as-of date, or no model could be fitted. */
    static Optional<PurchaseModel> read(ReportSource source) {
        return source.rows(LifetimeModelsTable.TABLE).flatMap(models -> source.rows(LifetimeDiagnosticsTable.TABLE)
                .flatMap(figures -> new PurchaseModelReader(models, figures).read()));
    }

    private PurchaseModelReader(Dataset<Row> models, Dataset<Row> figures) {
        this.models = models.orderBy(
                        desc(LifetimeModelsTable.IS_CHOSEN),
                        desc_nulls_last(LifetimeModelsTable.HELD_OUT),
                        asc(LifetimeModelsTable.FAMILY))
                .collectAsList();
        this.figures = figures.orderBy(LifetimeDiagnosticsTable.PLACE, LifetimeDiagnosticsTable.SILENCE)
                .collectAsList();
    }

    private Optional<PurchaseModel> read() {
        if (models.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PurchaseModel(
                models.stream().map(PurchaseModelReader::candidate).toList(),
                of(LifetimeDiagnosticsTable.WEEKS)
                        .map(row -> new PurchaseModel.Week(
                                place(row),
                                row.getAs(LifetimeDiagnosticsTable.IS_CALIBRATION),
                                actual(row),
                                expected(row)))
                        .toList(),
                of(LifetimeDiagnosticsTable.HISTOGRAM)
                        .map(row -> new PurchaseModel.Bar(place(row), actual(row), expected(row)))
                        .toList(),
                of(LifetimeDiagnosticsTable.EXPECTATION)
                        .map(row -> new PurchaseModel.Mean(
                                place(row),
                                row.<Double>getAs(LifetimeDiagnosticsTable.CUSTOMERS),
                                actual(row),
                                expected(row)))
                        .toList(),
                alive()));
    }

    private static PurchaseModel.Candidate candidate(Row row) {
        Double heldOut = row.getAs(LifetimeModelsTable.HELD_OUT);
        return new PurchaseModel.Candidate(
                row.getAs(LifetimeModelsTable.FAMILY),
                row.getAs(LifetimeModelsTable.IS_CHOSEN),
                row.getAs(LifetimeModelsTable.PARAMETERS),
                row.getAs(LifetimeModelsTable.FINDINGS),
                heldOut == null ? Double.NaN : heldOut,
                Cells.date(row, LifetimeModelsTable.FITTED_ON),
                Cells.date(row, LifetimeModelsTable.HELD_OUT_UNTIL_ON));
    }

    private List<PurchaseModel.Frequency> alive() {
        Map<Integer, List<PurchaseModel.Cell>> byCount = of(LifetimeDiagnosticsTable.ALIVE_GRID)
                .collect(Collectors.groupingBy(
                        PurchaseModelReader::place,
                        TreeMap::new,
                        Collectors.mapping(
                                row -> new PurchaseModel.Cell(
                                        row.<Double>getAs(LifetimeDiagnosticsTable.SILENCE),
                                        row.<Double>getAs(LifetimeDiagnosticsTable.ALIVE)),
                                Collectors.toList())));
        return byCount.entrySet().stream()
                .map(entry -> new PurchaseModel.Frequency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Row> of(String picture) {
        return figures.stream()
                .filter(row -> row.getAs(LifetimeDiagnosticsTable.PICTURE).equals(picture));
    }

    private static int place(Row row) {
        return row.<Integer>getAs(LifetimeDiagnosticsTable.PLACE);
    }

    private static double actual(Row row) {
        return row.<Double>getAs(LifetimeDiagnosticsTable.ACTUAL);
    }

    private static double expected(Row row) {
        return row.<Double>getAs(LifetimeDiagnosticsTable.EXPECTED);
    }
}
