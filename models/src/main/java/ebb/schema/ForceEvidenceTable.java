package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether each force went with who stayed and who left, on past as-of dates. */
public final class ForceEvidenceTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String FORCE = "force";
    public static final String DIRECTION = "direction";
    public static final String DATES = "judged_date_count";
    public static final String HIGH_COUNT = "high_count";
    public static final String HIGH_STAYED = "high_stayed_share";
    public static final String LOW_COUNT = "low_count";
    public static final String LOW_STAYED = "low_stayed_share";
    public static final String DIFFERENCE = "difference";
    public static final String DIFFERENCE_LOW = "difference_low";
    public static final String DIFFERENCE_HIGH = "difference_high";
    public static final String FINDING = "finding";
    public static final String IS_IN_ADVICE = "is_in_advice";
    public static final String WORDS = "words";

    /** Values of {@link #DIRECTION}. */
    public static final String HOLDS = "holds";

    public static final String PUSHES = "pushes";

    /** Values of {@link #FINDING}. */
    public static final String BORNE_OUT = "borne out";

    public static final String NOT_BORNE_OUT = "not borne out";
    public static final String NOT_JUDGED = "not judged";

    public static final Table TABLE = new Table(
            "force_evidence",
            "a force that retains customers or drives them away, held against who stayed",
            new StructType(new StructField[] {
                Column.asOf(),
                required(FORCE, DataTypes.StringType, "Force, as its columns in accounts begin"),
                required(
                        DIRECTION,
                        DataTypes.StringType,
                        "holds: who has a high score should stay more often; pushes: less often"),
                required(
                        DATES,
                        DataTypes.LongType,
                        "Past as-of dates on which somebody had the score and after which the horizon has passed"),
                required(
                        HIGH_COUNT,
                        DataTypes.LongType,
                        "Active customers with a score of 50 or more on one of them; counted once however many dates"),
                share(HIGH_STAYED, "Share of those with 50 or more who bought again within the horizon"),
                required(LOW_COUNT, DataTypes.LongType, "The same with a score below 50"),
                share(LOW_STAYED, "The same of those below 50, with the same mix of activity"),
                share(DIFFERENCE, "The first share less the second, -1 to 1"),
                share(DIFFERENCE_LOW, "Lower end of its 95 % interval, over customers"),
                share(DIFFERENCE_HIGH, "Upper end of its 95 % interval, over customers"),
                required(
                        FINDING,
                        DataTypes.StringType,
                        "borne out: the whole interval is on the side that the direction says; not borne out: it is not; not judged: fewer than life-events.min-cohort customers on either side"),
                required(
                        IS_IN_ADVICE,
                        DataTypes.BooleanType,
                        "Whether stance and lever in accounts look at it: not where it is not borne out; sunk and termination only where borne out; surplus never"),
                required(WORDS, DataTypes.StringType, "The finding in a sentence")
            }),
            List.of(AS_OF, FORCE),
            List.of(AS_OF));

    private ForceEvidenceTable() {}

    private static StructField share(String name, String meaning) {
        return optional(name, DataTypes.DoubleType, meaning + "; null: not judged");
    }
}
