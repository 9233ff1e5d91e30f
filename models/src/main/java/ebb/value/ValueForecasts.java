package ebb.value;

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

    /** How a measure is foretold; without past outcomes where it was not stored. */
    public ValueForecast of(ForecastMeasure measure) {
        return measures.stream()
                .filter(forecast -> forecast.measure() == measure)
                .findFirst()
                .orElseGet(() -> ValueForecast.untried(measure));
    }
}
