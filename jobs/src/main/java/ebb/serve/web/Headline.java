package ebb.serve.web;

import ebb.customer.NormalQuantiles;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.Star;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How many active customers are expected to leave, and what is at stake.
 *
 * @param active customers
 * @param leaving expected number of them that leave within the horizon
 * @param low lower end of its 80 % interval, if customers leave independently and the model is right
 * @param high upper end
 * @param atRisk money
 * @param beforeOn date of the scores before; null: none
 * @param beforeRate mean churn probability then; null: none
 */
public record Headline(
        long active,
        double leaving,
        double low,
        double high,
        BigDecimal atRisk,
        LocalDate beforeOn,
        Double beforeRate) {
    private static final String SUMS = "count(*), coalesce(sum(" + ScoresTable.CHURN_PROBABILITY
            + "), 0), coalesce(sum(" + ScoresTable.CHURN_PROBABILITY + " * (1 - " + ScoresTable.CHURN_PROBABILITY
            + ")), 0), sum(" + SegmentsTable.MONEY_AT_RISK + ")";

    static Headline of(Star star) {
        Object[] now = star.kept("headline", () -> star.cells(Query.of("SELECT " + SUMS + " FROM " + ServedTables.PEOPLE
                        + " WHERE " + ScoresTable.IS_ACTIVE + " AND " + ScoresTable.CHURN_PROBABILITY + " IS NOT NULL"))
                .get(0));
        double leaving = (Double) now[1];
        double margin = NormalQuantiles.P90 * Math.sqrt((Double) now[2]);
        Map<String, Object> before = before(star);
        return new Headline(
                (Long) now[0],
                leaving,
                Math.max(0, leaving - margin),
                leaving + margin,
                (BigDecimal) now[3],
                (LocalDate) before.get(StarScoreHistoryTable.SCORED_ON),
                (Double) before.get(ScoresTable.CHURN_PROBABILITY));
    }

    /** Mean churn probability of active customers, 0 to 1. */
    public double rate() {
        return active == 0 ? 0 : leaving / active;
    }

    private static Map<String, Object> before(Star star) {
        if (!star.has(ServedTables.SCORE_HISTORY)) {
            return Map.of();
        }
        List<Map<String, Object>> rows = star.rows(Query.of(
                "SELECT " + StarScoreHistoryTable.SCORED_ON + ", avg(" + ScoresTable.CHURN_PROBABILITY + ") AS "
                        + ScoresTable.CHURN_PROBABILITY + " FROM " + ServedTables.SCORE_HISTORY + " WHERE "
                        + ScoresTable.IS_ACTIVE + " AND " + StarScoreHistoryTable.SCORED_ON + " < CAST(? AS DATE)"
                        + " GROUP BY 1 ORDER BY 1 DESC LIMIT 1",
                star.publication().asOf().toString()));
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }
}
