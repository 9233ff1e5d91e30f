package ebb.serve.web;

import ebb.schema.ScoresTable;
import ebb.schema.star.StarScoreHistoryTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A score over time as a line; empty where there are fewer than two.
 *
 * @param points of the line, in a box of {@link #WIDTH} by {@link #HEIGHT}, as SVG has them
 * @param from first date
 * @param to last date
 */
public record ScoreCurve(String points, LocalDate from, LocalDate to) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    static ScoreCurve of(List<Map<String, Object>> history) {
        List<Map<String, Object>> scored = history.stream()
                .filter(row -> row.get(ScoresTable.CHURN_PROBABILITY) != null)
                .toList();
        if (scored.size() < 2) {
            return new ScoreCurve("", null, null);
        }
        LocalDate from = day(scored.get(0));
        LocalDate to = day(scored.get(scored.size() - 1));
        double days = Math.max(1, ChronoUnit.DAYS.between(from, to));
        List<String> points = new ArrayList<>();
        for (Map<String, Object> row : scored) {
            double x = WIDTH * ChronoUnit.DAYS.between(from, day(row)) / days;
            double y = HEIGHT * (1 - (Double) row.get(ScoresTable.CHURN_PROBABILITY));
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        return new ScoreCurve(String.join(" ", points), from, to);
    }

    private static LocalDate day(Map<String, Object> row) {
        return (LocalDate) row.get(StarScoreHistoryTable.SCORED_ON);
    }
}
