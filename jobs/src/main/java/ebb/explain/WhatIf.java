package ebb.explain;

import ebb.conf.Settings;
import ebb.economics.LossCost;
import ebb.economics.LossScenario;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a loss rate costs in a year and makes of the customers over the years.
 *
 * @param scenario customers, loss rate and gains
 * @param cost the same in money
 * @param years shown
 * @param currency code of the currency
 */
public record WhatIf(LossScenario scenario, LossCost cost, int years, String currency) {
    private static final double GROWTH = 0.1;

    /**
     * What is asked; null: as published, or as the settings have it.
     *
     * @param lossPercent lost in a year, in per cent
     * @param customers at the start
     * @param gained who come or return in a year
     * @param revenue of a customer in a year, in the currency
     * @param marginPercent profit over revenue, in per cent
     */
    public record Question(Double lossPercent, Double customers, Double gained, Double revenue, Double marginPercent) {
        boolean needsPublication() {
            return lossPercent == null || customers == null || gained == null || revenue == null;
        }
    }

    /** What the last year of the publication says; NaN: nothing. */
    private record Published(double lossRate, double customers, double gained, double revenue, double margin) {
        static final Published NOTHING = new Published(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Answers the question, with what is published where it leaves a figure out.
     *
     * @param lake opened only where something is left out
     */
    public static WhatIf of(Question question, int years, Settings settings, Supplier<Lake> lake) {
        Published published = question.needsPublication() ? published(lake.get()) : Published.NOTHING;
        double customers = or(question.customers(), published.customers());
        double rate = question.lossPercent() == null ? published.lossRate() : question.lossPercent() / 100;
        return new WhatIf(
                new LossScenario(customers, rate, or(question.gained(), published.gained())),
                new LossCost(
                        customers,
                        rate,
                        or(question.revenue(), published.revenue()),
                        margin(question, published, settings)),
                years,
                settings.currency().getCurrencyCode());
    }

    /** As asked; else what the lost of the last year brought, by the categories that they bought and their cost; else that of the settings; NaN: not known. */
    private static double margin(Question question, Published published, Settings settings) {
        if (question.marginPercent() != null) {
            return question.marginPercent() / 100;
        }
        return Double.isNaN(published.margin()) ? or(settings.economics().margin(), Double.NaN) : published.margin();
    }

    private static double or(Double given, double otherwise) {
        return given == null ? otherwise : given;
    }

    private static Published published(Lake lake) {
        Publications publications = new Publications(lake);
        Publications.Publication last = publications.require();
        List<Row> flow = lastYear(publications.read(last, CustomerFlowTable.TABLE));
        List<Row> economics = lastYear(publications.read(last, ChurnEconomicsTable.TABLE));
        if (flow.isEmpty() || economics.isEmpty() || economics.get(0).getAs(ChurnEconomicsTable.LOSS_RATE) == null) {
            throw new IllegalStateException(
                    "Cannot take figures from the publication: it has no year of customer_flow with customers. Give"
                            + " --loss-rate, --customers, --gained and --revenue, or run on a longer history.");
        }
        Row year = flow.get(0);
        Row cost = economics.get(0);
        return new Published(
                cost.<Double>getAs(ChurnEconomicsTable.LOSS_RATE),
                year.<Long>getAs(CustomerFlowTable.END).doubleValue(),
                (double) year.<Long>getAs(CustomerFlowTable.GAINED) + year.<Long>getAs(CustomerFlowTable.RETURNED),
                cost.<BigDecimal>getAs(ChurnEconomicsTable.MEAN_REVENUE).doubleValue(),
                lostMargin(cost));
    }

    private static double lostMargin(Row cost) {
        BigDecimal revenue = cost.getAs(ChurnEconomicsTable.LOST_REVENUE);
        BigDecimal profit = cost.getAs(ChurnEconomicsTable.LOST_PROFIT);
        return profit == null || revenue.signum() <= 0 ? Double.NaN : profit.doubleValue() / revenue.doubleValue();
    }

    private static List<Row> lastYear(Dataset<Row> rows) {
        return rows.where(functions
                        .col(CustomerFlowTable.PERIOD)
                        .equalTo(CustomerFlowTable.YEAR)
                        .and(functions.col(CustomerFlowTable.DIMENSION).equalTo(CustomerFlowTable.ALL)))
                .orderBy(functions.col(CustomerFlowTable.UNTIL_ON).desc())
                .limit(1)
                .collectAsList();
    }

    /** The answer in lines. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                String.format(
                        Locale.ROOT,
                        "%,.0f customers, %.1f %% lost and %,.0f won a year, %s %,.2f a customer",
                        scenario.customers(),
                        100 * scenario.lossRate(),
                        scenario.gained(),
                        currency,
                        cost.revenue()),
                String.format(
                        Locale.ROOT,
                        "Lost in a year: %,.0f customers, %s %,.0f of revenue, %s",
                        cost.lost(),
                        currency,
                        cost.lostRevenue(),
                        Double.isNaN(cost.margin())
                                ? "profit not known: give --margin or set economics.margin"
                                : String.format(
                                        Locale.ROOT,
                                        "%s %,.0f of profit at %.1f %%",
                                        currency,
                                        cost.lostProfit(),
                                        100 * cost.margin())),
                String.format(
                        Locale.ROOT,
                        "To grow by %.0f %% a year, %.1f %% of all must be won a year",
                        100 * GROWTH,
                        100 * scenario.neededGainShare(GROWTH)),
                "year      of all   in number  compounding   (that share of all lost each year, as many won; as many lost in number;"
                        + " the first year's growth compounds)"));
        for (int year = 0; year <= years; year++) {
            words.add(String.format(
                    Locale.ROOT,
                    "%4d  %,10.0f  %,10.0f   %,10.0f",
                    year,
                    scenario.ofAll(year),
                    scenario.inNumber(year),
                    scenario.compounding(year)));
        }
        return words;
    }

    /** The answer by name; profit is null where no margin is known. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("customers", scenario.customers());
        figures.put(ChurnEconomicsTable.LOSS_RATE, scenario.lossRate());
        figures.put("gained", scenario.gained());
        figures.put("lost", cost.lost());
        figures.put("lost_revenue", cost.lostRevenue());
        figures.put("lost_profit", Double.isNaN(cost.margin()) ? null : cost.lostProfit());
        List<Map<String, Object>> byYear = new ArrayList<>();
        for (int year = 0; year <= years; year++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("year", year);
            one.put("of_all", scenario.ofAll(year));
            one.put("in_number", scenario.inNumber(year));
            one.put("compounding", scenario.compounding(year));
            byYear.add(one);
        }
        figures.put("years", byYear);
        return figures;
    }
}
