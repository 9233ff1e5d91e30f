package ebb.training;

import ebb.evaluation.Interval;
import ebb.schema.Backtest;
import ebb.schema.ModelCards;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A model card as rows of the tables {@link Backtest} and {@link ModelCards}. */
public final class BacktestRows {

    private BacktestRows() {}

    /** A row for each figure of each contestant. */
    public static Dataset<Row> judgements(SparkSession spark, LocalDate asOf, String modelId, ModelCard card) {
        Published published = new Published(asOf, modelId, card.verdict().published());
        LocalDate on = LocalDate.parse(card.holdoutOn());
        List<Row> rows = Stream.concat(card.judgements().stream(), Stream.ofNullable(card.cadence()))
                .flatMap(judgement -> judgement.figures().stream().map(figure -> row(published, on, judgement, figure)))
                .toList();
        return spark.createDataFrame(rows, Backtest.TABLE.schema()).coalesce(1);
    }

    /** A row for each figure of each contestant at each origin. */
    public static Dataset<Row> origins(SparkSession spark, List<RollingOrigin.Origin> origins, Published published) {
        List<Row> rows = new ArrayList<>();
        for (RollingOrigin.Origin origin : origins) {
            LocalDate on = LocalDate.ofEpochDay(origin.originDay());
            for (Judgement judgement : origin.judgements()) {
                judgement.figures().forEach(figure -> rows.add(row(published, on, judgement, figure)));
            }
        }
        return spark.createDataFrame(rows, Backtest.TABLE.schema()).coalesce(1);
    }

    /**
     * What is in force.
     *
     * @param asOf the run's as-of date
     * @param modelId the model's name in the lake
     * @param contestant whose scores it gives
     */
    public record Published(LocalDate asOf, String modelId, String contestant) {}

    /** One row. */
    public static Dataset<Row> card(SparkSession spark, LocalDate asOf, String modelId, ModelCard card) {
        Verdict verdict = card.verdict();
        Row row = RowFactory.create(
                Date.valueOf(asOf),
                modelId,
                verdict.published(),
                verdict.publishesChampion(),
                verdict.rule(),
                verdict.grade().words(),
                String.join(" ", verdict.reasons()),
                Date.valueOf(card.holdoutOn()),
                card.horizonDays(),
                card.publishedRows(),
                card.holdoutRows(),
                known(card.holdoutChurnRate()),
                card.toJson());
        return spark.createDataFrame(List.of(row), ModelCards.TABLE.schema()).coalesce(1);
    }

    private static Row row(Published published, LocalDate holdoutOn, Judgement judgement, Judgement.Figure figure) {
        Interval interval = figure.interval();
        return RowFactory.create(
                Date.valueOf(published.asOf()),
                Date.valueOf(holdoutOn),
                judgement.contestant(),
                judgement.kind().name(),
                figure.metric(),
                figure.band(),
                figure.customers(),
                known(interval.value()),
                known(interval.low()),
                known(interval.high()),
                judgement.contestant().equals(published.contestant()),
                published.modelId());
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
