package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Customers who were drawn to be asked how satisfied they are, with what each stands for. */
public final class SurveySampleTable {
    public static final String SAMPLE_ID = "sample_id";
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String DRAWN_ON = "drawn_on";
    public static final String SEGMENTS_AS_OF = "segments_as_of";
    public static final String LIFECYCLE = SegmentsTable.LIFECYCLE;
    public static final String VALUE_BAND = SegmentsTable.VALUE_BAND;
    public static final String CHANNEL = "channel";
    public static final String STRATUM_SIZE = "stratum_count";
    public static final String STRATUM_SAMPLE = "drawn_count";
    public static final String WEIGHT = "design_weight";

    public static final Table TABLE = new Table(
            "survey_sample",
            "a customer of a sample",
            new StructType(new StructField[] {
                required(
                        SAMPLE_ID,
                        DataTypes.StringType,
                        "Name of the sample: its day, and the beginning of a hash of what it was drawn from"),
                Column.customerId(),
                required(DRAWN_ON, DataTypes.DateType, "Day of the draw, in the business's time zone"),
                required(SEGMENTS_AS_OF, DataTypes.DateType, "As-of date of the segments that made the strata"),
                required(LIFECYCLE, DataTypes.StringType, "Lifecycle of the customer then, as in segments"),
                optional(VALUE_BAND, DataTypes.StringType, "Value band then; null: not active or value not known"),
                required(CHANNEL, DataTypes.StringType, "How the customer is asked: visit, phone, letter or email"),
                required(
                        STRATUM_SIZE,
                        DataTypes.LongType,
                        "Customers of this lifecycle and value band whom marketing might reach by the channel and who were not asked of late"),
                required(STRATUM_SAMPLE, DataTypes.LongType, "How many of them were drawn"),
                required(
                        WEIGHT, DataTypes.DoubleType, "Customers that this one stands for: stratum_count / drawn_count")
            }),
            List.of(SAMPLE_ID, CUSTOMER_ID),
            List.of());

    private SurveySampleTable() {}
}
