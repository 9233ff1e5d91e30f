package ebb.evaluation;

import java.util.List;

/** Expected calibration error: mean distance between expected and actual over the groups of {@link CalibrationTable}. */
public final class CalibrationError implements Metric {
    @Override
    public String name() {
        return "calibration_error";
    }

    @Override
    public String meaning() {
        return "Mean distance between the predicted and the actual churn share, over ten groups of equal size";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public boolean isFitted() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        List<CalibrationTable.Row> rows = CalibrationTable.of(predictions);
        double error = 0;
        double weight = 0;
        for (CalibrationTable.Row row : rows) {
            error += row.customers() * Math.abs(row.expected() - row.actual());
            weight += row.customers();
        }
        return error / weight;
    }
}
