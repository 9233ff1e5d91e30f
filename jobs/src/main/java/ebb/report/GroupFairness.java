package ebb.report;

import ebb.evaluation.Interval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ScoreFairnessTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the score did by region, account class and age, on the date held out.
 *
 * @param groups of at least the least cohort
 */
public record GroupFairness(List<Group> groups) implements Section {
    public static final SectionType TYPE = new SectionType(
            "fairness", "How fair the scores are to groups", List.of(ScoreFairnessTable.TABLE), GroupFairness::read);

    /**
     * One group.
     *
     * @param expected mean churn probability
     * @param actual share that left, with its 95 % interval
     * @param isOff whether the expected share lies outside it
     */
    public record Group(String dimension, String name, int customers, double expected, Interval actual, boolean isOff) {
        public String label() {
            return Format.plain(dimension + " " + name);
        }

        private double distance() {
            return Math.abs(expected - actual.value());
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long off() {
        return groups.stream().filter(Group::isOff).count();
    }

    /** Share that left with its interval, and the share expected, of the groups in which they differ most. */
    public Chart chart() {
        List<Group> drawn = groups.stream()
                .sorted(Comparator.comparingDouble(Group::distance).reversed())
                .limit(Chart.MOST_NAMES)
                .toList();
        String which =
                drawn.size() < groups.size() ? "of the " + drawn.size() + " groups that differ most" : "by group";
        return new Chart(
                "Share that left and share expected to leave, " + which,
                null,
                Axis.of("Share", Unit.SHARE),
                Axis.named(drawn.stream().map(Group::label).toList()),
                List.of(
                        new Series(
                                "Left",
                                Mark.DOT,
                                Tone.STRONG,
                                drawn.stream()
                                        .map(group -> new Point(
                                                group.actual().value(),
                                                group.label(),
                                                group.actual().low(),
                                                group.actual().high()))
                                        .toList()),
                        new Series(
                                "Expected",
                                Mark.DOT,
                                Tone.NEUTRAL,
                                drawn.stream()
                                        .map(group -> Point.at(group.expected(), group.label()))
                                        .toList())));
    }

    /** Empty where no group is known, or none is large enough. */
    private static Optional<GroupFairness> read(ReportSource source) {
        return source.rows(ScoreFairnessTable.TABLE)
                .map(rows ->
                        rows.orderBy(ScoreFairnessTable.DIMENSION, ScoreFairnessTable.GROUP).collectAsList().stream()
                                .map(row -> new Group(
                                        row.getAs(ScoreFairnessTable.DIMENSION),
                                        row.getAs(ScoreFairnessTable.GROUP),
                                        row.<Integer>getAs(ScoreFairnessTable.CUSTOMERS),
                                        row.<Double>getAs(ScoreFairnessTable.EXPECTED),
                                        Cells.interval(
                                                row,
                                                ScoreFairnessTable.ACTUAL,
                                                ScoreFairnessTable.ACTUAL_LOW,
                                                ScoreFairnessTable.ACTUAL_HIGH),
                                        row.<Boolean>getAs(ScoreFairnessTable.IS_OFF)))
                                .toList())
                .filter(Predicate.not(List::isEmpty))
                .map(GroupFairness::new);
    }
}
