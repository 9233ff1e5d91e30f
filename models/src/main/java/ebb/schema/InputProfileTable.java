package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What each delivery of an input held, column by column: the data report. */
public final class InputProfileTable {
    public static final String INPUT = "input";
    public static final String DELIVERY = "delivery";
    public static final String COLUMN_NAME = "column_name";
    public static final String NULL_COUNT = "null_count";
    public static final String DISTINCT_COUNT = "distinct_count";
    public static final String LOWEST = "lowest";
    public static final String HIGHEST = "highest";
    public static final String FAULT_COUNT = "fault_count";
    public static final String ACCEPTED_COUNT = "accepted_count";
    public static final String REJECTED_COUNT = "rejected_count";
    public static final String CUSTOMER_COUNT = "customer_count";
    public static final String DAY_COUNT = "day_count";
    public static final String FIRST_ON = "first_on";
    public static final String LAST_ON = "last_on";
    public static final String TOTAL_AMOUNT = "total_amount";
    public static final String REJECTED_AMOUNT = "rejected_amount";
    public static final String MATCHED_SHARE = "matched_share";
    public static final String INGESTED_AT = "ingested_at";

    public static final Table TABLE = new Table(
            "input_profile",
            "a column of a delivery; what concerns the delivery as a whole is the same in all its rows",
            new StructType(new StructField[] {
                required(INPUT, DataTypes.StringType, "Input that was delivered: purchases, customers, ..."),
                required(
                        DELIVERY,
                        DataTypes.LongType,
                        "Number of the delivery, as in ingested_files; of files read again, the newest of theirs"),
                required(COLUMN_NAME, DataTypes.StringType, "Column of the input's table that the source gives"),
                required(NULL_COUNT, DataTypes.LongType, "Accepted rows without a value"),
                required(
                        DISTINCT_COUNT,
                        DataTypes.LongType,
                        "Different values in the accepted rows; an estimate from a sample where there are more than 50,000 rows"),
                optional(
                        LOWEST,
                        DataTypes.StringType,
                        "Lowest value of a number or date; null: none, or a text, which may name a person"),
                optional(HIGHEST, DataTypes.StringType, "Highest value of a number or date; null: as for the lowest"),
                required(FAULT_COUNT, DataTypes.LongType, "Rows rejected because of this column"),
                required(ACCEPTED_COUNT, DataTypes.LongType, "Accepted rows of the delivery"),
                required(REJECTED_COUNT, DataTypes.LongType, "Rejected rows of the delivery"),
                optional(
                        CUSTOMER_COUNT,
                        DataTypes.LongType,
                        "Customers in the accepted rows, estimated as distinct_count is; null: the input names none"),
                optional(DAY_COUNT, DataTypes.LongType, "Days with accepted rows; null: the input has no date"),
                optional(FIRST_ON, DataTypes.DateType, "First of these days; null: none"),
                optional(LAST_ON, DataTypes.DateType, "Last of these days; null: none"),
                optional(
                        TOTAL_AMOUNT,
                        MONEY,
                        "Sum of the amounts in the accepted rows, in the conf's currency; null: the input has none"),
                optional(
                        REJECTED_AMOUNT,
                        MONEY,
                        "What the amounts of the rejected rows are probably worth, without their signs; null: no row is rejected, or it cannot be told"),
                optional(
                        MATCHED_SHARE,
                        DataTypes.DoubleType,
                        "Share (0 to 1) of customers that the input and the purchases have in common, of whichever has fewer; null: not counted"),
                required(INGESTED_AT, DataTypes.TimestampType, "Moment of the ingest (UTC)")
            }),
            List.of(INPUT, DELIVERY, COLUMN_NAME),
            List.of());

    private InputProfileTable() {}
}
