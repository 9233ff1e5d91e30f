package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What became of habits in each state, looked at from a past date by what was known then. */
public final class HabitStatesTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String STATE = CategoryRhythmsTable.STATE;
    public static final String JUDGED_ON = "judged_on";
    public static final String HABITS = "habit_count";
    public static final String ENDED_PROBABILITY = "dropped_probability";
    public static final String BOUGHT_AGAIN = "bought_again_share";

    public static final Table TABLE = new Table(
            "category_rhythm_states",
            "a state of habits on a past date",
            new StructType(new StructField[] {
                Column.asOf(),
                required(STATE, DataTypes.StringType, "on time, due, late, stocked up or dropped, as of judged_on"),
                required(JUDGED_ON, DataTypes.DateType, "Past date that the habits are looked at from"),
                required(
                        HABITS,
                        DataTypes.LongType,
                        "Habits in the state, of a sample of customers who came again within the window"),
                required(
                        ENDED_PROBABILITY,
                        DataTypes.DoubleType,
                        "Mean probability that they had ended, calibrated on other customers where at least 30 of their habits had ended and 30 had not, else as the visits give it"),
                required(
                        BOUGHT_AGAIN,
                        DataTypes.DoubleType,
                        "Share bought again within 13 weeks or three usual gaps, whichever is longer")
            }),
            List.of(AS_OF, STATE),
            List.of(AS_OF));

    private HabitStatesTable() {}
}
