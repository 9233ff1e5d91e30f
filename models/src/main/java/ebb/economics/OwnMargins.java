package ebb.economics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.customer.CalendarDays;
import ebb.schema.PurchasesTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Profit over revenue as the purchases themselves tell it: of the last year's lines that have a cost, returns taken off.
 *
 * @param covered share of the sales whose lines have a cost
 * @param all margin of all of them; null: no line has a cost, or they sum to no sale
 * @param byCategory the same for each category
 */
public record OwnMargins(double covered, Double all, Map<String, Double> byCategory) implements Serializable {
    /** No purchase has a cost. */
    public static final OwnMargins NONE = new OwnMargins(0, null, Map.of());

    private static final String AMOUNT = "sold_amount";
    private static final String COSTED = "costed_amount";
    private static final String COST = "cost_amount";

    /** Sums of sales, in the currency. */
    private record Sums(BigDecimal sold, BigDecimal costed, BigDecimal cost) {
        static final Sums NOTHING = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        static Sums of(Row row) {
            return new Sums(row.getAs(AMOUNT), row.getAs(COSTED), row.getAs(COST));
        }

        Sums plus(Sums other) {
            return new Sums(sold.add(other.sold), costed.add(other.costed), cost.add(other.cost));
        }

        /** Null where nothing was sold, or the cost cannot be meant. */
        Double margin() {
            double margin = costed.signum() <= 0 ? Double.NaN : 1 - cost.doubleValue() / costed.doubleValue();
            return EconomicsSettings.isMargin(margin) ? margin : null;
        }
    }

    /**
     * Of the year up to a date.
     *
     * @param purchases rows of {@link PurchasesTable}
     */
    public static OwnMargins of(Dataset<Row> purchases, LocalDate asOf) {
        Column hasCost = col(PurchasesTable.COST).isNotNull();
        if (purchases.where(hasCost).isEmpty()) {
            return NONE;
        }
        Column day = col(PurchasesTable.ORDERED_ON);
        Map<String, Sums> categories = new TreeMap<>();
        purchases
                .where(day.gt(Date.valueOf(asOf.minusDays(CalendarDays.YEAR))).and(day.leq(Date.valueOf(asOf))))
                .groupBy(coalesce(col(PurchasesTable.CATEGORY), lit("")).as(PurchasesTable.CATEGORY))
                .agg(
                        sum(PurchasesTable.AMOUNT).as(AMOUNT),
                        money(when(hasCost, col(PurchasesTable.AMOUNT))).as(COSTED),
                        money(col(PurchasesTable.COST)).as(COST))
                .collectAsList()
                .forEach(row -> categories.put(row.getAs(PurchasesTable.CATEGORY), Sums.of(row)));
        Map<String, Double> margins = new TreeMap<>();
        categories.forEach((category, sums) -> {
            if (sums.margin() != null) {
                margins.put(category, sums.margin());
            }
        });
        Sums all = categories.values().stream().reduce(Sums.NOTHING, Sums::plus);
        return all.margin() == null || all.sold().signum() <= 0
                ? NONE
                : new OwnMargins(all.costed().doubleValue() / all.sold().doubleValue(), all.margin(), margins);
    }

    private static Column money(Column amounts) {
        return coalesce(sum(amounts), lit(BigDecimal.ZERO));
    }

    /** The settings with these margins in the place of those of the conf: a category without a cost keeps the conf's, or else has the margin of all. */
    public EconomicsSettings over(EconomicsSettings settings) {
        if (all == null) {
            return settings;
        }
        Map<String, Double> margins = new TreeMap<>(settings.marginByCategory());
        margins.putAll(byCategory);
        return settings.with(settings.margin() == null ? all : settings.margin(), margins);
    }

    /** Where the margin comes from, to be read after a full stop; empty where no line has a cost. */
    public String words() {
        return all == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Margin %.1f %% by the cost of the purchases, of each category its own (%.0f %% of the last year's sales have a cost)",
                        100 * all,
                        100 * covered);
    }
}
