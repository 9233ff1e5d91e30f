package ebb.training;

import ebb.evaluation.Interval;
import ebb.schema.Backtest;
import ebb.schema.ModelCards;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A model card as rows of the tables {@link Backtest} and {@link ModelCards}. */
public final class BacktestRows {

    private BacktestRows() {}

    /** A row for each figure of each contestant. */
    public static Dataset<Row> judgements(SparkSession spark, LocalDate asOf, String modelId, ModelCard card) {
        List<Row> rows = card.judgements().stream()
                .flatMap(judgement ->
                        judgement.figures().stream().map(figure -> row(asOf, modelId, card, judgement, figure)))
                .toList();
        return spark.createDataFrame(rows, Backtest.TABLE.schema()).coalesce(1);
    }

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

    private static Row row(
            LocalDate asOf, String modelId, ModelCard card, Judgement judgement, Judgement.Figure figure) {
        Interval interval = figure.interval();
        return RowFactory.create(
                Date.valueOf(asOf),
                Date.valueOf(card.holdoutOn()),
                judgement.contestant(),
                judgement.kind().name(),
                figure.metric(),
                figure.band(),
                figure.customers(),
                known(interval.value()),
                known(interval.low()),
                known(interval.high()),
                judgement.contestant().equals(card.verdict().published()),
                modelId);
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
