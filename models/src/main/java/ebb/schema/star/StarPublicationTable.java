package ebb.schema.star;

import static ebb.schema.Column.required;

import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** What the star holds: one row, with what its figures are counted in. */
public final class StarPublicationTable {
    public static final String PUBLICATION = StarColumns.PUBLICATION;
    public static final String PUBLISHED_AT = TableVersionsTable.PUBLISHED_AT;
    public static final String SHOP = "shop";
    public static final String CURRENCY = "currency";
    public static final String HORIZON_DAYS = "horizon_days";
    public static final String ACTIVE_DAYS = "active_days";

    public static final Table TABLE = StarColumns.table(
            "publication",
            "the publication in force",
            List.of(PUBLICATION),
            List.of(
                    TableVersionsTable.TABLE.schema().apply(PUBLISHED_AT),
                    required(SHOP, DataTypes.StringType, "Name of the business"),
                    required(CURRENCY, DataTypes.StringType, "ISO code of the currency of all amounts"),
                    required(
                            HORIZON_DAYS,
                            DataTypes.IntegerType,
                            "Days after the as-of date that the churn probability looks ahead"),
                    required(ACTIVE_DAYS, DataTypes.IntegerType, "Longest silence of an active customer, in days")));

    private StarPublicationTable() {}
}
