package ebb.schema.star;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.required;

import ebb.schema.ChurnMovementTable;
import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Fact: how many customers came, stayed, returned and went in each period; periods follow one another. */
public final class StarFlowTable {
    public static final String FROM_ON = ChurnMovementTable.FROM_ON;
    public static final String UNTIL_ON = ChurnMovementTable.UNTIL_ON;
    public static final String MOVEMENT = "movement";
    public static final String CUSTOMERS = ChurnMovementTable.CUSTOMERS;
    public static final String YEAR_AMOUNT = ChurnMovementTable.YEAR_AMOUNT;

    public static final Table TABLE = StarColumns.table(
            "flow",
            "the customers who moved in one way in a period",
            List.of(FROM_ON, UNTIL_ON, MOVEMENT),
            List.of(
                    required(FROM_ON, DataTypes.DateType, "As-of date at the start of the period"),
                    required(UNTIL_ON, DataTypes.DateType, "As-of date at its end, a horizon later"),
                    required(
                            MOVEMENT,
                            DataTypes.StringType,
                            "gained: bought for the first time; stayed: active then and now; returned: had been lost; lost: silent for longer than active-days since"),
                    required(CUSTOMERS, DataTypes.LongType, "Customers"),
                    required(
                            YEAR_AMOUNT,
                            MONEY,
                            "Bought by them in the 365 days before the start, or before the end by those gained, in the conf's currency")));

    private StarFlowTable() {}
}
