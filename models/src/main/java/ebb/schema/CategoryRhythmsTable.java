package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How each customer buys each category that is a habit, and where it stands on an as-of date. */
public final class CategoryRhythmsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String CATEGORY = "category";
    public static final String PURCHASES = "purchase_days_count";
    public static final String USUAL_GAP = "usual_gap_days";
    public static final String SPREAD = "gap_spread_ratio";
    public static final String LAST_BOUGHT_ON = "last_bought_on";
    public static final String LAST_QUANTITY = "last_quantity";
    public static final String DUE_ON = "due_on";
    public static final String DUE_FROM_ON = "due_from_on";
    public static final String DUE_UNTIL_ON = "due_until_on";
    /** The {@link #STATE} of a habit that has ended. */
    public static final String DROPPED = "dropped";

    /** The {@link #STATE} of a habit whose next purchase is overdue. */
    public static final String LATE = "late";

    public static final String STATE = "state";
    public static final String DROPPED_PROBABILITY = "dropped_probability";
    public static final String IS_SHOP_SILENT = "is_shop_silent";
    public static final String SWITCHED_TO = "switched_to";
    public static final String YEAR_AMOUNT = "year_amount";
    public static final String AT_STAKE = "at_stake_amount";

    public static final Table TABLE = new Table(
            "category_rhythm",
            "a category that a customer bought on three days or more, on an as-of date",
            new StructType(new StructField[] {
                Column.customerId(),
                Column.asOf(),
                required(CATEGORY, DataTypes.StringType, "Category, as named by the source"),
                required(
                        PURCHASES,
                        DataTypes.IntegerType,
                        "Days it was bought on, those that were all returned left out"),
                required(
                        USUAL_GAP,
                        DataTypes.DoubleType,
                        "Median days between two purchases of the usual quantity, shrunk towards all customers'"),
                required(SPREAD, DataTypes.DoubleType, "Standard deviation of the logarithm of the next gap"),
                required(LAST_BOUGHT_ON, DataTypes.DateType, "Last purchase that was kept"),
                required(
                        LAST_QUANTITY,
                        DataTypes.createDecimalType(18, 3),
                        "Units bought then, those that went back taken off"),
                required(DUE_ON, DataTypes.DateType, "When the next purchase is due, by rhythm, quantity and season"),
                required(DUE_FROM_ON, DataTypes.DateType, "Beginning of the 80 % interval of the next purchase"),
                required(DUE_UNTIL_ON, DataTypes.DateType, "End of the 80 % interval of the next purchase"),
                required(
                        STATE,
                        DataTypes.StringType,
                        "on time, due, late (due, and likelier to have ended than not, or the whole shop hears nothing of the customer), stocked up or dropped"),
                required(
                        DROPPED_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability that the habit has ended, if the customer keeps coming: that it is not bought within 13 weeks or three usual gaps, by the visits at which it was due and not bought, calibrated by what became of habits since a past date where history allows"),
                required(
                        IS_SHOP_SILENT,
                        DataTypes.BooleanType,
                        "Whether the customer is late in the whole shop, so that a late category is no news of its own"),
                optional(
                        SWITCHED_TO,
                        DataTypes.StringType,
                        "Category that began where this one was dropped, if many customers make this change; null: none known"),
                required(YEAR_AMOUNT, MONEY, "What the habit is worth in a year, in the conf's currency"),
                required(AT_STAKE, MONEY, "That times the probability that the habit has ended")
            }),
            List.of(CUSTOMER_ID, AS_OF, CATEGORY),
            List.of(AS_OF));

    private CategoryRhythmsTable() {}
}
