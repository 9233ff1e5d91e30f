package ebb.care;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.schema.ExpectedDemandTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The sums of near demand as rows of {@link ExpectedDemandTable}: all together, by category, by region, and by both. */
record ExpectedDemandRows(ShortTermDemand demand, DemandGrid grid, DemandSums sums) {

    List<Row> all() {
        List<Integer> categories = places(grid.categories().size());
        List<Integer> regions = places(grid.regions().size());
        DemandSeries total = series(categories, regions);
        DemandLevels levels = DemandLevels.of(total);
        List<Row> rows = new ArrayList<>(rows(total, levels, ExpectedDemandTable.ALL, ExpectedDemandTable.ALL));
        for (int category : categories) {
            String name = grid.categories().get(category);
            rows.addAll(rows(series(List.of(category), regions), levels, name, ExpectedDemandTable.ALL));
        }
        for (int region : regions) {
            String name = grid.regions().get(region);
            rows.addAll(rows(series(categories, List.of(region)), levels, ExpectedDemandTable.ALL, name));
            for (int category : categories) {
                rows.addAll(rows(
                        series(List.of(category), List.of(region)),
                        levels,
                        grid.categories().get(category),
                        name));
            }
        }
        return rows;
    }

    private static List<Integer> places(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toList();
    }

    private DemandSeries series(List<Integer> categories, List<Integer> regions) {
        List<Integer> cells = categories.stream()
                .flatMap(category -> regions.stream().map(region -> grid.cell(category, region)))
                .toList();
        return DemandSeries.of(demand.weeks(), sums, cells);
    }

    private List<Row> rows(DemandSeries series, DemandLevels levels, String category, String region) {
        if (series.isEmpty()) {
            return List.of();
        }
        DemandForecast forecast = DemandForecast.of(series, levels);
        DemandForecast.Trust trust = forecast.trust();
        DemandForecast.PastChanges changes = forecast.pastChanges();
        double recent = series.recentWeek(0);
        List<Row> rows = new ArrayList<>();
        for (int week = 0; week < demand.weeks(); week++) {
            DemandForecast.Expected expected = forecast.expected(0, week);
            int firstDay = demand.today().day() + 1 + week * CalendarDays.WEEK;
            double lastYear = series.lastYear(0, week);
            rows.add(RowFactory.create(
                    Date.valueOf(demand.today().date()),
                    Date.valueOf(LocalDate.ofEpochDay(firstDay)),
                    category,
                    region,
                    money(expected.amount()),
                    money(expected.low()),
                    money(expected.high()),
                    Double.isNaN(lastYear) ? null : money(lastYear),
                    trust.weeks(),
                    known(trust.error()),
                    known(trust.lastYearError()),
                    known(trust.held()),
                    Double.isNaN(recent) ? null : money(recent),
                    trust.weeks() == 0 ? null : forecast.change(0, week),
                    changes.judged(),
                    changes.right()));
        }
        return rows;
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static BigDecimal money(double hundredths) {
        return Money.ofAmount(Money.amount(hundredths));
    }
}
