package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.churn.fit.Contestant;
import ebb.drift.DriftFinding;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.BacktestTable;
import ebb.schema.DriftTable;
import ebb.schema.ModelCardsTable;
import ebb.training.BacktestRows;
import ebb.training.HoldoutResult;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * What is watched after training: whether customers still look alike, whether scores came true, how the contest went on earlier dates.
 *
 * @param isOfThisDay whether the model was trained for the as-of date: features and score are then held against themselves
 * @param watched figures that were held against a limit
 * @param findings those beyond it, in words
 * @param outcomes risk bands of earlier scores whose outcome windows have ended
 * @param origins the published contestant and the best rule on past as-of dates; empty without a backtest
 */
public record Monitoring(
        boolean isOfThisDay, long watched, List<String> findings, List<Outcome> outcomes, List<Origin> origins)
        implements Section {
    public static final SectionType TYPE = new SectionType(
            "watch",
            "Whether the scores still hold",
            List.of(DriftTable.TABLE, BacktestTable.TABLE, ModelCardsTable.TABLE),
            Monitoring::read);

    /** What a band of scores came to; {@code isAlarming}: further from the expected than chance and a season explain. */
    public record Outcome(
            LocalDate scoredOn, String band, long customers, double expected, double actual, boolean isAlarming) {}

    /** One as-of date of the backtest. */
    public record Origin(LocalDate on, ScoreTrust.Metric published, ScoreTrust.Metric rule) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public Chart originChart() {
        return new Chart(
                "AUC on past as-of dates, with its 95 % interval",
                null,
                Axis.of("AUC: 0.5 knows nothing, 1 knows all", Unit.FIGURE),
                Axis.named(
                        origins.stream().map(origin -> Chart.label(origin.on())).toList()),
                List.of(
                        dots("Published", Origin::published, Tone.STRONG),
                        dots("Best simple rule", Origin::rule, Tone.NEUTRAL)));
    }

    private Series dots(String name, Function<Origin, ScoreTrust.Metric> metric, Tone tone) {
        return new Series(
                name,
                Mark.DOT,
                tone,
                origins.stream()
                        .map(origin -> new Point(
                                metric.apply(origin).value(),
                                Chart.label(origin.on()),
                                metric.apply(origin).low(),
                                metric.apply(origin).high()))
                        .toList());
    }

    private static final String AUC = "roc_auc";

    private static Optional<Monitoring> read(ReportSource source) {
        return source.rows(DriftTable.TABLE).map(drift -> {
            List<Row> watched = drift.orderBy(DriftTable.KIND, DriftTable.SCORED_ON, DriftTable.NAME)
                    .collectAsList();
            List<String> findings = watched.stream()
                    .filter(row -> row.getAs(DriftTable.IS_FINDING))
                    .map(row -> row.<String>getAs(DriftTable.WORDS))
                    .toList();
            String feature = DriftFinding.Kind.FEATURE.name().toLowerCase(Locale.ROOT);
            boolean isOfThisDay =
                    watched.stream().anyMatch(row -> row.getAs(DriftTable.KIND).equals(feature))
                            && source.rows(ModelCardsTable.TABLE)
                                    .filter(cards -> !cards.isEmpty())
                                    .isPresent();
            return new Monitoring(isOfThisDay, watched.size(), findings, outcomes(watched), origins(aucs(source)));
        });
    }

    private static List<Row> aucs(ReportSource source) {
        return source.rows(BacktestTable.TABLE)
                .map(backtest -> backtest.where(col(BacktestTable.JUDGED_BY).equalTo(BacktestRows.BACKTEST))
                        .where(col(BacktestTable.METRIC).equalTo(AUC))
                        .where(col(BacktestTable.BAND).equalTo(HoldoutResult.EVERYONE))
                        .collectAsList())
                .orElse(List.of());
    }

    private static List<Outcome> outcomes(List<Row> watched) {
        String outcome = DriftFinding.Kind.OUTCOME.name().toLowerCase(Locale.ROOT);
        return watched.stream()
                .filter(row -> row.getAs(DriftTable.KIND).equals(outcome))
                .map(row -> new Outcome(
                        row.<Date>getAs(DriftTable.SCORED_ON).toLocalDate(),
                        row.getAs(DriftTable.NAME),
                        row.<Long>getAs(DriftTable.CUSTOMERS),
                        row.<Double>getAs(DriftTable.EXPECTED),
                        row.<Double>getAs(DriftTable.ACTUAL),
                        row.getAs(DriftTable.IS_FINDING)))
                .toList();
    }

    /** One date is no history: the section on trust shows it already. */
    private static List<Origin> origins(List<Row> aucs) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        aucs.forEach(row -> dates.add(on(row)));
        List<Origin> origins = new ArrayList<>();
        for (LocalDate date : dates) {
            List<Row> there = aucs.stream().filter(row -> on(row).equals(date)).toList();
            ScoreTrust.Metric published = best(there.stream()
                    .filter(row -> row.<Boolean>getAs(BacktestTable.PUBLISHED))
                    .toList());
            ScoreTrust.Metric rule = best(there.stream()
                    .filter(row -> row.getAs(BacktestTable.KIND).equals(Contestant.Kind.RULE.name()))
                    .toList());
            origins.add(new Origin(date, published, rule));
        }
        return origins.size() < 2 ? List.of() : origins;
    }

    private static LocalDate on(Row row) {
        return row.<Date>getAs(BacktestTable.HOLDOUT_ON).toLocalDate();
    }

    private static ScoreTrust.Metric best(List<Row> rows) {
        return rows.stream()
                .map(row -> new ScoreTrust.Metric(
                        Cells.number(row, BacktestTable.VALUE),
                        Cells.number(row, BacktestTable.LOW),
                        Cells.number(row, BacktestTable.HIGH)))
                .max(Comparator.comparingDouble(ScoreTrust.Metric::value))
                .orElse(new ScoreTrust.Metric(Double.NaN, Double.NaN, Double.NaN));
    }
}
