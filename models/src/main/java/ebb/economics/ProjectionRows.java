package ebb.economics;

import ebb.account.AccountBaseline;
import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.customer.NormalQuantiles;
import ebb.evaluation.Interval;
import ebb.feature.PopulationLifetimeModel;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.ProjectionTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Customers and revenue of the coming years as rows of {@link ProjectionTable}. */
public final class ProjectionRows {
    private final AsOf today;
    private final int years;
    private final int activeDays;

    /** Projections from the as-of date. */
    public ProjectionRows(AsOf today, int activeDays, int years) {
        this.today = today;
        this.activeDays = activeDays;
        this.years = years;
    }

    /** What a row says; NaN: nothing. */
    private record Figures(int year, Interval customers, Interval revenue, double existing) {}

    /** A way of reckoning, and the day it is made on. */
    private record Way(AsOf madeOn, String scenario, String assumption) {}

    /** What came in the year; NaN: not over. */
    private record Actual(double revenue, double existing) {
        static final Actual NONE = new Actual(Double.NaN, Double.NaN);
    }

    /** The days that baselines are needed for, in the order of {@link #cohortRows}. */
    public List<AsOf> origins() {
        return ProjectionOrigin.of(today, activeDays).stream()
                .map(ProjectionOrigin::asOf)
                .toList();
    }

    /** The arithmetic of a constant loss rate: as now, and at half of it in each of the three ways. */
    public List<Row> arithmeticRows(YearlyLoss loss) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(arithmetic(loss, 1, ProjectionTable.PRESENT_LOSS, LossScenario::ofAll));
        rows.addAll(arithmetic(loss, 0.5, ProjectionTable.HALF_LOSS_OF_ALL, LossScenario::ofAll));
        rows.addAll(arithmetic(loss, 0.5, ProjectionTable.HALF_LOSS_IN_NUMBER, LossScenario::inNumber));
        rows.addAll(arithmetic(loss, 0.5, ProjectionTable.HALF_LOSS_COMPOUNDING, LossScenario::compounding));
        return rows;
    }

    private List<Row> arithmetic(
            YearlyLoss loss, double part, String scenario, ToDoubleBiFunction<LossScenario, Integer> reckoning) {
        String arithmetic =
                switch (scenario) {
                    case ProjectionTable.HALF_LOSS_IN_NUMBER -> "as many lost in number each year, as many won";
                    case ProjectionTable.HALF_LOSS_COMPOUNDING -> "the growth of the first year compounds";
                    default -> "that share of all lost each year, as many won";
                };
        Way way = new Way(
                today,
                scenario,
                String.format(
                        Locale.ROOT,
                        "%.1f %% of %,d customers lost a year, %,.0f won, by the last %d months; %s; each brings %,.2f a year, what all bought in those months by each who is active now",
                        100 * part * loss.rate().value(),
                        loss.now(),
                        loss.gained().value(),
                        loss.months(),
                        arithmetic,
                        loss.revenue()));
        List<Row> rows = new ArrayList<>();
        for (int year = 0; year <= years; year++) {
            Interval customers = new Interval(
                    reckoning.applyAsDouble(
                            at(loss, part * loss.rate().value(), loss.gained().value()), year),
                    reckoning.applyAsDouble(
                            at(loss, part * loss.rate().high(), loss.gained().low()), year),
                    reckoning.applyAsDouble(
                            at(loss, part * loss.rate().low(), loss.gained().high()), year));
            rows.add(row(way, new Figures(year, customers, times(customers, loss.revenue()), Double.NaN), Actual.NONE));
        }
        return rows;
    }

    private static LossScenario at(YearlyLoss loss, double rate, double gained) {
        return new LossScenario((double) Math.max(1, loss.now()), rate, gained);
    }

    private static Interval times(Interval customers, double revenue) {
        return new Interval(customers.value() * revenue, customers.low() * revenue, customers.high() * revenue);
    }

    /**
     * The survival of cohorts from today, and from a year ago where the data reach so far, with what came since; none where no purchase model is fitted.
     *
     * @param baselines of {@link #origins}
     */
    public List<Row> cohortRows(JavaRDD<CustomerAccount> accounts, List<AccountBaseline> baselines) {
        List<ProjectionOrigin> origins = ProjectionOrigin.of(today, activeDays);
        List<CohortSums> sums = ProjectionOrigin.sums(origins, accounts);
        List<Row> rows = new ArrayList<>();
        double error = Double.NaN;
        for (int i = origins.size() - 1; i >= 0; i--) {
            Optional<PopulationLifetimeModel> model =
                    baselines.get(i).population().lifetime();
            if (model.isPresent() && origins.get(i).isOver()) {
                error = pastRows(rows, origins.get(i), sums.get(i), model.get());
            } else if (model.isPresent()) {
                futureRows(rows, origins.get(i), sums.get(i), model.get(), error);
            }
        }
        return rows;
    }

    /**
     * Adds what was projected a year ago beside what came; gives the error of it, |log(actual / projected)|, and at least the standard error of a sum of
     * customers who change as they did in that year: one year may have been met by luck.
     */
    private double pastRows(List<Row> rows, ProjectionOrigin origin, CohortSums sums, PopulationLifetimeModel model) {
        CohortProjection projection = CohortProjection.of(model.purchases(), sums, origin.paceDays(), 1);
        Actual actual = new Actual(Money.amount(sums.laterAmount), Money.amount(sums.laterExistingAmount));
        Way survival = new Way(origin.asOf(), ProjectionTable.COHORT_SURVIVAL, words(origin, projection, Double.NaN));
        rows.add(row(
                survival,
                new Figures(
                        1, only(projection.customers(1)), only(projection.revenue(1)), projection.existingRevenue(1)),
                actual));
        Way unchanged = new Way(
                origin.asOf(),
                ProjectionTable.UNCHANGED,
                "as in the 365 days before, whoever brought it; to compare with");
        rows.add(row(unchanged, new Figures(1, only(Double.NaN), only(Money.amount(sums.amount)), Double.NaN), actual));
        double chance = Math.sqrt(sums.squaredChanges) / sums.laterAmount;
        return Math.max(Math.abs(Math.log(actual.revenue() / projection.revenue(1))), chance);
    }

    private void futureRows(
            List<Row> rows, ProjectionOrigin origin, CohortSums sums, PopulationLifetimeModel model, double error) {
        CohortProjection projection = CohortProjection.of(model.purchases(), sums, origin.paceDays(), years);
        Way way = new Way(today, ProjectionTable.COHORT_SURVIVAL, words(origin, projection, error));
        double amount = Money.amount(sums.amount);
        rows.add(row(way, new Figures(0, only((double) sums.active), only(amount), amount), Actual.NONE));
        for (int year = 1; year <= years; year++) {
            double reach = NormalQuantiles.P975 * error * Math.sqrt(year);
            rows.add(row(
                    way,
                    new Figures(
                            year,
                            around(projection.customers(year), reach),
                            around(projection.revenue(year), reach),
                            projection.existingRevenue(year)),
                    Actual.NONE));
        }
    }

    private static String words(ProjectionOrigin origin, CohortProjection projection, double error) {
        String interval = origin.isOver()
                ? ""
                : Double.isFinite(error)
                        ? "; the interval is the error of the projection of a year ago, or what chance makes of so many customers where that is more, growing with the root of the years"
                        : "; no interval: the data do not reach back far enough to hold a projection against what came";
        return String.format(
                Locale.ROOT,
                "today's customers by the purchase model at %,.2f a purchase day, new ones at the pace of the last %d days and %,.2f a purchase day%s",
                projection.amountOfDay(),
                origin.paceDays(),
                projection.freshAmountOfDay(),
                interval);
    }

    private static Interval only(double value) {
        return new Interval(value, Double.NaN, Double.NaN);
    }

    /** The interval of a figure whose logarithm may be off by {@code reach}. */
    private static Interval around(double value, double reach) {
        return new Interval(value, value * Math.exp(-reach), value * Math.exp(reach));
    }

    private Row row(Way way, Figures figures, Actual actual) {
        int until = way.madeOn().day() + figures.year() * CalendarDays.YEAR;
        return RowFactory.create(
                FlowPeriod.date(today.day()),
                FlowPeriod.date(way.madeOn().day()),
                way.scenario(),
                figures.year(),
                FlowPeriod.date(until),
                number(figures.customers().value()),
                number(figures.customers().low()),
                number(figures.customers().high()),
                money(figures.revenue().value()),
                money(figures.revenue().low()),
                money(figures.revenue().high()),
                money(figures.existing()),
                money(actual.revenue()),
                money(actual.existing()),
                way.assumption());
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static BigDecimal money(double value) {
        return Double.isFinite(value) ? Money.ofAmount(value) : null;
    }
}
