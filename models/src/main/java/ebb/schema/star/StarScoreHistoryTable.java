package ebb.schema.star;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.schema.Column;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Fact: scores over time, one a customer and month: that of the month's last as-of date, and the newest. */
public final class StarScoreHistoryTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String SCORED_ON = "scored_on";

    public static final Table TABLE = new Table(
            StarColumns.PREFIX + "score_history",
            "a customer on a past or the published as-of date, the last of its month",
            StarColumns.schema(own()),
            List.of(CUSTOMER_ID, SCORED_ON),
            List.of(SCORED_ON));

    private StarScoreHistoryTable() {}

    private static List<StructField> own() {
        List<StructField> own = new ArrayList<>(List.of(
                Column.customerId(),
                required(SCORED_ON, DataTypes.DateType, "As-of date of the score: last day known to it, inclusive")));
        own.addAll(StarColumns.of(
                ScoresTable.TABLE,
                ScoresTable.IS_ACTIVE,
                ScoresTable.CHURN_PROBABILITY,
                ScoresTable.RISK_BAND,
                ScoresTable.EXPECTED_VALUE,
                ScoresTable.IS_HINDSIGHT));
        own.add(optional(
                SegmentsTable.LIFECYCLE,
                DataTypes.StringType,
                "new, active, cooling, at risk, lapsed or returned; null: segments not made on that date"));
        own.addAll(StarColumns.of(SegmentsTable.TABLE, SegmentsTable.VALUE_BAND, SegmentsTable.MONEY_AT_RISK));
        return own;
    }
}
