package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * From the sales of one period to those of the next: before + lost + spent less + spent more + price and mix + new + returned + refunds = after, to the
 * cent, in every group.
 *
 * <p>Lost is here who bought in the period before and nothing in this one, whatever {@code active-days} says.
 */
public final class SalesBridgeTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String PERIOD = CustomerFlowTable.PERIOD;
    public static final String FROM_ON = CustomerFlowTable.FROM_ON;
    public static final String UNTIL_ON = CustomerFlowTable.UNTIL_ON;
    public static final String DIMENSION = CustomerFlowTable.DIMENSION;
    public static final String GROUP = CustomerFlowTable.GROUP;
    public static final String POSITION = "position_count";
    public static final String COMPONENT = "component";
    public static final String CUSTOMERS = "customer_count";
    public static final String AMOUNT = "amount";
    public static final String DECLINE_SHARE = "decline_share";

    public static final String BEFORE = "before";
    public static final String LOST = "lost";
    public static final String SPENT_LESS = "spent_less";
    public static final String SPENT_MORE = "spent_more";
    public static final String PRICE = "price_and_mix";
    public static final String NEW = "new";
    public static final String RETURNED = "returned";
    public static final String REFUNDS = "refunds";
    public static final String AFTER = "after";

    public static final Table TABLE = new Table(
            "sales_bridge",
            "a component of the change of sales from one period to the next, in a group",
            schema(),
            List.of(AS_OF, PERIOD, UNTIL_ON, DIMENSION, GROUP, COMPONENT),
            List.of(AS_OF));

    private SalesBridgeTable() {}

    private static StructType schema() {
        List<StructField> fields = CustomerFlowTable.groupColumns();
        fields.addAll(
                List.of(
                        required(POSITION, DataTypes.IntegerType, "Place of the component in the bridge, from 0"),
                        required(
                                COMPONENT,
                                DataTypes.StringType,
                                "before (sales of the equally long period before this one), lost (bought then, nothing now), spent_less and spent_more (bought in both, price and mix left out), price_and_mix (of those who bought in both: other paid per unit in the same category), new (first bought now), returned (bought now and earlier, but not then), refunds (change of what was returned), or after (sales of this period)"),
                        required(CUSTOMERS, DataTypes.LongType, "Customers whose purchases are in it"),
                        required(
                                AMOUNT,
                                MONEY,
                                "Sales less returns for before and after, else the change; in the currency, below 0 where sales fall"),
                        optional(
                                DECLINE_SHARE,
                                DataTypes.DoubleType,
                                "Of all that lost customers and those who spent less took away, the part of this component; null: any other, or nothing was taken away")));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
