package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Complaints, failures and satisfaction over time, and what goes wrong now.
 *
 * @param periods ascending
 * @param causes of the last period, with those that are gone since the one before
 */
public record ServiceTrend(List<Period> periods, List<Cause> causes) implements Section {

    /**
     * One period.
     *
     * @param complaints over orders; 0 where there was none
     * @param satisfaction mean answer, 1 to 5; NaN where nobody answered
     */
    public record Period(LocalDate until, double complaints, double failures, double satisfaction) {}

    /**
     * One kind of trouble with one cause.
     *
     * @param rate cases over orders
     * @param medianDays to close; null: none was closed
     * @param counts what came of them
     * @param state new, growing, steady, fading or gone; null: nothing to compare with
     */
    public record Cause(
            String kind, String cause, long cases, double rate, Integer medianDays, Counts counts, String state) {}

    /** Still open; had before by the same customer; met with silence. */
    public record Counts(long unresolved, long repeated, long silent) {}

    @Override
    public String id() {
        return "service";
    }

    @Override
    public String title() {
        return "Complaints and service";
    }

    /** Complaints and failures for each order, by period. */
    public Chart chart() {
        return new Chart(
                "Complaints and failures for each order, by period",
                null,
                Axis.named(periods.stream()
                        .map(period -> period.until().toString())
                        .toList()),
                Axis.of("Of all orders", Unit.SHARE),
                List.of(
                        series("Failures", Tone.NEUTRAL, Period::failures),
                        series("Complaints", Tone.STRONG, Period::complaints)));
    }

    private Series series(String name, Tone tone, ToDoubleFunction<Period> rate) {
        return new Series(
                name,
                Mark.LINE,
                tone,
                periods.stream()
                        .map(period -> Point.at(period.until().toString(), rate.applyAsDouble(period)))
                        .toList());
    }
}
