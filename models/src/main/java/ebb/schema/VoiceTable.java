package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How many purchases disappoint, how many of the disappointed say so, and how many do not come back. */
public final class VoiceTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MEASURE = "measure";
    public static final String OF = "of_count";
    public static final String CUSTOMERS = "customer_count";
    public static final String SHARE = "share";
    public static final String SHARE_LOW = "share_low";
    public static final String SHARE_HIGH = "share_high";
    public static final String MATCHED_SHARE = "matched_share";
    public static final String DIFFERENCE = "difference_to_matched";
    public static final String DIFFERENCE_LOW = "difference_low";
    public static final String DIFFERENCE_HIGH = "difference_high";
    public static final String QUOTED_SHARE = "quoted_share";
    public static final String REMARK = "remark";

    /** Measures, in the order of the tables' readers. */
    public static final String WITH_SIGN = "purchases with a sign of trouble";

    public static final String DISAPPOINTED = "purchases that disappoint";
    public static final String DISAPPOINTED_SILENT = "purchases that disappoint and nobody complains of";
    public static final String COMPLAINED_OF_FAILURE = "failures that are complained of";
    public static final String SILENT_OF_FAILURE = "failures that nobody complains of";
    public static final String COMPLAINED_AT_LOW_ANSWER = "low answers with a complaint";
    public static final String LOST_AFTER_SILENT = "not back after a failure without a complaint";
    public static final String LOST_AFTER_COMPLAINT = "not back after a failure with a complaint";
    public static final String LOST_AFTER_LOW_ANSWER = "not back after a low answer";
    public static final String LOST_WITHOUT_SIGN = "lost without a sign of trouble";

    public static final List<String> MEASURES = List.of(
            WITH_SIGN,
            DISAPPOINTED,
            DISAPPOINTED_SILENT,
            COMPLAINED_OF_FAILURE,
            SILENT_OF_FAILURE,
            COMPLAINED_AT_LOW_ANSWER,
            LOST_AFTER_SILENT,
            LOST_AFTER_COMPLAINT,
            LOST_AFTER_LOW_ANSWER,
            LOST_WITHOUT_SIGN);

    public static final Table TABLE = new Table(
            "voice",
            "a measure of what customers do not say",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        MEASURE,
                        DataTypes.StringType,
                        String.join("; ", MEASURES)
                                + ". A sign of trouble is a failure, a complaint, a return or a low answer (1 or 2) within 30 days of a purchase and before the next; purchases that disappoint are those with a low answer, if all had answered as those of the same record of failures and complaints did"),
                optional(
                        OF,
                        DataTypes.LongType,
                        "Purchases, failures, answers or customers of a year that the share is of; null: see remark"),
                optional(CUSTOMERS, DataTypes.LongType, "Their customers; null likewise"),
                optional(SHARE, DataTypes.DoubleType, "The share, 0 to 1; null: see remark"),
                optional(
                        SHARE_LOW,
                        DataTypes.DoubleType,
                        "Lower end of its 95 % interval, several purchases of one customer counting less; null likewise"),
                optional(SHARE_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                optional(
                        MATCHED_SHARE,
                        DataTypes.DoubleType,
                        "The same of customers who were as active before a purchase without a sign of trouble; null: nothing is compared, or see remark"),
                optional(
                        DIFFERENCE,
                        DataTypes.DoubleType,
                        "Share less that of the matched, over customers alike in both; null likewise"),
                optional(DIFFERENCE_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval; null likewise"),
                optional(DIFFERENCE_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                optional(
                        QUOTED_SHARE,
                        DataTypes.DoubleType,
                        "What is often quoted: one purchase in four disappoints, 5 % of the disappointed complain, 96 % stay silent after rudeness, 90 % of the disappointed do not return, 68 % leave from indifference; null: nothing"),
                optional(REMARK, DataTypes.StringType, "Why the data cannot say; null: they can")
            }),
            List.of(AS_OF, MEASURE),
            List.of(AS_OF));

    private VoiceTable() {}
}
