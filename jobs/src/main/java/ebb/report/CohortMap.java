package ebb.report;

import ebb.schema.CohortRetentionTable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who still buys, by month of the first purchase and months since: a heat map. */
public record CohortMap(List<Cohort> cohorts) implements Section {
    public static final SectionType TYPE = new SectionType(
            "cohorts",
            "Who stays, by month of the first purchase",
            List.of(CohortRetentionTable.TABLE),
            CohortMap::read);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    /**
     * Customers of one month of first purchase.
     *
     * @param beganWithData whether the data begin in that month
     * @param cells by months since, from 1 on
     */
    public record Cohort(LocalDate month, boolean beganWithData, long customers, List<Cell> cells) {
        public String words() {
            return MONTH.format(month);
        }
    }

    /** Part of the cohort that bought in a month, and the amount over that of the first month (NaN where that was nothing). */
    public record Cell(double buying, double revenue) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Months since, as many as the oldest cohort has. */
    public List<Integer> months() {
        int most =
                cohorts.stream().mapToInt(cohort -> cohort.cells().size()).max().orElse(0);
        return IntStream.rangeClosed(1, most).boxed().toList();
    }

    /** Depth of colour of a cell, 0 to 10, against the best cell shown. */
    public long depth(Cell cell) {
        double best = cohorts.stream()
                .flatMap(cohort -> cohort.cells().stream())
                .mapToDouble(Cell::buying)
                .max()
                .orElse(1);
        return best > 0 ? Math.round(10 * cell.buying() / best) : 0;
    }

    private static final int COHORTS_SHOWN = 18;
    private static final int MONTHS_SHOWN = 12;

    private static Optional<CohortMap> read(ReportSource source) {
        return source.rows(CohortRetentionTable.TABLE).flatMap(CohortMap::of);
    }

    /** Empty where no month had ended. */
    private static Optional<CohortMap> of(Dataset<Row> retention) {
        Map<LocalDate, List<Row>> byCohort =
                retention
                        .orderBy(CohortRetentionTable.COHORT_ON, CohortRetentionTable.MONTHS_SINCE)
                        .collectAsList()
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> Cells.date(row, CohortRetentionTable.COHORT_ON),
                                TreeMap::new,
                                Collectors.toList()));
        List<Cohort> cohorts = byCohort.entrySet().stream()
                .skip(Math.max(0, byCohort.size() - COHORTS_SHOWN))
                .filter(cohort -> cohort.getValue().size() > 1)
                .map(cohort -> new Cohort(
                        cohort.getKey(),
                        cohort.getValue().get(0).<Boolean>getAs(CohortRetentionTable.BEGAN_WITH_DATA),
                        cohort.getValue().get(0).<Long>getAs(CohortRetentionTable.CUSTOMERS),
                        cohort.getValue().stream()
                                .skip(1)
                                .limit(MONTHS_SHOWN)
                                .map(row -> new Cell(
                                        Cells.number(row, CohortRetentionTable.BUYING_SHARE),
                                        Cells.number(row, CohortRetentionTable.REVENUE_SHARE)))
                                .toList()))
                .toList();
        return cohorts.isEmpty() ? Optional.empty() : Optional.of(new CohortMap(cohorts));
    }
}
