package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How many lapsed customers came back after a contact, and how many of those who were held back from one. */
public final class WinBackRatesTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String GROUPED_BY = "grouped_by";
    public static final String GROUP = "group_value";
    public static final String CONTACTED = "contacted_count";
    public static final String CONTACTED_SHARE = "contacted_return_share";
    public static final String CONTACTED_LOW = "contacted_return_share_low";
    public static final String CONTACTED_HIGH = "contacted_return_share_high";
    public static final String HELD_BACK = "held_back_count";
    public static final String HELD_BACK_SHARE = "held_back_return_share";
    public static final String HELD_BACK_LOW = "held_back_return_share_low";
    public static final String HELD_BACK_HIGH = "held_back_return_share_high";
    public static final String DIFFERENCE = "difference_share";
    public static final String DIFFERENCE_LOW = "difference_share_low";
    public static final String DIFFERENCE_HIGH = "difference_share_high";

    /** What attempts are grouped by. */
    public static final String ALL = "all";

    public static final String CAUSE = "cause";
    public static final String CHANNEL = "channel";
    public static final String OFFER = "offer";

    public static final Table TABLE = new Table(
            "win_back_rates",
            "a group of attempts to win lapsed customers back, by an as-of date",
            new StructType(Stream.concat(
                            Stream.of(
                                    Column.asOf(),
                                    required(
                                            GROUPED_BY,
                                            DataTypes.StringType,
                                            "What the attempts are grouped by: all, cause, channel, offer"),
                                    required(
                                            GROUP,
                                            DataTypes.StringType,
                                            "The probable cause when the attempt was made, the channel or the offer; not given where the contacts input does not say"),
                                    required(
                                            CONTACTED,
                                            DataTypes.LongType,
                                            "Lapsed customers contacted a horizon or more before the as-of date"),
                                    required(
                                            HELD_BACK,
                                            DataTypes.LongType,
                                            "Lapsed customers held back from the same contacts")),
                            Stream.of(
                                    share(CONTACTED_SHARE, "Share of the contacted who bought within the horizon"),
                                    share(CONTACTED_LOW, "Lower end of its 95 % interval (Wilson)"),
                                    share(CONTACTED_HIGH, "Upper end of it"),
                                    share(HELD_BACK_SHARE, "Share of those held back who bought within the horizon"),
                                    share(HELD_BACK_LOW, "Lower end of its 95 % interval (Wilson)"),
                                    share(HELD_BACK_HIGH, "Upper end of it"),
                                    share(DIFFERENCE, "Contacted less held back: what the contacts brought"),
                                    share(DIFFERENCE_LOW, "Lower end of its 95 % interval (Newcombe)"),
                                    share(DIFFERENCE_HIGH, "Upper end of it")))
                    .toArray(StructField[]::new)),
            List.of(AS_OF, GROUPED_BY, GROUP),
            List.of(AS_OF));

    private WinBackRatesTable() {}

    private static StructField share(String name, String comment) {
        return optional(name, DataTypes.DoubleType, comment + ", 0 to 1; null: there was nobody");
    }
}
