package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The ledger: one row a customer, all purchases and returns summed by day and category and laid out as parallel arrays.
 *
 * <p>Because a row is a sum, a day's change is stored as a small fragment beside the ledger and added when read, until it is folded in.
 *
 * <p>An <em>entry</em> is one day and category; entry {@code i} is element {@code i} of every {@code entry_} array. Entries are in order of day,
 * then of category name. All sums are whole numbers, so adding and taking away rows is exact.
 */
public final class Ledger {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String FRAGMENT = "fragment";
    public static final String CATEGORIES = "categories";
    public static final String ENTRY_DAYS = "entry_days";
    public static final String ENTRY_CATEGORIES = "entry_categories";
    public static final String ENTRY_AMOUNTS = "entry_amounts";
    public static final String ENTRY_RETURNED_AMOUNTS = "entry_returned_amounts";
    public static final String ENTRY_QUANTITIES = "entry_quantities";
    public static final String ENTRY_LINES = "entry_lines";
    public static final String ENTRY_RETURN_LINES = "entry_return_lines";

    public static final Table TABLE = new Table(
            "ledger",
            "a customer, or a later change of one",
            new StructType(new StructField[] {
                Column.customerId(),
                required(
                        FRAGMENT,
                        DataTypes.IntegerType,
                        "0: the ledger as last folded; above: a later change, whose sums are to be added to it"),
                required(
                        CATEGORIES,
                        array(DataTypes.StringType),
                        "Categories the customer bought or returned, sorted; an empty name: not given"),
                required(ENTRY_DAYS, array(DataTypes.IntegerType), "Day of each entry, as days since 1970-01-01"),
                required(
                        ENTRY_CATEGORIES,
                        array(DataTypes.IntegerType),
                        "Category of each entry, as a place in categories counted from 0"),
                required(
                        ENTRY_AMOUNTS,
                        array(DataTypes.LongType),
                        "Bought, in hundredths of the currency; returns not taken off"),
                required(
                        ENTRY_RETURNED_AMOUNTS,
                        array(DataTypes.LongType),
                        "Returned, in hundredths of the currency, as a positive number"),
                required(
                        ENTRY_QUANTITIES,
                        array(DataTypes.LongType),
                        "Units bought less units returned, in thousandths; a line without quantity counts as one"),
                required(ENTRY_LINES, array(DataTypes.IntegerType), "Purchase lines"),
                required(ENTRY_RETURN_LINES, array(DataTypes.IntegerType), "Return lines")
            }),
            List.of(CUSTOMER_ID, FRAGMENT),
            List.of(FRAGMENT));

    private Ledger() {}

    private static DataType array(DataType element) {
        return new ArrayType(element, false);
    }
}
