package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Who moved where between any two of the as-of dates, a horizon apart each, by standing and by account class.
 *
 * <p>Of the rows of one period and kind: gained are those from {@code none}, lost those to {@code lost}, returned those from {@code lost} to another.
 * The churn rate of a group is its lost over all its customers at the period's start.
 */
public final class ChurnMovementTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String KIND = "kind";
    public static final String FROM_ON = "from_on";
    public static final String UNTIL_ON = "until_on";
    public static final String FROM = "moved_from";
    public static final String TO = "moved_to";
    public static final String CUSTOMERS = "customer_count";
    public static final String YEAR_AMOUNT = "year_amount";

    public static final String STANDING = "standing";
    public static final String ACCOUNT_CLASS = "account_class";

    public static final Table TABLE = new Table(
            "churn_movement",
            "the customers who moved from one group to another in a period",
            new StructType(new StructField[] {
                Column.asOf(),
                required(KIND, DataTypes.StringType, "What is moved between: standing or account_class"),
                required(FROM_ON, DataTypes.DateType, "As-of date at the start of the period"),
                required(UNTIL_ON, DataTypes.DateType, "As-of date at its end"),
                required(
                        FROM,
                        DataTypes.StringType,
                        "Group at the start: none (had not bought yet), core, promising, ordinary, leaving, lost; or the class"),
                required(TO, DataTypes.StringType, "Group at the end"),
                required(CUSTOMERS, DataTypes.LongType, "Customers"),
                required(
                        YEAR_AMOUNT,
                        MONEY,
                        "Bought by them in the 365 days before the start, or before the end by those who are new, in the currency")
            }),
            List.of(AS_OF, KIND, FROM_ON, UNTIL_ON, FROM, TO),
            List.of(AS_OF));

    private ChurnMovementTable() {}
}
