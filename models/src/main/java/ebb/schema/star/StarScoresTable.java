package ebb.schema.star;

import static ebb.schema.Column.optional;

import ebb.schema.AccountsTable;
import ebb.schema.Column;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Fact: the published score of every customer, with what it is made of and what is at stake. */
public final class StarScoresTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String SILENCE = "silence_days";
    public static final String PURCHASE_DAYS = "purchase_days_count";

    /** Groups are in the dimension. */
    private static final Set<String> IN_THE_DIMENSION = Set.of(ScoresTable.IS_ACTIVE, ScoresTable.RISK_BAND);

    public static final Table TABLE = StarColumns.table("scores", "a scored customer", List.of(CUSTOMER_ID), own());

    private StarScoresTable() {}

    private static List<StructField> own() {
        List<StructField> own = new ArrayList<>(StarColumns.allBut(ScoresTable.TABLE, IN_THE_DIMENSION));
        own.addAll(StarColumns.of(SegmentsTable.TABLE, SegmentsTable.MONEY_AT_RISK));
        own.add(optional(SILENCE, DataTypes.IntegerType, "Days since the last purchase day; null: no features made"));
        own.add(optional(PURCHASE_DAYS, DataTypes.IntegerType, "Purchase days so far; null: no features made"));
        own.add(
                optional(
                        AccountsTable.YEAR_AMOUNT,
                        Column.MONEY,
                        "Bought in the last 365 days, returns not taken off, in the conf's currency; null: accounts not classed"));
        return own;
    }
}
