package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What happened in the lives of the generated shop's customers, with its dates; only evaluation reads it. */
public final class ShopEventsTruthTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String KIND = "kind";
    public static final String BEGAN_ON = "began_on";
    public static final String HAPPENED_ON = "happened_on";
    public static final String UNTIL_ON = "until_on";
    public static final String CATEGORY = "category";

    public static final Table TABLE = new Table(
            "shop_events_truth",
            "an event planted in the life of a customer of the generated shop",
            new StructType(new StructField[] {
                Column.customerId(),
                required(
                        KIND,
                        DataTypes.StringType,
                        "Life events birth, move, new_pet; look-alikes category_stop, stock_up, brand_switch, pause;"
                                + " won_back by a campaign; unhappy after a failure"),
                required(BEGAN_ON, DataTypes.DateType, "First day it can show in what is bought"),
                required(HAPPENED_ON, DataTypes.DateType, "Day of the event itself; may be after the shop's last day"),
                required(UNTIL_ON, DataTypes.DateType, "Last day of its effect; the event's day where it has no end"),
                optional(CATEGORY, DataTypes.StringType, "Category whose habit it touches; null: none in particular")
            }),
            List.of(CUSTOMER_ID, KIND, BEGAN_ON),
            List.of());

    private ShopEventsTruthTable() {}
}
