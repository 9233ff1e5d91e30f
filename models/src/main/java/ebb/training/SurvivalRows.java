package ebb.training;

import ebb.evaluation.Interval;
import ebb.schema.SurvivalBacktestTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How the survival curve was judged as rows of {@link SurvivalBacktestTable}, and back.
 *
 * @param asOf the run's as-of date
 * @param modelId the model's name in the lake
 */
public record SurvivalRows(LocalDate asOf, String modelId) {

    /** One row for each horizon. */
    public List<Row> of(List<SurvivalJudgement> judgements) {
        return judgements.stream().map(this::row).toList();
    }

    /** The judgement that a row of the table holds. */
    public static SurvivalJudgement judgement(Row row) {
        Date holdoutOn = row.getAs(SurvivalBacktestTable.HOLDOUT_ON);
        SurvivalJudgement.Judged judged = holdoutOn == null
                ? null
                : new SurvivalJudgement.Judged(
                        (int) holdoutOn.toLocalDate().toEpochDay(),
                        row.<Integer>getAs(SurvivalBacktestTable.CUSTOMERS),
                        row.<Double>getAs(SurvivalBacktestTable.ACTUAL),
                        figures(row, SurvivalBacktestTable.EXPECTED),
                        row.getAs(SurvivalBacktestTable.RULE),
                        figures(row, SurvivalBacktestTable.RULE_EXPECTED),
                        new Interval(
                                value(row, row.fieldIndex(SurvivalBacktestTable.GAIN)),
                                value(row, row.fieldIndex(SurvivalBacktestTable.GAIN_LOW)),
                                value(row, row.fieldIndex(SurvivalBacktestTable.GAIN_HIGH))));
        return new SurvivalJudgement(
                row.<Integer>getAs(SurvivalBacktestTable.HORIZON), judged, row.getAs(SurvivalBacktestTable.REASON));
    }

    /** Five figures from the column {@code first} on, in the order that they are written. */
    private static SurvivalJudgement.Figures figures(Row row, String first) {
        int at = row.fieldIndex(first);
        return new SurvivalJudgement.Figures(
                value(row, at), value(row, at + 1), value(row, at + 2), value(row, at + 3), value(row, at + 4));
    }

    private static double value(Row row, int at) {
        return row.isNullAt(at) ? Double.NaN : row.getDouble(at);
    }

    private Row row(SurvivalJudgement judgement) {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                Date.valueOf(asOf), judgement.horizonDays(), modelId, judgement.isGiven(), judgement.reason()));
        Stream<Object> figures = judgement.judged() == null ? Stream.empty() : figures(judgement.judged());
        figures.forEach(cells::add);
        while (cells.size() < SurvivalBacktestTable.TABLE.schema().size()) {
            cells.add(null);
        }
        return RowFactory.create(cells.toArray());
    }

    private static Stream<Object> figures(SurvivalJudgement.Judged judged) {
        Interval gain = judged.logLossGain();
        return Stream.of(
                        Stream.<Object>of(
                                Date.valueOf(LocalDate.ofEpochDay(judged.holdoutDay())),
                                judged.customers(),
                                judged.actual()),
                        figures(judged.curve()),
                        Stream.<Object>of(judged.ruleName()),
                        figures(judged.rule()),
                        Stream.of(gain.value(), gain.low(), gain.high()).map(SurvivalRows::known))
                .flatMap(cells -> cells);
    }

    private static Stream<Object> figures(SurvivalJudgement.Figures figures) {
        return Stream.of(
                        figures.expected(),
                        figures.logLoss(),
                        figures.brier(),
                        figures.calibrationError(),
                        figures.auc())
                .map(SurvivalRows::known);
    }

    private static Object known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
