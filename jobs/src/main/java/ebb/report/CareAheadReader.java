package ebb.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.AccountsTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ServiceQualityTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the sections on service, cohorts, demand, occasions and forces; all tables are of one as-of date and small, but for accounts. */
final class CareAheadReader {
    private static final int COHORTS_SHOWN = 18;
    private static final int MONTHS_SHOWN = 12;
    private static final int CATEGORIES_SHOWN = 12;
    private static final int OCCASIONS_SHOWN = 15;
    private static final List<String> FORCES =
            List.of(AccountsTable.SURPLUS, "attachment", "switching", "offers", "grievance");

    private CareAheadReader() {}

    /** Null where nothing was counted. */
    static ServiceTrend service(Dataset<Row> quality) {
        List<Row> rows = quality.orderBy(
                        ServiceQualityTable.FROM_ON, ServiceQualityTable.KIND, ServiceQualityTable.CAUSE)
                .collectAsList();
        if (rows.isEmpty()) {
            return null;
        }
        Map<LocalDate, List<Row>> byPeriod = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> date(row, ServiceQualityTable.UNTIL_ON), TreeMap::new, Collectors.toList()));
        List<ServiceTrend.Period> periods = byPeriod.entrySet().stream()
                .map(period -> period(period.getKey(), period.getValue()))
                .toList();
        LocalDate last = periods.get(periods.size() - 1).until();
        List<ServiceTrend.Cause> causes = byPeriod.get(last).stream()
                .filter(row -> !row.getAs(ServiceQualityTable.CAUSE).equals(ServiceQualityTable.ALL))
                .map(CareAheadReader::cause)
                .sorted(Comparator.comparing(ServiceTrend.Cause::kind)
                        .thenComparing(Comparator.comparingLong(ServiceTrend.Cause::cases)
                                .reversed()))
                .toList();
        return new ServiceTrend(periods, causes);
    }

    private static ServiceTrend.Period period(LocalDate until, List<Row> rows) {
        double complaints = 0;
        double failures = 0;
        double satisfaction = Double.NaN;
        for (Row row : rows) {
            if (row.getAs(ServiceQualityTable.CAUSE).equals(ServiceQualityTable.ALL)) {
                switch (row.<String>getAs(ServiceQualityTable.KIND)) {
                    case "complaint" -> complaints = number(row, ServiceQualityTable.RATE);
                    case "failure" -> failures = number(row, ServiceQualityTable.RATE);
                    default -> satisfaction = number(row, ServiceQualityTable.SATISFACTION);
                }
            }
        }
        return new ServiceTrend.Period(until, complaints, failures, satisfaction);
    }

    private static ServiceTrend.Cause cause(Row row) {
        return new ServiceTrend.Cause(
                row.getAs(ServiceQualityTable.KIND),
                row.<String>getAs(ServiceQualityTable.CAUSE).replace('_', ' '),
                row.<Long>getAs(ServiceQualityTable.CASES),
                number(row, ServiceQualityTable.RATE),
                row.getAs(ServiceQualityTable.MEDIAN_DAYS),
                new ServiceTrend.Counts(
                        row.<Long>getAs(ServiceQualityTable.UNRESOLVED),
                        row.<Long>getAs(ServiceQualityTable.REPEATED),
                        row.<Long>getAs(ServiceQualityTable.SILENT)),
                row.getAs(ServiceQualityTable.STATE));
    }

    /** Null where no month had ended. */
    static CohortMap cohorts(Dataset<Row> retention) {
        Map<LocalDate, List<Row>> byCohort =
                retention
                        .orderBy(CohortRetentionTable.COHORT_ON, CohortRetentionTable.MONTHS_SINCE)
                        .collectAsList()
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> date(row, CohortRetentionTable.COHORT_ON), TreeMap::new, Collectors.toList()));
        List<CohortMap.Cohort> cohorts = byCohort.entrySet().stream()
                .skip(Math.max(0, byCohort.size() - COHORTS_SHOWN))
                .filter(cohort -> cohort.getValue().size() > 1)
                .map(cohort -> new CohortMap.Cohort(
                        cohort.getKey(),
                        cohort.getValue().get(0).<Boolean>getAs(CohortRetentionTable.BEGAN_WITH_DATA),
                        cohort.getValue().get(0).<Long>getAs(CohortRetentionTable.CUSTOMERS),
                        cohort.getValue().stream()
                                .skip(1)
                                .limit(MONTHS_SHOWN)
                                .map(row -> new CohortMap.Cell(
                                        number(row, CohortRetentionTable.BUYING_SHARE),
                                        number(row, CohortRetentionTable.REVENUE_SHARE)))
                                .toList()))
                .toList();
        return cohorts.isEmpty() ? null : new CohortMap(cohorts);
    }

    /** Null where nothing was forecast. */
    static DemandAhead demand(Dataset<Row> demand, String currency) {
        List<Row> rows = demand.where(col(ExpectedDemandTable.REGION).equalTo(ExpectedDemandTable.ALL))
                .orderBy(ExpectedDemandTable.CATEGORY, ExpectedDemandTable.WEEK_FROM_ON)
                .collectAsList();
        Map<String, List<Row>> byCategory = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getAs(ExpectedDemandTable.CATEGORY), TreeMap::new, Collectors.toList()));
        List<Row> all = byCategory.remove(ExpectedDemandTable.ALL);
        if (all == null) {
            return null;
        }
        List<DemandAhead.Category> categories = byCategory.entrySet().stream()
                .map(one -> new DemandAhead.Category(
                        one.getKey().replace('_', ' '),
                        one.getValue().stream()
                                .map(row -> row.<BigDecimal>getAs(ExpectedDemandTable.EXPECTED))
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        trust(one.getValue().get(0))))
                .sorted(Comparator.comparing(DemandAhead.Category::expected).reversed())
                .limit(CATEGORIES_SHOWN)
                .toList();
        return new DemandAhead(
                all.stream().map(CareAheadReader::week).toList(), trust(all.get(0)), categories, currency);
    }

    private static DemandAhead.Week week(Row row) {
        return new DemandAhead.Week(
                date(row, ExpectedDemandTable.WEEK_FROM_ON),
                row.getAs(ExpectedDemandTable.EXPECTED),
                row.getAs(ExpectedDemandTable.LOW),
                row.getAs(ExpectedDemandTable.HIGH),
                row.getAs(ExpectedDemandTable.LAST_YEAR));
    }

    private static DemandAhead.Trust trust(Row row) {
        return new DemandAhead.Trust(
                row.<Long>getAs(ExpectedDemandTable.WEEKS_JUDGED),
                number(row, ExpectedDemandTable.ERROR),
                number(row, ExpectedDemandTable.LAST_YEAR_ERROR),
                number(row, ExpectedDemandTable.HELD));
    }

    /**
     * Null where nothing is coming.
     *
     * @param names names of customers, by the rows that show them
     */
    static ComingOccasions occasions(
            Dataset<Row> occasions, java.util.function.Function<List<Row>, Map<String, String>> names) {
        List<ComingOccasions.Kind> kinds = occasions
                .groupBy(OccasionsTable.KIND)
                .agg(count(lit(1)), sum(col(OccasionsTable.IS_LIVING).cast("int")))
                .orderBy(OccasionsTable.KIND)
                .collectAsList()
                .stream()
                .map(row -> new ComingOccasions.Kind(row.getString(0), row.getLong(1), row.getLong(2)))
                .toList();
        List<Row> next = occasions
                .where(col(OccasionsTable.IS_LIVING))
                .orderBy(
                        col(OccasionsTable.OWNER).isNull(),
                        col(OccasionsTable.ON),
                        col(OccasionsTable.OWNER),
                        col(OccasionsTable.CUSTOMER_ID))
                .limit(OCCASIONS_SHOWN)
                .collectAsList();
        Map<String, String> named = names.apply(next);
        List<ComingOccasions.Occasion> first = next.stream()
                .map(row -> new ComingOccasions.Occasion(
                        named.getOrDefault(
                                row.<String>getAs(OccasionsTable.CUSTOMER_ID), row.getAs(OccasionsTable.CUSTOMER_ID)),
                        row.getAs(OccasionsTable.OWNER),
                        row.getAs(OccasionsTable.KIND),
                        date(row, OccasionsTable.ON),
                        row.getAs(OccasionsTable.WORDS)))
                .toList();
        return kinds.isEmpty() ? null : new ComingOccasions(kinds, first);
    }

    /** Null where everybody is lost. */
    static HoldingForces forces(Dataset<Row> accounts) {
        List<Column> figures = new ArrayList<>(List.of(sum(AccountsTable.YEAR_AMOUNT)));
        UnaryOperator<String> score = force -> force + AccountsTable.SCORE;
        FORCES.forEach(force -> {
            figures.add(count(score.apply(force)).as(force));
            figures.add(avg(score.apply(force)).as(score.apply(force)));
        });
        List<Row> rows = accounts.where(col(AccountsTable.LEVER).isNotNull())
                .groupBy(AccountsTable.STANCE, AccountsTable.LEVER)
                .agg(count(lit(1)).as("customers"), figures.toArray(Column[]::new))
                .orderBy(col(AccountsTable.STANCE).desc(), col("customers").desc())
                .collectAsList();
        List<HoldingForces.Group> groups = rows.stream()
                .map(row ->
                        new HoldingForces.Group(row.getString(0), row.getString(1), row.getLong(2), row.getDecimal(3)))
                .toList();
        List<HoldingForces.Force> forces =
                FORCES.stream().map(force -> force(force, rows)).toList();
        return groups.isEmpty() ? null : new HoldingForces(groups, forces);
    }

    private static HoldingForces.Force force(String name, List<Row> groups) {
        long known = 0;
        double sum = 0;
        for (Row group : groups) {
            long count = group.<Long>getAs(name);
            known += count;
            sum += count == 0 ? 0 : count * group.<Double>getAs(name + AccountsTable.SCORE);
        }
        return new HoldingForces.Force(name, known, known == 0 ? Double.NaN : sum / known);
    }

    private static LocalDate date(Row row, String column) {
        return row.<Date>getAs(column).toLocalDate();
    }

    private static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }
}
