package ebb.value;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.Money;
import ebb.feature.LifetimeFeatures;

/** What is expected of a customer in the horizon, and held against what came. */
public enum ForecastMeasure {
    /** Purchase days. */
    PURCHASES("purchase days") {
        @Override
        double expected(TrainingMatrix examples, int row) {
            return value(examples, row, LifetimeFeatures.EXPECTED_PURCHASES.name());
        }

        @Override
        double actual(TrainingMatrix examples, int row) {
            return examples.outcome(row).purchaseDays();
        }
    },
    /** Bought, in the currency, returns not taken off. */
    SPEND("spend") {
        @Override
        double expected(TrainingMatrix examples, int row) {
            return value(examples, row, LifetimeFeatures.EXPECTED_PURCHASES.name())
                    * value(examples, row, LifetimeFeatures.EXPECTED_SPEND.name());
        }

        @Override
        double actual(TrainingMatrix examples, int row) {
            return Money.amount(examples.outcome(row).amount());
        }
    };

    /** Word in tables. */
    public final String label;

    ForecastMeasure(String label) {
        this.label = label;
    }

    /** By buy-till-you-die, not corrected; NaN where it is not modelled. */
    abstract double expected(TrainingMatrix examples, int row);

    /** What came. */
    abstract double actual(TrainingMatrix examples, int row);

    private static double value(TrainingMatrix examples, int row, String feature) {
        int place = examples.indexOf(feature);
        return place < 0 ? Double.NaN : examples.value(row, place);
    }
}
