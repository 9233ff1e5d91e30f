package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Days that are coming on which to get in touch; only of customers who agreed to be contacted and did not opt out. */
public final class OccasionsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String KIND = "kind";
    public static final String ON = "occasion_on";
    public static final String IN_DAYS = "in_days";
    public static final String WORDS = "words";
    public static final String IS_ACTIVE = "is_active";
    public static final String OWNER = "owner";

    public static final String BIRTHDAY = "birthday";
    public static final String ANNIVERSARY = "anniversary";
    public static final String SEASON = "season";
    public static final String PUBLIC_HOLIDAY = "public holiday";
    public static final String PAYDAY = "payday";

    public static final Table TABLE = new Table(
            "occasions",
            "a coming occasion of a customer",
            new StructType(new StructField[] {
                Column.customerId(),
                Column.asOf(),
                required(
                        KIND,
                        DataTypes.StringType,
                        "birthday; anniversary of the first purchase; season: days on which the customer ordered every year and seldom else; public holiday before which the customer bought every time; payday of one who buys about it"),
                required(ON, DataTypes.DateType, "Day of the occasion"),
                required(IN_DAYS, DataTypes.IntegerType, "Days from the as-of date to it"),
                required(WORDS, DataTypes.StringType, "What to know about it"),
                required(IS_ACTIVE, DataTypes.BooleanType, "Whether the customer bought within active-days"),
                optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named")
            }),
            List.of(CUSTOMER_ID, AS_OF, KIND),
            List.of(AS_OF));

    private OccasionsTable() {}
}
