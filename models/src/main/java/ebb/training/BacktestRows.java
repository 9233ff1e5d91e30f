package ebb.training;

import ebb.evaluation.Interval;
import ebb.schema.BacktestTable;
import ebb.schema.ModelCardsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A model card as rows of the tables {@link BacktestTable} and {@link ModelCardsTable}. */
public final class BacktestRows {

    /** Values of {@link BacktestTable#JUDGED_BY}. */
    public static final String TRAINING = "train";

    public static final String BACKTEST = "backtest";

    private BacktestRows() {}

    /** Condition on the rows that one of the two writes for an as-of date: neither may take out the other's. */
    public static String of(LocalDate asOf, String judgedBy) {
        return BacktestTable.AS_OF + " = '" + asOf + "' AND " + BacktestTable.JUDGED_BY + " = '" + judgedBy + "'";
    }

    /** A row for each figure of each contestant. */
    public static List<Row> judgements(LocalDate asOf, String modelId, ModelCard card) {
        Published published =
                new Published(asOf, TRAINING, modelId, card.verdict().published());
        LocalDate on = LocalDate.parse(card.holdoutOn());
        return Stream.concat(card.judgements().stream(), Stream.ofNullable(card.cadence()))
                .flatMap(judgement -> judgement.figures().stream().map(figure -> row(published, on, judgement, figure)))
                .toList();
    }

    /** A row for each figure of each contestant at each origin. */
    public static List<Row> origins(List<RollingOriginBacktest.Origin> origins, Published published) {
        List<Row> rows = new ArrayList<>();
        for (RollingOriginBacktest.Origin origin : origins) {
            LocalDate on = LocalDate.ofEpochDay(origin.originDay());
            for (HoldoutResult judgement : origin.judgements()) {
                judgement.figures().forEach(figure -> rows.add(row(published, on, judgement, figure)));
            }
        }
        return rows;
    }

    /**
     * What is in force.
     *
     * @param asOf the run's as-of date
     * @param judgedBy the job that held the contest
     * @param modelId the model's name in the lake
     * @param contestant whose scores it gives
     */
    public record Published(LocalDate asOf, String judgedBy, String modelId, String contestant) {}

    /** One row of {@link ModelCardsTable}. */
    public static Row card(LocalDate asOf, String modelId, ModelCard card) {
        GateDecision verdict = card.verdict();
        return RowFactory.create(
                Date.valueOf(asOf),
                modelId,
                verdict.published(),
                verdict.publishesChampion(),
                verdict.rule(),
                verdict.grade().words(),
                reasons(card),
                Date.valueOf(card.holdoutOn()),
                card.horizonDays(),
                card.publishedRows(),
                card.holdoutRows(),
                known(card.holdoutChurnRate()),
                card.toJson());
    }

    private static String reasons(ModelCard card) {
        Stream<String> ofNewcomers = Stream.ofNullable(card.newcomers()).map(NewCustomerDecision::reason);
        return Stream.concat(card.verdict().reasons().stream(), ofNewcomers).collect(Collectors.joining(" "));
    }

    private static Row row(
            Published published, LocalDate holdoutOn, HoldoutResult judgement, HoldoutResult.Figure figure) {
        Interval interval = figure.interval();
        return RowFactory.create(
                Date.valueOf(published.asOf()),
                published.judgedBy(),
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
