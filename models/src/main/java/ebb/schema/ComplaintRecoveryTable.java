package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How many customers bought again after a complaint, by how it was dealt with, against those who did not complain. */
public final class ComplaintRecoveryTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String DIMENSION = "dimension";
    public static final String GROUP = "group_name";
    public static final String HANDLING = "handling";
    public static final String CUSTOMERS = "customer_count";
    public static final String RETAINED_SHARE = "retained_share";
    public static final String ADJUSTED_SHARE = "adjusted_share";
    public static final String ADJUSTED_LOW = "adjusted_low";
    public static final String ADJUSTED_HIGH = "adjusted_high";
    public static final String DIFFERENCE = "difference_to_quick";
    public static final String DIFFERENCE_LOW = "difference_low";
    public static final String DIFFERENCE_HIGH = "difference_high";
    public static final String QUICK_DAYS = "quick_days";
    public static final String QUOTED_SHARE = "quoted_share";

    /** Dimensions, and the group that all are in. */
    public static final String ALL = "all";

    public static final String CAUSE = "cause";
    public static final String CATEGORY = "category";
    public static final String REGION = "region";
    public static final String OWNER = "owner";

    /** Ways a complaint was dealt with, in the order of the tables' readers. */
    public static final String QUICK = "solved quickly";

    public static final String SLOW = "solved slowly";
    public static final String REFUSED = "refused";
    public static final String NO_COMPLAINT = "no complaint";

    public static final Table TABLE = new Table(
            "complaint_recovery",
            "a way of dealing with complaints, in a group of customers",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        DIMENSION,
                        DataTypes.StringType,
                        "What the groups are: all, cause, category of the purchase complained of, region or owner"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Group; those with fewer than life-events.min-cohort customers are left out"),
                required(
                        HANDLING,
                        DataTypes.StringType,
                        "solved quickly (closed within quick_days), solved slowly (later, or still open after 30 days), refused (by its outcome), or no complaint"),
                required(CUSTOMERS, DataTypes.LongType, "Customers; of each the first complaint counts"),
                required(
                        RETAINED_SHARE,
                        DataTypes.DoubleType,
                        "Part of them who bought in the horizon that begins 30 days after the complaint"),
                optional(
                        ADJUSTED_SHARE,
                        DataTypes.DoubleType,
                        "The same if they had been as active before as all complainants of the group (direct standardisation by purchase days of a year and silence); null: nobody comparable"),
                optional(ADJUSTED_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval; null likewise"),
                optional(ADJUSTED_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                optional(
                        DIFFERENCE,
                        DataTypes.DoubleType,
                        "Adjusted share less that of complaints solved quickly, over customers alike in both; null: that itself, nobody comparable, or too few solved quickly to be shown"),
                optional(DIFFERENCE_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval; null likewise"),
                optional(DIFFERENCE_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                required(
                        QUICK_DAYS,
                        DataTypes.IntegerType,
                        "Days within which counts as quickly: where retention differs most in one half of the customers; the other half is in the row. The median where they are too few for that"),
                optional(
                        QUOTED_SHARE,
                        DataTypes.DoubleType,
                        "What is often quoted (TARP): 0.95 of those whose complaint was solved quickly and 0.7 of those whose was solved at all buy again; null: nothing")
            }),
            List.of(AS_OF, DIMENSION, GROUP, HANDLING),
            List.of(AS_OF));

    private ComplaintRecoveryTable() {}
}
