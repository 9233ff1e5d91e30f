package ebb.report;

import ebb.evaluation.CalibrationTable;
import ebb.evaluation.Interval;
import ebb.evaluation.WilsonInterval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the scores did on days they had not seen, beside the best simple rule.
 *
 * @param verdict the gate's decision in words
 * @param judgedOn as-of date of the test, later than every training outcome
 * @param contestants the published one first, then the best rule, then the others
 * @param groups the published one's calibration, most likely churners first
 * @param ruleGroups the same for the best rule
 * @param cadenceGroups the same for the cadence score; empty where it could not be judged
 */
public record ScoreTrust(
        String verdict,
        LocalDate judgedOn,
        List<Contestant> contestants,
        List<Group> groups,
        List<Group> ruleGroups,
        List<Group> cadenceGroups)
        implements Section {
    public static final SectionType TYPE =
            new SectionType("trust", "How far to trust the scores", List.of(), ScoreTrust::read);

    /** A model or a rule with its metrics. */
    public record Contestant(String name, boolean published, Metric auc, Metric logLoss, Metric lift) {}

    /** A metric with its interval; NaN where it is not known. */
    public record Metric(double value, double low, double high) {
        public static Metric of(Interval interval) {
            return new Metric(interval.value(), interval.low(), interval.high());
        }
    }

    /**
     * A tenth of the customers by score.
     *
     * @param expected mean churn probability
     * @param actual share that churned
     * @param lift actual over the share of all who churned
     * @param captured share of all churners in this group and those above it
     */
    public record Group(int group, double customers, double expected, double actual, double lift, double captured) {
        /** The groups of a calibration table. */
        public static List<Group> of(List<CalibrationTable.Row> rows) {
            return rows.stream()
                    .map(row -> new Group(
                            row.group(), row.customers(), row.expected(), row.actual(), row.lift(), row.captured()))
                    .toList();
        }

        /** Lower end of the 95 % interval around the actual share. */
        public double low() {
            return WilsonInterval.of(actual, customers).low();
        }

        /** Upper end of the 95 % interval around the actual share. */
        public double high() {
            return WilsonInterval.of(actual, customers).high();
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    public Chart aucChart() {
        return new Chart(
                "AUC of every contestant on unseen days, with its 95 % interval",
                null,
                Axis.of("AUC: 0.5 knows nothing, 1 knows all", Unit.FIGURE),
                Axis.named(contestants.stream().map(Contestant::name).toList()),
                List.of(dots("Published", true, Tone.STRONG), dots("Others", false, Tone.NEUTRAL)));
    }

    private Series dots(String name, boolean published, Tone tone) {
        return new Series(
                name,
                Mark.DOT,
                tone,
                contestants.stream()
                        .filter(one -> one.published() == published)
                        .map(one -> new Point(
                                one.auc().value(),
                                one.name(),
                                one.auc().low(),
                                one.auc().high()))
                        .toList());
    }

    public Chart calibrationChart() {
        return new Chart(
                "Share expected to leave against the share that left, for each tenth of the customers",
                null,
                Axis.of("Expected to leave", Unit.SHARE).between(0, 1),
                Axis.of("Left", Unit.SHARE).between(0, 1),
                List.of(new Series("Published", Mark.DOT, Tone.STRONG, points(groups)), diagonal("As expected")));
    }

    public Chart cadenceChart() {
        return new Chart(
                "Share expected beyond their own limit against the share that went beyond it, for each tenth of the customers",
                null,
                Axis.of("Expected beyond the limit", Unit.SHARE).between(0, 1),
                Axis.of("Went beyond it", Unit.SHARE).between(0, 1),
                List.of(
                        new Series("Cadence score", Mark.DOT, Tone.STRONG, points(cadenceGroups)),
                        diagonal("As expected")));
    }

    private static List<Point> points(List<Group> groups) {
        return groups.stream()
                .map(group -> new Point(group.expected(), group.actual(), group.low(), group.high()))
                .toList();
    }

    public Chart captureChart() {
        return new Chart(
                "Share of the leavers found by contacting the riskiest customers first",
                null,
                Axis.of("Customers contacted", Unit.SHARE).between(0, 1),
                Axis.of("Leavers found", Unit.SHARE).between(0, 1),
                List.of(
                        new Series("Published", Mark.LINE, Tone.STRONG, captured(groups)),
                        new Series("Best simple rule", Mark.LINE, Tone.NEUTRAL, captured(ruleGroups)),
                        diagonal("By chance")));
    }

    private static List<Point> captured(List<Group> groups) {
        double all = groups.stream().mapToDouble(Group::customers).sum();
        double soFar = 0;
        List<Point> points = new ArrayList<>(List.of(Point.at(0, 0)));
        for (Group group : groups) {
            soFar += group.customers();
            points.add(Point.at(soFar / all, group.captured()));
        }
        return points;
    }

    private static Series diagonal(String name) {
        return new Series(name, Mark.GUIDE, Tone.NEUTRAL, List.of(Point.at(0, 0), Point.at(1, 1)));
    }

    private static Optional<ScoreTrust> read(ReportSource source) {
        return source.model().flatMap(model -> ModelCardText.trust(model.card()));
    }
}
