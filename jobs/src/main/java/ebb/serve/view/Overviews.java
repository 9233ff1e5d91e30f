package ebb.serve.view;

import ebb.schema.BacktestTable;
import ebb.schema.DriftTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.star.StarFlowTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of all customers together, of the model and of the deliveries. */
public final class Overviews {
    /** Files of an input in {@link #deliveries}. */
    public static final String FILES = "files";

    private static final int PERIODS = 12;

    private Overviews() {}

    /** The publication with what its figures are counted in. */
    public static Map<String, Object> publication(ServedStar star) {
        if (!star.has(ServedTables.PUBLICATION)) {
            throw new IllegalStateException("Cannot serve: publication "
                    + star.publication().number() + " has no tables for readers. Run `ebb run`.");
        }
        return star.rows(Query.of("SELECT * FROM " + ServedTables.PUBLICATION)).get(0);
    }

    /** How many customers came, stayed, returned and went in each period, newest first; groups below the least size are hidden. */
    public static List<Map<String, Object>> flow(ServedStar star, int leastSize) {
        if (!star.has(ServedTables.FLOW)) {
            return List.of();
        }
        List<Map<String, Object>> rows = star.rows(Query.of("SELECT " + StarFlowTable.FROM_ON + ", "
                + StarFlowTable.UNTIL_ON + ", " + StarFlowTable.MOVEMENT + ", " + StarFlowTable.CUSTOMERS + ", "
                + StarFlowTable.YEAR_AMOUNT + " FROM " + ServedTables.FLOW + " ORDER BY 2 DESC, 3"));
        Map<Object, List<Map<String, Object>>> periods = new LinkedHashMap<>();
        rows.forEach(row -> periods.computeIfAbsent(row.get(StarFlowTable.UNTIL_ON), end -> new ArrayList<>())
                .add(row));
        return periods.values().stream()
                .limit(PERIODS)
                .flatMap(period -> GroupTotals.shown(period, StarFlowTable.CUSTOMERS, leastSize).stream())
                .toList();
    }

    /** The card of the published model, without the JSON; empty where there is none. */
    public static Map<String, Object> modelCard(ServedStar star) {
        List<Map<String, Object>> cards = rows(
                star,
                ModelCardsTable.TABLE.name(),
                String.join(
                        ", ",
                        ModelCardsTable.MODEL_ID,
                        ModelCardsTable.CONTESTANT,
                        ModelCardsTable.BEATS_RULE,
                        ModelCardsTable.RULE,
                        ModelCardsTable.GRADE,
                        ModelCardsTable.REASONS,
                        ModelCardsTable.HOLDOUT_ON,
                        ModelCardsTable.HORIZON,
                        ModelCardsTable.TRAINING_ROWS,
                        ModelCardsTable.HOLDOUT_ROWS,
                        ModelCardsTable.CHURN_RATE),
                ModelCardsTable.HOLDOUT_ON + " DESC LIMIT 1");
        return cards.isEmpty() ? Map.of() : cards.get(0);
    }

    /** How the published contestant did on the date held out, by metric; bands below the least size are hidden. */
    public static List<Map<String, Object>> backtest(ServedStar star, int leastSize) {
        return allBands(star).stream()
                .filter(row -> !(row.get(BacktestTable.CUSTOMERS) instanceof Long size) || size >= leastSize)
                .toList();
    }

    private static List<Map<String, Object>> allBands(ServedStar star) {
        return rows(
                star,
                BacktestTable.TABLE.name() + " WHERE " + BacktestTable.PUBLISHED,
                String.join(
                        ", ",
                        BacktestTable.HOLDOUT_ON,
                        BacktestTable.CONTESTANT,
                        BacktestTable.KIND,
                        BacktestTable.METRIC,
                        BacktestTable.BAND,
                        BacktestTable.CUSTOMERS,
                        BacktestTable.VALUE,
                        BacktestTable.LOW,
                        BacktestTable.HIGH),
                BacktestTable.HOLDOUT_ON + " DESC, " + BacktestTable.METRIC + ", " + BacktestTable.BAND);
    }

    /** Figures that were watched, findings first. */
    public static List<Map<String, Object>> drift(ServedStar star) {
        return rows(
                star,
                DriftTable.TABLE.name(),
                String.join(
                        ", ",
                        DriftTable.KIND,
                        DriftTable.NAME,
                        DriftTable.SIZE,
                        DriftTable.LIMIT,
                        DriftTable.IS_FINDING,
                        DriftTable.WORDS),
                DriftTable.IS_FINDING + " DESC, " + DriftTable.SIZE + " DESC");
    }

    /** Each input: files, rows and where they went. */
    public static List<Map<String, Object>> deliveries(ServedStar star) {
        return rows(
                star,
                IngestedFilesTable.TABLE.name() + " GROUP BY " + IngestedFilesTable.INPUT,
                IngestedFilesTable.INPUT + ", count(*) AS " + FILES + ", max(" + IngestedFilesTable.INGESTED_AT
                        + ") AS "
                        + IngestedFilesTable.INGESTED_AT
                        + sum(IngestedFilesTable.IN_COUNT)
                        + sum(IngestedFilesTable.ACCEPTED_COUNT)
                        + sum(IngestedFilesTable.DUPLICATE_COUNT)
                        + sum(IngestedFilesTable.ANONYMOUS_COUNT)
                        + sum(IngestedFilesTable.FILTERED_COUNT)
                        + sum(IngestedFilesTable.REJECTED_COUNT),
                "1");
    }

    /** Why rows were rejected, most frequent first; the rows themselves may name persons and are not served. */
    public static List<Map<String, Object>> rejections(ServedStar star) {
        return rows(
                star,
                RejectedRowsTable.TABLE.name() + " GROUP BY " + RejectedRowsTable.INPUT + ", "
                        + RejectedRowsTable.REASON,
                RejectedRowsTable.INPUT + ", " + RejectedRowsTable.REASON + ", count(*) AS "
                        + IngestedFilesTable.REJECTED_COUNT,
                "3 DESC, 1, 2");
    }

    private static String sum(String column) {
        return ", CAST(sum(" + column + ") AS BIGINT) AS " + column;
    }

    private static List<Map<String, Object>> rows(ServedStar star, String from, String columns, String order) {
        String table = from.split(" ", 2)[0];
        return star.has(table)
                ? star.rows(Query.of("SELECT " + columns + " FROM " + from + " ORDER BY " + order))
                : List.of();
    }
}
