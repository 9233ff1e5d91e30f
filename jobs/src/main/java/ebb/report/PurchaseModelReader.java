package ebb.report;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.desc_nulls_last;

import ebb.schema.LifetimeDiagnostics;
import ebb.schema.LifetimeModels;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the section {@link PurchaseModel} from the rows of one as-of date. */
public final class PurchaseModelReader {
    private final List<Row> models;
    private final List<Row> figures;

    public PurchaseModelReader(Dataset<Row> models, Dataset<Row> figures) {
        this.models = models.orderBy(
                        desc(LifetimeModels.IS_CHOSEN),
                        desc_nulls_last(LifetimeModels.HELD_OUT),
                        asc(LifetimeModels.FAMILY))
                .collectAsList();
        this.figures = figures.orderBy(LifetimeDiagnostics.PLACE, LifetimeDiagnostics.SILENCE)
                .collectAsList();
    }

    /** Null where no model was fitted. */
    public PurchaseModel read() {
        if (models.isEmpty()) {
            return null;
        }
        return new PurchaseModel(
                models.stream().map(PurchaseModelReader::candidate).toList(),
                of(LifetimeDiagnostics.WEEKS)
                        .map(row -> new PurchaseModel.Week(
                                place(row), row.getAs(LifetimeDiagnostics.IS_CALIBRATION), actual(row), expected(row)))
                        .toList(),
                of(LifetimeDiagnostics.HISTOGRAM)
                        .map(row -> new PurchaseModel.Bar(place(row), actual(row), expected(row)))
                        .toList(),
                of(LifetimeDiagnostics.EXPECTATION)
                        .map(row -> new PurchaseModel.Mean(
                                place(row),
                                row.<Double>getAs(LifetimeDiagnostics.CUSTOMERS),
                                actual(row),
                                expected(row)))
                        .toList(),
                alive());
    }

    private static PurchaseModel.Candidate candidate(Row row) {
        Double heldOut = row.getAs(LifetimeModels.HELD_OUT);
        return new PurchaseModel.Candidate(
                row.getAs(LifetimeModels.FAMILY),
                row.getAs(LifetimeModels.IS_CHOSEN),
                row.getAs(LifetimeModels.PARAMETERS),
                row.getAs(LifetimeModels.FINDINGS),
                heldOut == null ? Double.NaN : heldOut,
                day(row, LifetimeModels.FITTED_ON),
                day(row, LifetimeModels.HELD_OUT_UNTIL_ON));
    }

    private List<PurchaseModel.Frequency> alive() {
        Map<Integer, List<PurchaseModel.Cell>> byCount = of(LifetimeDiagnostics.ALIVE_GRID)
                .collect(Collectors.groupingBy(
                        PurchaseModelReader::place,
                        TreeMap::new,
                        Collectors.mapping(
                                row -> new PurchaseModel.Cell(
                                        row.<Double>getAs(LifetimeDiagnostics.SILENCE),
                                        row.<Double>getAs(LifetimeDiagnostics.ALIVE)),
                                Collectors.toList())));
        return byCount.entrySet().stream()
                .map(entry -> new PurchaseModel.Frequency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Row> of(String picture) {
        return figures.stream()
                .filter(row -> row.getAs(LifetimeDiagnostics.PICTURE).equals(picture));
    }

    private static int place(Row row) {
        return row.<Integer>getAs(LifetimeDiagnostics.PLACE);
    }

    private static double actual(Row row) {
        return row.<Double>getAs(LifetimeDiagnostics.ACTUAL);
    }

    private static double expected(Row row) {
        return row.<Double>getAs(LifetimeDiagnostics.EXPECTED);
    }

    private static LocalDate day(Row row, String column) {
        Date day = row.getAs(column);
        return day == null ? null : day.toLocalDate();
    }
}
