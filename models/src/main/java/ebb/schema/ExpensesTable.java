package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What was spent on customers: sales work, gifts, samples, travel. */
public final class ExpensesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String SPENT_ON = "spent_on";
    public static final String AMOUNT = "amount";
    public static final String KIND = "kind";
    public static final String BUDGET = "budget";

    public static final Table TABLE = new Table(
            "expenses",
            "an expense",
            new StructType(new StructField[] {
                Column.customerId(),
                required(SPENT_ON, DataTypes.DateType, "Day of the expense in the business's time zone"),
                required(AMOUNT, MONEY, "Spent on the customer, in the conf's currency"),
                optional(KIND, DataTypes.StringType, "What it was spent on; null: not given"),
                optional(BUDGET, MONEY, "Set aside for it, in the conf's currency; null: no budget"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private ExpensesTable() {}
}
