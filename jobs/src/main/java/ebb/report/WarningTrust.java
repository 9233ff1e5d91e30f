package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.WarningQualityTable;
import ebb.warning.RuleCard;
import ebb.warning.WarningRule;
import ebb.warning.WarningRuleCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Precision of past warnings in the past, and what other limits would have given. */
public record WarningTrust(LocalDate firstOn, LocalDate lastOn, List<Rule> rules) implements Section {
    public static final SectionType TYPE = new SectionType(
            "warning-quality", "Precision of past warnings", List.of(WarningQualityTable.TABLE), WarningTrust::read);

    private static final int FEWEST_POINTS = 3;

    /**
     * One rule.
     *
     * @param measures what its limit is a limit of
     * @param against what its warnings were held against
     * @param points by limit, ascending
     * @param watches what it watches by the pace of the shop; null: it follows none
     */
    public record Rule(String title, String measures, Against against, List<At> points, String watches) {
        /** The limit in force; null where history was too short. */
        public At inForce() {
            return points.stream().filter(At::isInForce).findFirst().orElse(null);
        }
    }

    /** What warnings were held against. */
    public enum Against {
        LOSS("losses"),
        /** Shown, though such a warning foretells another harm. */
        LOSS_ALL_THE_SAME("losses, though it warns of another harm"),
        PLANTED("what was planted in the shop");

        private final String words;

        Against(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A rule at one limit; shares are NaN and days null where nothing could be judged.
     *
     * @param base precision of warning at random
     */
    public record At(
            double limit,
            boolean isInForce,
            double weekly,
            Right right,
            Raised raised,
            double recall,
            Integer days,
            double base) {}

    /**
     * How many warnings were raised over the replay.
     *
     * @param all null where a former version wrote the row
     * @param pending those of them not yet judgeable; null as {@code all}
     * @param silentBecause why the rule said nothing or cannot be judged; null: it spoke
     */
    public record Raised(Long all, Long pending, String silentBecause) {}

    /** Share of warnings that were right, with its 95 % interval, and of how many. */
    public record Right(double share, double low, double high, long judged) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Precision against recall, a line a rule that foretells losses. */
    public Chart chart() {
        List<Series> series = new ArrayList<>();
        List<Rule> foretelling =
                rules.stream().filter(rule -> rule.against() == Against.LOSS).toList();
        for (int i = 0; i < foretelling.size(); i++) {
            Rule rule = foretelling.get(i);
            series.add(new Series(rule.title(), Mark.LINE, Tone.apart(i), points(rule)));
        }
        return new Chart(
                "Share of warnings that were right against share of losses caught, as each rule's limit falls",
                null,
                Axis.of("Losses caught", Unit.SHARE).between(0, 1),
                Axis.of("Warnings right", Unit.SHARE).between(0, 1),
                series);
    }

    /** The rules whose trade-off is drawn: held against what they warn of, at enough limits for a line. */
    public List<Rule> drawn() {
        return rules.stream()
                .filter(rule -> rule.against() != Against.LOSS_ALL_THE_SAME
                        && points(rule).size() >= FEWEST_POINTS)
                .toList();
    }

    /** What each limit of a rule would have given: how many warnings right, how many cases caught. */
    public Chart tradeOff(Rule rule) {
        List<At> known = rule.points().stream()
                .filter(at ->
                        !Double.isNaN(at.recall()) && !Double.isNaN(at.right().share()))
                .toList();
        At inForce = rule.inForce();
        List<Series> series = new ArrayList<>(List.of(
                new Series(
                        "Warnings right",
                        Mark.LINE,
                        Tone.STRONG,
                        known.stream()
                                .map(at -> Point.at(at.limit(), at.right().share()))
                                .toList()),
                new Series(
                        "Caught",
                        Mark.LINE,
                        Tone.NEUTRAL,
                        known.stream()
                                .map(at -> Point.at(at.limit(), at.recall()))
                                .toList())));
        if (inForce != null) {
            series.add(new Series(
                    "Limit in force",
                    Mark.GUIDE,
                    Tone.MIDDLE,
                    List.of(Point.at(inForce.limit(), 0), Point.at(inForce.limit(), 1))));
        }
        return new Chart(
                rule.title() + ", held against " + rule.against().words() + ", by limit",
                null,
                Axis.of("Limit: " + rule.measures(), Unit.FIGURE),
                Axis.of(null, Unit.SHARE).between(0, 1),
                series);
    }

    private static List<Point> points(Rule rule) {
        return rule.points().stream()
                .filter(at ->
                        !Double.isNaN(at.recall()) && !Double.isNaN(at.right().share()))
                .map(at -> Point.at(at.recall(), at.right().share()))
                .toList();
    }

    /** Empty where nothing was measured on the as-of date. */
    private static Optional<WarningTrust> read(ReportSource source) {
        List<Row> rows = source.rows(WarningQualityTable.TABLE)
                .map(quality -> quality.orderBy(
                                WarningQualityTable.RULE, WarningQualityTable.JUDGED_BY, WarningQualityTable.LIMIT)
                        .collectAsList())
                .orElse(List.of());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Rule> rules = WarningRuleCatalogue.ALL.stream()
                .flatMap(rule -> Stream.of(WarningQualityTable.LOSS, WarningQualityTable.PLANTED)
                        .map(judgedBy -> quality(rule, judgedBy, rows)))
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new WarningTrust(
                Cells.date(rows.get(0), WarningQualityTable.FIRST_ON),
                source.frame().asOf(),
                rules));
    }

    private static Rule quality(WarningRule rule, String judgedBy, List<Row> rows) {
        List<At> points = rows.stream()
                .filter(row -> row.getAs(WarningQualityTable.RULE).equals(rule.name())
                        && row.getAs(WarningQualityTable.JUDGED_BY).equals(judgedBy))
                .map(WarningTrust::at)
                .toList();
        boolean isPlanted = judgedBy.equals(WarningQualityTable.PLANTED);
        Against against = isPlanted
                ? Against.PLANTED
                : rule.card().foretells() == RuleCard.Foretells.LOSS ? Against.LOSS : Against.LOSS_ALL_THE_SAME;
        return points.isEmpty() ? null : new Rule(rule.title(), rule.measures(), against, points, watches(rule, rows));
    }

    /** Null in rows of a former version too. */
    private static String watches(WarningRule rule, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getAs(WarningQualityTable.RULE).equals(rule.name()))
                .map(row -> row.<String>getAs(WarningQualityTable.WATCHES))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static At at(Row row) {
        return new At(
                row.<Double>getAs(WarningQualityTable.LIMIT),
                row.<Boolean>getAs(WarningQualityTable.IN_FORCE),
                row.<Double>getAs(WarningQualityTable.WEEKLY),
                new Right(
                        Cells.number(row, WarningQualityTable.PRECISION),
                        Cells.number(row, WarningQualityTable.PRECISION_LOW),
                        Cells.number(row, WarningQualityTable.PRECISION_HIGH),
                        row.<Long>getAs(WarningQualityTable.JUDGED)),
                new Raised(
                        row.getAs(WarningQualityTable.RAISED),
                        row.getAs(WarningQualityTable.PENDING),
                        row.getAs(WarningQualityTable.SILENT_BECAUSE)),
                Cells.number(row, WarningQualityTable.RECALL),
                row.getAs(WarningQualityTable.LEAD),
                Cells.number(row, WarningQualityTable.BASE));
    }
}
