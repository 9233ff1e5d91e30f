package ebb.serve.web;

import ebb.report.Format;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What changed from each score of a customer to the next, as far as the history has it: risk, segment, expected value. */
final class ScoreSteps {
    /** Column of a row: what changed since the row before, in words. */
    static final String CHANGED = "changed";

    private ScoreSteps() {}

    /** The rows, oldest first, each with {@link #CHANGED}; empty words in the first. */
    static List<Map<String, Object>> of(List<Map<String, Object>> history, Format format) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> before = null;
        for (Map<String, Object> row : history) {
            Map<String, Object> told = new LinkedHashMap<>(row);
            told.put(CHANGED, before == null ? "" : words(before, row, format));
            rows.add(told);
            before = row;
        }
        return rows;
    }

    private static String words(Map<String, Object> before, Map<String, Object> row, Format format) {
        List<String> words = new ArrayList<>();
        if (before.get(ScoresTable.CHURN_PROBABILITY) instanceof Double was
                && row.get(ScoresTable.CHURN_PROBABILITY) instanceof Double is) {
            long points = Math.round(100 * is) - Math.round(100 * was);
            if (points != 0) {
                words.add("risk " + (points > 0 ? "up " : "down ") + Math.abs(points)
                        + (Math.abs(points) == 1 ? " point" : " points"));
            }
        }
        Object lifecycle = before.get(SegmentsTable.LIFECYCLE);
        if (lifecycle != null && !Objects.equals(lifecycle, row.get(SegmentsTable.LIFECYCLE))) {
            words.add(lifecycle + " became " + row.get(SegmentsTable.LIFECYCLE));
        }
        if (before.get(ScoresTable.EXPECTED_VALUE) instanceof BigDecimal was
                && row.get(ScoresTable.EXPECTED_VALUE) instanceof BigDecimal is
                && was.compareTo(is) != 0) {
            words.add("expected value " + (is.compareTo(was) > 0 ? "up " : "down ")
                    + format.money(is.subtract(was).abs()));
        }
        return String.join("; ", words);
    }
}
