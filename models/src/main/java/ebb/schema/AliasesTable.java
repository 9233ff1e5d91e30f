package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Ids that turned out to be of one customer. */
public final class AliasesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String CANONICAL_ID = "canonical_id";
    public static final String MERGED_ON = "merged_on";

    public static final Table TABLE = new Table(
            "aliases",
            "an id that stands for another customer",
            new StructType(new StructField[] {
                required(CUSTOMER_ID, DataTypes.StringType, "Id that is given up"),
                required(
                        CANONICAL_ID,
                        DataTypes.StringType,
                        "Id that the customer has from then on; it may be given up for another in turn"),
                optional(
                        MERGED_ON,
                        DataTypes.DateType,
                        "Day from which the two are known to be one: as-of dates before it see two customers; null: from the beginning"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private AliasesTable() {}
}
