package ebb.schema;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/** Columns with their comments, and the names and types that several tables share. */
public final class Column {
    public static final String CUSTOMER_ID = "customer_id";
    public static final String AS_OF = "as_of";

    /** Money in the tables: two decimals of the conf's currency. */
    public static final DecimalType MONEY = DataTypes.createDecimalType(18, 2);

    private Column() {}

    public static StructField required(String name, DataType type, String comment) {
        return new StructField(name, type, false, Metadata.empty()).withComment(comment);
    }

    public static StructField optional(String name, DataType type, String comment) {
        return new StructField(name, type, true, Metadata.empty()).withComment(comment);
    }

    public static StructField customerId() {
        return required(CUSTOMER_ID, DataTypes.StringType, "Customer, as named by the source");
    }

    public static StructField asOf() {
        return required(AS_OF, DataTypes.DateType, "Last day known to the row, inclusive, in the business's time zone");
    }
}
