package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What is watched after training: whether customers still look alike, whether scores came true, how the contest went on earlier dates.
 *
 * @param watched figures that were held against a limit
 * @param findings those beyond it, in words
 * @param outcomes risk bands of earlier scores whose outcome windows have ended
 * @param origins the published contestant and the best rule on past as-of dates; empty without a backtest
 */
public record Watch(long watched, List<String> findings, List<Outcome> outcomes, List<Origin> origins)
        implements Section {

    /** What a band of scores came to; {@code isAlarming}: further from the expected than chance and a season explain. */
    public record Outcome(
            LocalDate scoredOn, String band, long customers, double expected, double actual, boolean isAlarming) {}

    /** One as-of date of the backtest. */
    public record Origin(LocalDate on, ScoreTrust.Metric published, ScoreTrust.Metric rule) {}

    @Override
    public String id() {
        return "watch";
    }

    @Override
    public String title() {
        return "Whether the scores still hold";
    }

    public Chart originChart() {
        return new Chart(
                "AUC on past as-of dates, with its 95 % interval",
                null,
                Axis.of("AUC: 0.5 knows nothing, 1 knows all", Unit.FIGURE),
                Axis.named(
                        origins.stream().map(origin -> origin.on().toString()).toList()),
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
                                origin.on().toString(),
                                metric.apply(origin).low(),
                                metric.apply(origin).high()))
                        .toList());
    }
}
