package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ServiceQualityTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Complaints, failures and satisfaction over time, and what goes wrong now.
 *
 * @param periods ascending
 * @param causes of the last period, with those that are gone since the one before
 */
public record ServiceTrend(List<Period> periods, List<Cause> causes) implements Section {
    public static final SectionType TYPE = new SectionType(
            "service", "Complaints and service", List.of(ServiceQualityTable.TABLE), ServiceTrend::read);

    /**
     * One period.
     *
     * @param complaints over orders; 0 where there was none
     * @param satisfaction mean answer, 1 to 5; NaN where nobody answered
     */
    public record Period(LocalDate until, double complaints, double failures, double satisfaction) {}

    /**
     * One kind of trouble with one cause.
     *
     * @param rate cases over orders
     * @param medianDays to close; null: none was closed
     * @param counts what came of them
     * @param state new, growing, steady, fading or gone; null: nothing to compare with
     */
    public record Cause(
            String kind, String cause, long cases, double rate, Integer medianDays, Counts counts, String state) {}

    /**
     * What came of the cases.
     *
     * @param repeated had before by the same customer
     * @param silent failures without a complaint
     */
    public record Counts(long unresolved, long repeated, long silent, Verdicts verdicts) {}

    /** Complaints judged to be our fault, the customer's and nobody's. */
    public record Verdicts(long ours, long theirs, long nobodys) {
        static Verdicts of(Row row) {
            return new Verdicts(
                    count(row, ServiceQualityTable.OURS),
                    count(row, ServiceQualityTable.THEIRS),
                    count(row, ServiceQualityTable.NOBODYS));
        }

        private static long count(Row row, String column) {
            Long count = row.getAs(column);
            return count == null ? 0 : count;
        }

        /** Those that there are; a dash where none was judged. */
        public String words() {
            String words = Stream.of(word("ours", ours), word("theirs", theirs), word("none", nobodys))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
            return words.isEmpty() ? "–" : words;
        }

        private static String word(String whose, long count) {
            return count == 0 ? "" : whose + " " + count;
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Complaints and failures for each order, by period. */
    public Chart chart() {
        return new Chart(
                "Complaints and failures for each order, by period",
                null,
                Axis.named(periods.stream()
                        .map(period -> Chart.label(period.until()))
                        .toList()),
                Axis.of("Of all orders", Unit.SHARE),
                List.of(
                        series("Failures", Tone.NEUTRAL, Period::failures),
                        series("Complaints", Tone.STRONG, Period::complaints)));
    }

    private Series series(String name, Tone tone, ToDoubleFunction<Period> rate) {
        return new Series(
                name,
                Mark.LINE,
                tone,
                periods.stream()
                        .map(period -> Point.at(Chart.label(period.until()), rate.applyAsDouble(period)))
                        .toList());
    }

    private static Optional<ServiceTrend> read(ReportSource source) {
        return source.rows(ServiceQualityTable.TABLE).flatMap(ServiceTrend::of);
    }

    /** Empty where nothing was counted. */
    private static Optional<ServiceTrend> of(Dataset<Row> quality) {
        List<Row> rows = quality.orderBy(
                        ServiceQualityTable.FROM_ON, ServiceQualityTable.KIND, ServiceQualityTable.CAUSE)
                .collectAsList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<LocalDate, List<Row>> byPeriod = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Cells.date(row, ServiceQualityTable.UNTIL_ON), TreeMap::new, Collectors.toList()));
        List<Period> periods = byPeriod.entrySet().stream()
                .map(period -> period(period.getKey(), period.getValue()))
                .toList();
        LocalDate last = periods.get(periods.size() - 1).until();
        List<Cause> causes = byPeriod.get(last).stream()
                .filter(row -> !row.getAs(ServiceQualityTable.CAUSE).equals(ServiceQualityTable.ALL))
                .map(ServiceTrend::cause)
                .sorted(Comparator.comparing(Cause::kind)
                        .thenComparing(Comparator.comparingLong(Cause::cases).reversed()))
                .toList();
        return Optional.of(new ServiceTrend(periods, causes));
    }

    private static Period period(LocalDate until, List<Row> rows) {
        double complaints = 0;
        double failures = 0;
        double satisfaction = Double.NaN;
        for (Row row : rows) {
            if (row.getAs(ServiceQualityTable.CAUSE).equals(ServiceQualityTable.ALL)) {
                switch (row.<String>getAs(ServiceQualityTable.KIND)) {
                    case "complaint" -> complaints = Cells.number(row, ServiceQualityTable.RATE);
                    case "failure" -> failures = Cells.number(row, ServiceQualityTable.RATE);
                    default -> satisfaction = Cells.number(row, ServiceQualityTable.SATISFACTION);
                }
            }
        }
        return new Period(until, complaints, failures, satisfaction);
    }

    private static Cause cause(Row row) {
        return new Cause(
                row.getAs(ServiceQualityTable.KIND),
                row.<String>getAs(ServiceQualityTable.CAUSE).replace('_', ' '),
                row.<Long>getAs(ServiceQualityTable.CASES),
                Cells.number(row, ServiceQualityTable.RATE),
                row.getAs(ServiceQualityTable.MEDIAN_DAYS),
                new Counts(
                        row.<Long>getAs(ServiceQualityTable.UNRESOLVED),
                        row.<Long>getAs(ServiceQualityTable.REPEATED),
                        row.<Long>getAs(ServiceQualityTable.SILENT),
                        Verdicts.of(row)),
                row.getAs(ServiceQualityTable.STATE));
    }
}
