package ebb.btyd.study;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.study.LifetimeStudy.Pictures;
import ebb.customer.CalendarDays;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeModelsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A {@link LifetimeStudy} as rows of the tables {@link LifetimeModelsTable} and {@link LifetimeDiagnosticsTable}. */
public final class StudyRows {

    private final LifetimeStudy study;
    private final Date asOf;

    public StudyRows(LifetimeStudy study) {
        this.study = study;
        this.asOf = date(study.dates().asOfDay());
    }

    /** A row for each model compared, the chosen first; without a comparison one for the model that is used all the same. */
    public List<Row> models() {
        if (study.candidates().isEmpty()) {
            return study.pictures().stream()
                    .map(pictures -> model(pictures.fit(), study.dates().calibratedDay(), null, null))
                    .toList();
        }
        return study.candidates().stream()
                .map(candidate -> model(
                        candidate.fit(),
                        study.dates().earlierDay(),
                        date(study.dates().calibratedDay()),
                        candidate.perCustomer()))
                .toList();
    }

    private Row model(BtydFit fit, int fittedDay, Date heldOutUntil, Double heldOut) {
        return RowFactory.create(
                asOf,
                fit.family(),
                fit.family().equals(study.chosen().name()),
                Math.round(fit.customers()),
                date(fittedDay),
                heldOutUntil,
                heldOut,
                fit.logLikelihood() / fit.customers(),
                parameters(fit),
                findings(fit));
    }

    /** What the fit found; at the chosen model also what could not be worked out. */
    private String findings(BtydFit fit) {
        Stream<String> ofStudy =
                fit.family().equals(study.chosen().name()) ? study.findings().stream() : Stream.empty();
        return Stream.concat(fit.findings().stream(), ofStudy).collect(Collectors.joining(" "));
    }

    private static String parameters(BtydFit fit) {
        List<BtydFamily.Parameter> names =
                BtydFamilyCatalogue.named(fit.family()).parameters();
        List<String> words = IntStream.range(0, names.size())
                .mapToObj(i ->
                        names.get(i).name() + String.format(Locale.ROOT, " %.4g ", fit.parameter(i)) + range(fit, i))
                .toList();
        return String.join(", ", words);
    }

    private static String range(BtydFit fit, int parameter) {
        return fit.logStandardErrors().get(parameter).isInfinite()
                ? "(not told)"
                : String.format(Locale.ROOT, "(%.4g to %.4g)", fit.low(parameter), fit.high(parameter));
    }

    /** A row for each figure of each picture. */
    public List<Row> diagnostics() {
        List<Row> rows = new ArrayList<>();
        study.pictures().ifPresent(pictures -> {
            addWeeks(pictures, rows);
            pictures.histogram()
                    .forEach(bar -> rows.add(new Figure(LifetimeDiagnosticsTable.HISTOGRAM, bar.x(), true)
                            .row(asOf, null, bar.actual(), bar.expected())));
            pictures.expectations()
                    .forEach(one -> rows.add(new Figure(LifetimeDiagnosticsTable.EXPECTATION, one.x(), false)
                            .row(asOf, one.customers(), one.actual(), one.expected())));
            pictures.alive()
                    .forEach(cell -> rows.add(RowFactory.create(
                            asOf,
                            LifetimeDiagnosticsTable.ALIVE_GRID,
                            cell.x(),
                            cell.silenceDays(),
                            true,
                            null,
                            null,
                            null,
                            cell.alive())));
        });
        return rows;
    }

    private void addWeeks(Pictures pictures, List<Row> rows) {
        int calibration = study.dates().calibratedDay() - study.dates().firstDay() + 1;
        pictures.weeks()
                .forEach(week -> rows.add(new Figure(
                                LifetimeDiagnosticsTable.WEEKS,
                                week.week(),
                                week.week() * CalendarDays.WEEK <= calibration)
                        .row(asOf, null, week.actual(), week.expected())));
    }

    /** Where a figure belongs, and whether the model had seen its days. */
    private record Figure(String picture, int place, boolean seen) {
        Row row(Date asOf, Double customers, double actual, double expected) {
            return RowFactory.create(asOf, picture, place, 0.0, seen, customers, actual, expected, null);
        }
    }

    private static Date date(int day) {
        return Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
