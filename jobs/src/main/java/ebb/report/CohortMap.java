package ebb.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who still buys, by month of the first purchase and months since: a heat map. */
public record CohortMap(List<Cohort> cohorts) implements Section {
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
    public String id() {
        return "cohorts";
    }

    @Override
    public String title() {
        return "Who stays, by month of the first purchase";
    }

    /** Months since, as many as the oldest cohort has. */
    public List<Integer> months() {
        int most =
                cohorts.stream().mapToInt(cohort -> cohort.cells().size()).max().orElse(0);
        return IntStream.rangeClosed(1, most).boxed().toList();
    }

    /** Depth of colour of a cell, 0 to 100, against the best cell shown. */
    public long depth(Cell cell) {
        double best = cohorts.stream()
                .flatMap(cohort -> cohort.cells().stream())
                .mapToDouble(Cell::buying)
                .max()
                .orElse(1);
        return best > 0 ? Math.round(100 * cell.buying() / best) : 0;
    }
}
