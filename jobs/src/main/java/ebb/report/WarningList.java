package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The early warnings that stand.
 *
 * @param rules counts by rule and severity
 * @param first those with most money at stake
 */
public record WarningList(List<Rule> rules, List<Warning> first) implements Section {

    /**
     * Standing warnings of one rule.
     *
     * @param opened of them, those opened on the as-of date
     */
    public record Rule(String title, long critical, long serious, long notice, long opened, BigDecimal exposure) {
        public long all() {
            return critical + serious + notice;
        }
    }

    /**
     * One warning.
     *
     * @param customer name, or else id
     * @param right how often such warnings were right in the past; NaN where that is not known
     */
    public record Warning(
            String customer, String rule, String severity, Life life, String message, String nextStep, double right) {}

    /** How long a warning has stood, with whom (null: nobody named), and for how much. */
    public record Life(int ageDays, String status, String owner, BigDecimal exposure) {
        /** How long, in words. */
        public String since() {
            return switch (ageDays) {
                case 0 -> "since today";
                case 1 -> "for 1 day";
                default -> "for " + ageDays + " days";
            };
        }
    }

    @Override
    public String id() {
        return "warnings";
    }

    @Override
    public String title() {
        return "Early warnings";
    }

    public long all() {
        return rules.stream().mapToLong(Rule::all).sum();
    }

    public long opened() {
        return rules.stream().mapToLong(Rule::opened).sum();
    }

    public Chart chart() {
        return new Chart(
                "Standing warnings by rule and severity",
                null,
                Axis.of("Warnings", Unit.COUNT),
                Axis.named(rules.stream().map(Rule::title).toList()),
                List.of(
                        series("Critical", Tone.STRONG, Rule::critical),
                        series("Serious", Tone.MIDDLE, Rule::serious),
                        series("Notice", Tone.FAINT, Rule::notice)));
    }

    private Series series(String name, Tone tone, ToLongFunction<Rule> count) {
        return new Series(
                name,
                Mark.BAR,
                tone,
                rules.stream()
                        .map(rule -> Point.at(count.applyAsLong(rule), rule.title()))
                        .toList());
    }
}
