package ebb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.churn.ChurnModel;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.feature.LifetimeFeatures;
import ebb.schema.ExpectedTotalsTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** 200 customers of whom two purchase days of 10 each are expected, and who buy once, for 20. */
class ValueForecastTest {
    private static final int HORIZON = 90;
    private static final List<String> NAMES =
            List.of(LifetimeFeatures.EXPECTED_PURCHASES.name(), LifetimeFeatures.EXPECTED_SPEND.name());

    private static List<ValueForecast> forecasts(int... days) {
        List<Example> examples = new ArrayList<>();
        for (int day : days) {
            for (int customer = 0; customer < 200; customer++) {
                examples.add(new Example("c" + customer, day, new double[] {2, 10})
                        .labelled(new Example.Label(false, 5, 1, 2000)));
            }
        }
        return ValueForecast.of(TrainingMatrix.asTheyAre(NAMES, examples), days[days.length - 1], HORIZON);
    }

    @Test
    void eachMeasureIsCorrectedByItsOwnError() {
        List<ValueForecast> forecasts = forecasts(1000, 1090, 1180);
        assertThat(forecasts.get(0).measure()).isEqualTo(ForecastMeasure.PURCHASES);
        assertThat(forecasts.get(0).correction().logShift()).isCloseTo(.75 * Math.log(.5), within(1e-6));
        assertThat(forecasts.get(1).measure()).isEqualTo(ForecastMeasure.SPEND);
        assertThat(forecasts.get(1).correction().logShift()).isCloseTo(0, within(1e-6));
    }

    @Test
    void fewerPurchaseDaysThanBuyersAreNeverForetold() {
        TrainingMatrix asked = TrainingMatrix.asTheyAre(
                NAMES,
                List.of(
                        new Example("a", 1200, new double[] {0.3, 10}),
                        new Example("b", 1200, new double[] {0.1, 10}),
                        new Example("unknown", 1200, new double[] {Double.NaN, 10})));
        ValueForecasts untried = ValueForecasts.untried();
        ValueForecasts raised = untried.withBuyers(asked, churning(0.6));
        for (ForecastMeasure measure : ForecastMeasure.values()) {
            assertThat(raised.of(measure).correction().of(0.4))
                    .as("two who buy with 40 %% each, of %s", measure)
                    .isCloseTo(0.8, within(1e-6));
        }
        assertThat(untried.withBuyers(asked, churning(0.81)))
                .as("fewer buyers than purchase days")
                .isEqualTo(untried);
        assertThat(untried.withBuyers(asked.where(row -> row > 1), churning(0.6)))
                .as("nothing modelled")
                .isEqualTo(untried);
    }

    private static ChurnModel churning(double probability) {
        return new ChurnModel(
                "constant",
                NAMES,
                new ConstantScorer(Math.log(probability / (1 - probability))),
                new PlattCalibrator(0, 1));
    }

    @Test
    void aDateIsJudgedByWhatHadMaturedBeforeIt() {
        ValueForecast purchases = forecasts(1000, 1060, 1090, 1180).get(0);
        assertThat(purchases.judged()).extracting(past -> past.total().day()).containsExactly(1090, 1180);
        assertThat(purchases.judged().get(0).foretold().value()).isCloseTo(400 / Math.sqrt(2), within(1e-3));
        assertThat(purchases.holdoutDay()).isEqualTo(1180);
        assertThat(purchases.insideShare()).isEqualTo(1);
    }

    @Test
    void rowsHoldTheForecastAndThePastThatWasKnown() {
        ValueForecast purchases = forecasts(1000, 1090, 1180).get(0);
        TotalRows totals = new TotalRows(LocalDate.ofEpochDay(1200), HORIZON, NextPurchaseForecast.UNTRIED);
        List<Row> rows = totals.of(purchases, new TotalRows.Scored(100, 150));

        assertThat(rows).hasSize(2);
        assertThat(value(rows.get(0), ExpectedTotalsTable.NEXT_PURCHASES_INSIDE))
                .isNull();
        NextPurchaseForecast next =
                new NextPurchaseForecast(1.2, 300, List.of(new NextPurchaseForecast.Judged(1090, 150, .8, 180, .7)));
        Row judged = new TotalRows(LocalDate.ofEpochDay(1200), HORIZON, next)
                .of(purchases, new TotalRows.Scored(100, 150))
                .get(0);
        assertThat(value(judged, ExpectedTotalsTable.NEXT_PURCHASES)).isEqualTo(150L);
        assertThat(value(judged, ExpectedTotalsTable.NEXT_PURCHASES_INSIDE)).isEqualTo(.8);
        assertThat(value(judged, ExpectedTotalsTable.NEXT_PURCHASES_MODELLED)).isEqualTo(180L);
        assertThat(value(judged, ExpectedTotalsTable.NEXT_PURCHASES_MODELLED_INSIDE))
                .isEqualTo(.7);
        assertThat(value(rows.get(0), ExpectedTotalsTable.FORECAST_ON)).hasToString("1972-12-26");
        assertThat(value(rows.get(0), ExpectedTotalsTable.ACTUAL)).isEqualTo(200.0);
        assertThat(value(rows.get(1), ExpectedTotalsTable.FORECAST_ON)).hasToString("1973-04-15");
        assertThat((double) value(rows.get(1), ExpectedTotalsTable.EXPECTED)).isCloseTo(150, within(1e-9));
        assertThat((double) value(rows.get(1), ExpectedTotalsTable.UNCORRECTED)).isGreaterThan(150);
        assertThat(value(rows.get(1), ExpectedTotalsTable.ACTUAL)).isNull();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (List<ValueForecast> forecasts : List.of(forecasts(1000, 1090, 1180), ValueForecast.untried())) {
            assertThat(json.readValue(json.writeValueAsBytes(forecasts), new TypeReference<List<ValueForecast>>() {}))
                    .isEqualTo(forecasts);
        }
    }

    private static Object value(Row row, String column) {
        return row.get(ExpectedTotalsTable.TABLE.schema().fieldIndex(column));
    }
}
