package ebb.schema.star;

import static ebb.schema.Column.required;

import ebb.schema.Column;
import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Fact: who is in the segments that readers saved. */
public final class StarSegmentMembersTable {
    public static final String SEGMENT = "segment";
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;

    public static final Table TABLE = StarColumns.table(
            "segment_members",
            "a scored customer in a saved segment",
            List.of(SEGMENT, CUSTOMER_ID),
            List.of(
                    required(SEGMENT, DataTypes.StringType, "Name under which the segment was saved"),
                    Column.customerId()));

    private StarSegmentMembersTable() {}
}
