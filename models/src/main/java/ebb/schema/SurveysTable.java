package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Answers to satisfaction surveys. */
public final class SurveysTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String ANSWERED_AT = "answered_at";
    public static final String SATISFACTION = "satisfaction";
    public static final String BUY_AGAIN = "buy_again";
    public static final String RECOMMEND = "recommend";

    public static final Table TABLE = new Table(
            "surveys",
            "an answer",
            new StructType(new StructField[] {
                Column.customerId(),
                required(ANSWERED_AT, DataTypes.TimestampType, "Moment of the answer (UTC)"),
                required(SATISFACTION, DataTypes.IntegerType, "1 (very dissatisfied) to 5 (very satisfied)"),
                optional(
                        BUY_AGAIN,
                        DataTypes.IntegerType,
                        "Whether the customer means to buy again, 1 (surely not) to 5 (surely); null: not asked or not said"),
                optional(
                        RECOMMEND,
                        DataTypes.IntegerType,
                        "Whether the customer would recommend us, 1 (surely not) to 5 (surely); null: not asked or not said"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private SurveysTable() {}
}
