package ebb.value;

import ebb.churn.ChurnModel;
import ebb.churn.fit.TrainingMatrix;
import java.io.Serializable;
import java.util.List;

/**
 * All that is foretold of purchases to come.
 *
 * @param measures one for each measure
 * @param nextPurchase when the next purchase comes
 */
public record ValueForecasts(List<ValueForecast> measures, NextPurchaseForecast nextPurchase) implements Serializable {

    /** Without past outcomes. */
    public static ValueForecasts untried() {
        return new ValueForecasts(ValueForecast.untried(), NextPurchaseForecast.UNTRIED);
    }

    /**
     * From what came.
     *
     * @param examples labelled active customers of all matured as-of dates
     * @param holdoutDay the as-of date that judges, the newest of them: outcomes are known until a horizon later
     */
    public static ValueForecasts of(TrainingMatrix examples, int holdoutDay, int horizonDays) {
        return new ValueForecasts(
                ValueForecast.of(examples, holdoutDay, horizonDays),
                NextPurchaseForecast.of(examples, horizonDays, holdoutDay + horizonDays));
    }

    /**
     * The same where customers are not expected to buy on fewer days than there are buyers: elsewhere the purchase model is too low, and what it says of
     * purchase days and of spend is raised until it is not.
     *
     * @param asked active customers on the day that is asked about
     * @param model churn is to buy nothing in the horizon
     */
    public ValueForecasts withBuyers(TrainingMatrix asked, ChurnModel model) {
        TrainingMatrix scored = asked.withFirst(model.featureNames().size());
        ForecastMeasure days = ForecastMeasure.PURCHASES;
        double expected = 0;
        double buyers = 0;
        for (int row = 0; row < asked.size(); row++) {
            double one = days.expected(asked, row);
            double churn = model.probability(scored.row(row));
            if (Double.isFinite(one) && Double.isFinite(churn)) {
                expected += one;
                buyers += 1 - churn;
            }
        }
        double lift = Math.log(buyers / of(days).correction().of(expected));
        return lift > 0 && Double.isFinite(lift)
                ? new ValueForecasts(
                        measures.stream().map(forecast -> forecast.raised(lift)).toList(), nextPurchase)
                : this;
    }

    /** How a measure is foretold; without past outcomes where it was not stored. */
    public ValueForecast of(ForecastMeasure measure) {
        return measures.stream()
                .filter(forecast -> forecast.measure() == measure)
                .findFirst()
                .orElseGet(() -> ValueForecast.untried(measure));
    }
}
