package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How right the warnings were in the past, and what other limits would have given. */
public record WarningTrust(LocalDate firstOn, LocalDate lastOn, List<Rule> rules) implements Section {
    private static final List<Tone> TONES = List.of(Tone.NEUTRAL, Tone.MIDDLE, Tone.FAINT, Tone.STRONG);

    /**
     * One rule.
     *
     * @param measures what its limit is a limit of
     * @param points by limit, ascending
     */
    public record Rule(String title, String measures, List<At> points) {
        /** The limit in force; null where history was too short. */
        public At inForce() {
            return points.stream().filter(At::isInForce).findFirst().orElse(null);
        }
    }

    /**
     * A rule at one limit; shares are NaN and days null where nothing could be judged.
     *
     * @param base precision of warning at random
     */
    public record At(
            double limit, boolean isInForce, double weekly, Right right, double recall, Integer days, double base) {}

    /** Share of warnings that were right, with its 95 % interval, and of how many. */
    public record Right(double share, double low, double high, long judged) {}

    @Override
    public String id() {
        return "warning-quality";
    }

    @Override
    public String title() {
        return "How right the warnings were";
    }

    /** Precision against recall, a line a rule. */
    public Chart chart() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            series.add(new Series(rule.title(), Mark.LINE, TONES.get(i % TONES.size()), points(rule)));
        }
        return new Chart(
                "Share of warnings that were right against share of losses caught, as each rule's limit falls",
                null,
                Axis.of("Losses caught", Unit.SHARE).between(0, 1),
                Axis.of("Warnings right", Unit.SHARE).between(0, 1),
                series);
    }

    private static List<Point> points(Rule rule) {
        return rule.points().stream()
                .filter(at ->
                        !Double.isNaN(at.recall()) && !Double.isNaN(at.right().share()))
                .map(at -> Point.at(at.recall(), at.right().share()))
                .toList();
    }
}
