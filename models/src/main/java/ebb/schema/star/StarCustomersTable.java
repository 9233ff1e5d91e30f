package ebb.schema.star;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.schema.AccountsTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The dimension of customers: who they are, by id, and the groups they stand in. */
public final class StarCustomersTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String COHORT_ON = "cohort_on";
    public static final String FIRST_BOUGHT_ON = "first_bought_on";
    public static final String LAST_BOUGHT_ON = "last_bought_on";

    /** Columns of the customers input that say who somebody is; null unless the conf names them. */
    public static final List<String> PERSONAL = List.of(CustomersTable.NAME, CustomersTable.EMAIL);

    /** Columns of the customers input that group. */
    public static final List<String> MASTER =
            List.of(CustomersTable.REGION, CustomersTable.TERRITORY, CustomersTable.OWNER);

    public static final Table TABLE = StarColumns.table("customers", "a scored customer", List.of(CUSTOMER_ID), own());

    private StarCustomersTable() {}

    private static List<StructField> own() {
        List<StructField> own = new ArrayList<>(List.of(Column.customerId()));
        own.addAll(StarColumns.of(CustomersTable.TABLE, MASTER.toArray(String[]::new)));
        own.addAll(StarColumns.of(
                SegmentsTable.TABLE,
                SegmentsTable.LIFECYCLE,
                SegmentsTable.VALUE_BAND,
                SegmentsTable.RISK_BAND,
                SegmentsTable.RFM_GROUP,
                SegmentsTable.ACCOUNT_CLASS,
                SegmentsTable.IS_CORE,
                SegmentsTable.IS_CONTROL));
        own.add(optional(
                AccountsTable.STANDING,
                DataTypes.StringType,
                "core, promising, ordinary, leaving or lost; null: accounts not classed"));
        own.add(required(ScoresTable.IS_ACTIVE, DataTypes.BooleanType, "Bought within active-days of the as-of date"));
        own.add(optional(
                COHORT_ON, DataTypes.DateType, "First day of the month of the first purchase; null: no features made"));
        own.add(optional(
                FIRST_BOUGHT_ON, DataTypes.DateType, "First purchase day in the data; null: no features made"));
        own.add(optional(LAST_BOUGHT_ON, DataTypes.DateType, "Last purchase day; null: no features made"));
        own.add(optional(
                CustomersTable.NAME,
                DataTypes.StringType,
                "Name of the customer; null: not given, or bi.personal-columns does not name it"));
        own.add(optional(
                CustomersTable.EMAIL,
                DataTypes.StringType,
                "E-mail address; null: not given, or bi.personal-columns does not name it"));
        return own;
    }
}
