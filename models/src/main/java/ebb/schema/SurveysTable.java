package ebb.schema;

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

    public static final Table TABLE = new Table(
            "surveys",
            "an answer",
            new StructType(new StructField[] {
                Column.customerId(),
                required(ANSWERED_AT, DataTypes.TimestampType, "Moment of the answer (UTC)"),
                required(SATISFACTION, DataTypes.IntegerType, "1 (very dissatisfied) to 5 (very satisfied)"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private SurveysTable() {}
}
