package ebb.score;

import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.LifetimeTerms;
import ebb.customer.Money;
import ebb.evaluation.Interval;
import ebb.feature.Recency;
import ebb.feature.Spending;
import ebb.schema.ScoresTable;
import ebb.segment.ExpectedValue;
import ebb.value.ForecastMeasure;
import ebb.value.NextPurchase;
import ebb.value.NextPurchaseForecast;
import ebb.value.ValueForecast;
import ebb.value.ValueForecasts;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a customer is expected to buy and spend in the horizon, and when next: by buy-till-you-die, corrected by its own past error. */
final class PurchaseExpectation implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of a customer who is not active: carrying the rhythm on would promise a purchase that is not expected. */
    private static final String LAPSED = "the customer has lapsed, the rhythm has broken";

    private final int horizonDays;
    private final ValueForecast purchases;
    private final ValueForecast spend;
    private final NextPurchaseForecast next;

    PurchaseExpectation(int horizonDays, ValueForecasts forecasts) {
        this.horizonDays = horizonDays;
        this.purchases = forecasts.of(ForecastMeasure.PURCHASES);
        this.spend = forecasts.of(ForecastMeasure.SPEND);
        this.next = forecasts.nextPurchase();
    }

    /**
     * Whose purchases are to be expected.
     *
     * @param value of a feature by name; NaN: not known
     * @param active only active customers have intervals: on them the past was judged
     * @param churn probability of churn in the horizon; NaN: not scored
     */
    record Customer(ToDoubleFunction<String> value, boolean active, double churn) {}

    /** Sets the cells of one customer. */
    void write(ScoreCells row, LocalDate asOf, Customer customer) {
        ToDoubleFunction<String> value = customer.value();
        row.set(ScoresTable.EXPECTED_SPEND, money(value.applyAsDouble(BtydColumns.EXPECTED_SPEND)));
        row.set(ScoresTable.LIFETIME_VALUE, money(value.applyAsDouble(BtydColumns.LIFETIME_VALUE)));
        writeNextPurchase(row, asOf, customer);
        double days = value.applyAsDouble(BtydColumns.EXPECTED_PURCHASES);
        Interval expected = purchases.customers().around(purchases.correction().of(days));
        row.set(ScoresTable.EXPECTED_PURCHASES, known(expected.value()));
        double amount = days * value.applyAsDouble(BtydColumns.EXPECTED_SPEND);
        Interval spent = spend.customers().around(spend.correction().of(amount));
        row.set(
                ScoresTable.EXPECTED_VALUE,
                Double.isNaN(spent.value()) ? atLastYearsPace(value) : Money.ofAmount(spent.value()));
        if (customer.active()) {
            row.set(ScoresTable.EXPECTED_PURCHASES_LOW, known(Math.floor(expected.low())));
            row.set(ScoresTable.EXPECTED_PURCHASES_HIGH, known(Math.ceil(expected.high())));
            row.set(ScoresTable.EXPECTED_VALUE_LOW, money(spent.low()));
            row.set(ScoresTable.EXPECTED_VALUE_HIGH, money(spent.high()));
        }
    }

    /** Where customers are too few for a purchase model. */
    private BigDecimal atLastYearsPace(ToDoubleFunction<String> value) {
        return ExpectedValue.ifStaying(
                value.applyAsDouble(Spending.LAST_YEAR.name()),
                value.applyAsDouble(Recency.TENURE.name()),
                horizonDays);
    }

    private void writeNextPurchase(ScoreCells row, LocalDate asOf, Customer customer) {
        NextPurchase expected = next.of(NextPurchase.modelled(customer.value()));
        if (Double.isNaN(expected.middle())) {
            return;
        }
        Optional<String> obstacle = obstacle(expected, customer);
        if (obstacle.isPresent()) {
            row.set(ScoresTable.NEXT_PURCHASE_NOTE, "no date: " + obstacle.get());
            return;
        }
        row.set(ScoresTable.EXPECTED_NEXT_PURCHASE_ON, inDays(asOf, expected.middle()));
        row.set(ScoresTable.NEXT_PURCHASE_FROM_ON, inDays(asOf, expected.low()));
        row.set(ScoresTable.NEXT_PURCHASE_UNTIL_ON, inDays(asOf, expected.high()));
    }

    /** Why there is no date; empty where one can be given. */
    private Optional<String> obstacle(NextPurchase expected, Customer customer) {
        if (!customer.active()) {
            return Optional.of(LAPSED);
        }
        if (!expected.isPredictable(horizonDays)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "four in five next purchases of such a customer come %d to %d days from now",
                    Math.round(expected.low()),
                    Math.round(Math.min(expected.high(), LifetimeTerms.FORESEEN_DAYS))));
        }
        return expected.contradicts(customer.churn(), horizonDays)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%.0f in 100 such customers are expected to churn within %d days",
                        100 * customer.churn(),
                        horizonDays))
                : Optional.empty();
    }

    private static Date inDays(LocalDate asOf, double days) {
        return Date.valueOf(asOf.plusDays(NextPurchase.wholeDays(days)));
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static BigDecimal money(double amount) {
        return Double.isNaN(amount) ? null : Money.ofAmount(amount);
    }
}
