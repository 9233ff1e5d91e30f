package ebb.care;

import ebb.customer.CalendarDays;
import ebb.evaluation.WilsonInterval;
import ebb.schema.ExpectedDemandTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Changes of demand that customers may be told: those of two weeks or more that lie beyond the forecast's interval, where such statements of the past were
 * surely right more often than wrong.
 */
public final class DemandChanges implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing to tell. */
    public static final DemandChanges NONE = new DemandChanges(List.of());

    /** One week in ten lies on either side of its interval by chance alone; two together in a hundred, were they independent. */
    private static final int LEAST_WEEKS = 2;

    private static final double AS_OFTEN_WRONG = 0.5;

    private final Map<Cell, DemandChange> changes = new HashMap<>();
    private final Set<String> regions = new HashSet<>();
    private long judged;
    private long right;

    private record Cell(String category, String region) implements Serializable {}

    private DemandChanges(List<Row> demand) {
        Map<Cell, List<Row>> weeks = new HashMap<>();
        for (Row row : demand) {
            String category = row.getAs(ExpectedDemandTable.CATEGORY);
            if (!isNoName(category) && !row.getAs(ExpectedDemandTable.REGION).equals(DemandGrid.OTHERS)) {
                Cell cell = new Cell(category, row.getAs(ExpectedDemandTable.REGION));
                weeks.computeIfAbsent(cell, any -> new ArrayList<>()).add(row);
            }
        }
        weeks.forEach((cell, rows) -> add(cell, rows));
    }

    /** Of rows of {@link ExpectedDemandTable} of one as-of date, in the order of their weeks. */
    public static DemandChanges of(List<Row> demand) {
        DemandChanges all = new DemandChanges(demand);
        boolean isBorneOut = all.judged > 0
                && WilsonInterval.of(all.rightShare(), (double) all.judged).low() > AS_OFTEN_WRONG;
        return isBorneOut ? all : NONE;
    }

    /** Names of those put together, which no customer knows. */
    private static boolean isNoName(String category) {
        return category.equals(ExpectedDemandTable.ALL)
                || category.equals(DemandGrid.OTHERS)
                || category.equals(DemandGrid.NOT_GIVEN);
    }

    private void add(Cell cell, List<Row> weeks) {
        if (!cell.region().equals(ExpectedDemandTable.ALL)) {
            judged += count(weeks.get(0), ExpectedDemandTable.CHANGES_JUDGED);
            right += count(weeks.get(0), ExpectedDemandTable.CHANGES_RIGHT);
        }
        if (!cell.region().equals(DemandGrid.NOT_GIVEN)) {
            regions.add(cell.region());
            List<Row> stretch = longest(weeks);
            if (stretch.size() >= LEAST_WEEKS) {
                changes.put(cell, change(cell, stretch));
            }
        }
    }

    /** The longest stretch of weeks that rise, or fall; of two as long the first. */
    private static List<Row> longest(List<Row> weeks) {
        List<Row> longest = List.of();
        int from = 0;
        for (int to = 1; to <= weeks.size(); to++) {
            if (to == weeks.size() || !changeOf(weeks.get(to)).equals(changeOf(weeks.get(from)))) {
                if (!changeOf(weeks.get(from)).equals(ExpectedDemandTable.STEADY) && to - from > longest.size()) {
                    longest = weeks.subList(from, to);
                }
                from = to;
            }
        }
        return longest;
    }

    private static String changeOf(Row week) {
        String change = week.getAs(ExpectedDemandTable.CHANGE);
        return change == null ? ExpectedDemandTable.STEADY : change;
    }

    private static DemandChange change(Cell cell, List<Row> weeks) {
        double recent = weeks.size() * money(weeks.get(0), ExpectedDemandTable.RECENT);
        Row last = weeks.get(weeks.size() - 1);
        return new DemandChange(
                cell.category().replace('_', ' '),
                cell.region().equals(ExpectedDemandTable.ALL) ? "" : " in " + cell.region(),
                weeks.get(0).<Date>getAs(ExpectedDemandTable.WEEK_FROM_ON).toLocalDate(),
                last.<Date>getAs(ExpectedDemandTable.WEEK_FROM_ON).toLocalDate().plusDays(CalendarDays.WEEK - 1),
                sum(weeks, ExpectedDemandTable.EXPECTED) / recent - 1,
                sum(weeks, ExpectedDemandTable.LOW) / recent - 1,
                sum(weeks, ExpectedDemandTable.HIGH) / recent - 1);
    }

    private static double sum(List<Row> weeks, String column) {
        return weeks.stream().mapToDouble(week -> money(week, column)).sum();
    }

    private static double money(Row row, String column) {
        return row.<BigDecimal>getAs(column).doubleValue();
    }

    private static long count(Row row, String column) {
        Long count = row.getAs(column);
        return count == null ? 0 : count;
    }

    private double rightShare() {
        return (double) right / judged;
    }

    /** How often such statements of the past were right, in words. */
    public String record() {
        return String.format(
                Locale.ROOT,
                "such weeks were called rightly in %.0f %% of %,d of the past",
                100 * rightShare(),
                judged);
    }

    /** Categories in which there is anything to tell. */
    public List<String> categories() {
        return changes.keySet().stream().map(Cell::category).distinct().sorted().toList();
    }

    /** What a customer of that region may be told of a category; where the region is too small to be forecast alone, of all regions. */
    public Optional<DemandChange> of(String category, String region) {
        String known = region != null && regions.contains(region) ? region : ExpectedDemandTable.ALL;
        return Optional.ofNullable(changes.get(new Cell(category, known)));
    }
}
