package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Customers whose rows were erased, by a keyed hash that tells nobody who they are: ingest leaves their rows out from then on. */
public final class ErasedCustomersTable {
    public static final String CUSTOMER_HASH = "customer_hash";
    public static final String ERASED_AT = "erased_at";

    public static final Table TABLE = new Table(
            "erased_customers",
            "an erased customer",
            new StructType(new StructField[] {
                required(
                        CUSTOMER_HASH,
                        DataTypes.StringType,
                        "HMAC-SHA256 of the customer's id by the key in _ebb/erasure-key, in hexadecimal"),
                required(ERASED_AT, DataTypes.TimestampType, "Moment of the request (UTC)")
            }),
            List.of(CUSTOMER_HASH),
            List.of());

    private ErasedCustomersTable() {}
}
