package ebb.serve.web;

import ebb.report.Headline.Loss;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How many active customers are expected to leave, and what is at stake.
 *
 * @param active customers
 * @param loss how many of them are expected to leave within the horizon
 * @param atRisk money
 * @param beforeOn date of the scores before; null: none
 * @param beforeRate mean churn probability then; null: none
 */
public record LossHeadline(long active, Loss loss, BigDecimal atRisk, LocalDate beforeOn, Double beforeRate) {
    private static final String SUMS = "count(*), coalesce(sum(" + ScoresTable.CHURN_PROBABILITY
            + "), 0), coalesce(sum(" + ScoresTable.CHURN_PROBABILITY + " * (1 - " + ScoresTable.CHURN_PROBABILITY
            + ")), 0), sum(" + SegmentsTable.MONEY_AT_RISK + ")";

    /** Of a group too small to speak of. */
    static LossHeadline none() {
        return new LossHeadline(0, Loss.of(0, 0, 0), null, null, null);
    }

    static LossHeadline of(ServedStar star) {
        Object[] now = star.held("headline", () -> star.cells(Query.of("SELECT " + SUMS + " FROM " + ServedTables.PEOPLE
                        + " WHERE " + ScoresTable.IS_ACTIVE + " AND " + ScoresTable.CHURN_PROBABILITY + " IS NOT NULL"))
                .get(0));
        Map<String, Object> before = before(star);
        return new LossHeadline(
                (Long) now[0],
                Loss.of((Long) now[0], (Double) now[1], (Double) now[2]),
                (BigDecimal) now[3],
                (LocalDate) before.get(StarScoreHistoryTable.SCORED_ON),
                (Double) before.get(ScoresTable.CHURN_PROBABILITY));
    }

    /** Mean churn probability of active customers, 0 to 1. */
    public double rate() {
        return active == 0 ? 0 : loss.expected() / active;
    }

    private static Map<String, Object> before(ServedStar star) {
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
