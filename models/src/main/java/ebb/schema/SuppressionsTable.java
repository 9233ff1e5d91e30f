package ebb.schema;

import static ebb.schema.Column.optional;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Customers and addresses that marketing must leave alone, whatever the master data say. */
public final class SuppressionsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String EMAIL = "email";
    public static final String REASON = "reason";
    public static final String UNTIL = "until";

    public static final Table TABLE = new Table(
            "suppressions",
            "an entry of the suppression list",
            new StructType(new StructField[] {
                optional(
                        CUSTOMER_ID,
                        DataTypes.StringType,
                        "Customer who is not to be contacted; null: named by the e-mail address"),
                optional(
                        EMAIL,
                        DataTypes.StringType,
                        "Address that is not to be written to, of whichever customer has it; null: named by the id"),
                optional(REASON, DataTypes.StringType, "Why; null: not given"),
                optional(UNTIL, DataTypes.DateType, "Last day on which the entry holds; null: for good"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private SuppressionsTable() {}
}
