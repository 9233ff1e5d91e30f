package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Accepted purchase lines: what was bought, returned and paid, one row an input row. */
public final class PurchasesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String ORDERED_AT = "ordered_at";
    public static final String ORDERED_ON = "ordered_on";
    public static final String AMOUNT = "amount";
    public static final String ORDER_ID = "order_id";
    public static final String PRODUCT_ID = "product_id";
    public static final String CATEGORY = "category";
    public static final String QUANTITY = "quantity";
    public static final String UNIT_PRICE = "unit_price";
    public static final String DISCOUNT = "discount";
    public static final String CHANNEL = "channel";
    public static final String REGION = "region";
    public static final String COST = "cost";
    public static final String CURRENCY = "currency";

    public static final Table TABLE = new Table(
            "purchases",
            "an accepted purchase or return line",
            new StructType(new StructField[] {
                Column.customerId(),
                required(ORDERED_AT, DataTypes.TimestampType, "Moment of the order (UTC)"),
                required(ORDERED_ON, DataTypes.DateType, "Day of the order in the business's time zone"),
                required(AMOUNT, MONEY, "Paid for the line, in the conf's currency; negative for a return"),
                optional(ORDER_ID, DataTypes.StringType, "Order or invoice the line belongs to; null: not given"),
                optional(PRODUCT_ID, DataTypes.StringType, "Product; null: not given"),
                optional(CATEGORY, DataTypes.StringType, "Product category; null: not given"),
                optional(
                        QUANTITY,
                        DataTypes.createDecimalType(18, 3),
                        "Units bought; negative for a return; null: not given"),
                optional(UNIT_PRICE, DataTypes.createDecimalType(18, 4), "Price of one unit, in the conf's currency"),
                optional(DISCOUNT, MONEY, "Discount granted on the line, in the conf's currency, as a positive number"),
                optional(CHANNEL, DataTypes.StringType, "Where it was ordered: shop, web, phone, ..."),
                optional(REGION, DataTypes.StringType, "Where it was sold or shipped to"),
                optional(
                        COST,
                        MONEY,
                        "What the line cost the business, in the conf's currency; negative for a return; null: not given"),
                optional(
                        CURRENCY,
                        DataTypes.StringType,
                        "Currency of the amount as the source names it; one in the whole table; null: not given"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private PurchasesTable() {}
}
