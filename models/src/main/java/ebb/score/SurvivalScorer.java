package ebb.score;

import ebb.churn.ChurnModel;
import ebb.churn.survival.SurvivalCurve;
import ebb.feature.FeatureRow;
import ebb.schema.SurvivalTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Turns customers' features into the rows of {@link SurvivalTable}.
 *
 * @param modelId the model's name in the lake
 * @param model gives the published probability
 * @param curve that goes through it
 */
public record SurvivalScorer(String modelId, ChurnModel model, SurvivalCurve curve) implements Serializable {

    /** Rows of the table for the feature rows of one as-of date, with the features of the model in its order. */
    public Dataset<Row> of(Dataset<FeatureRow> customers) {
        SurvivalScorer scorer = this;
        return customers.map((MapFunction<FeatureRow, Row>) scorer::row, Encoders.row(SurvivalTable.TABLE.schema()));
    }

    private Row row(FeatureRow customer) {
        double[] probabilities = curve.at(customer.getValues(), model.probability(customer.getValues()));
        Object[] cells = new Object[SurvivalTable.TABLE.schema().size()];
        cells[0] = customer.getCustomerId();
        cells[1] = Date.valueOf(LocalDate.ofEpochDay(customer.getAsOfDay()));
        for (int i = 0; i < SurvivalTable.HORIZONS.size(); i++) {
            int place = curve.place(SurvivalTable.HORIZONS.get(i));
            boolean isGiven = place >= 0 && curve.intervals().get(place).isGiven();
            cells[2 + i] = isGiven && Double.isFinite(probabilities[place]) ? probabilities[place] : null;
        }
        cells[cells.length - 1] = modelId;
        return RowFactory.create(cells);
    }
}
