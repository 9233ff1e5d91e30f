package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How customers of one region, territory, owner or credit grade differ in buying and in dropping out, by the chosen buy-till-you-die model. */
public final class LifetimeEffectsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String COVARIATE = "covariate";
    public static final String LEVEL = "level";
    public static final String FAMILY = "family";
    public static final String IS_REFERENCE = "is_reference";
    public static final String CUSTOMERS = "customer_count";
    public static final String PURCHASE = "purchase_rate_ratio";
    public static final String PURCHASE_LOW = "purchase_rate_ratio_low";
    public static final String PURCHASE_HIGH = "purchase_rate_ratio_high";
    public static final String DROPOUT = "dropout_ratio";
    public static final String DROPOUT_LOW = "dropout_ratio_low";
    public static final String DROPOUT_HIGH = "dropout_ratio_high";
    public static final String P_VALUE = "p_value";

    /** The values of {@link #LEVEL} that are no value of the column. */
    public static final String UNKNOWN = "unknown";

    public static final String OTHER = "other";

    public static final Table TABLE = new Table(
            "lifetime_effects",
            "a level of a covariate under the chosen buy-till-you-die model",
            new StructType(new StructField[] {
                Column.asOf(),
                required(COVARIATE, DataTypes.StringType, "Column of customers, one of lifetime.covariates"),
                required(
                        LEVEL,
                        DataTypes.StringType,
                        "Value of the column; unknown: not given; other: all values with too few customers of their own"),
                required(FAMILY, DataTypes.StringType, "Model the effects belong to: the chosen one"),
                required(
                        IS_REFERENCE,
                        DataTypes.BooleanType,
                        "Whether the other levels are compared with this one: the level with most customers"),
                required(CUSTOMERS, DataTypes.LongType, "Customers of this level"),
                required(
                        PURCHASE,
                        DataTypes.DoubleType,
                        "Purchase rate while active over that of the reference level, the other covariates equal; 1: the same"),
                optional(
                        PURCHASE_LOW,
                        DataTypes.DoubleType,
                        "Lower end of its 95 % interval; null: the reference, or the data cannot tell"),
                optional(
                        PURCHASE_HIGH,
                        DataTypes.DoubleType,
                        "Upper end of its 95 % interval; null: as for the lower end"),
                optional(
                        DROPOUT,
                        DataTypes.DoubleType,
                        "Rate of dropping out (in the beta-geometric models the odds of it after a purchase) over that of the reference level; null: the model has no dropout"),
                optional(
                        DROPOUT_LOW,
                        DataTypes.DoubleType,
                        "Lower end of its 95 % interval; null: the reference, or the data cannot tell"),
                optional(
                        DROPOUT_HIGH,
                        DataTypes.DoubleType,
                        "Upper end of its 95 % interval; null: as for the lower end"),
                required(
                        P_VALUE,
                        DataTypes.DoubleType,
                        "Likelihood-ratio test of all effects of all covariates against none: chance of so large a gain where there is none")
            }),
            List.of(AS_OF, COVARIATE, LEVEL),
            List.of(AS_OF));

    private LifetimeEffectsTable() {}
}
