package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import ebb.input.ContactPermissions;
import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is to be contacted, with everything marketing needs to know; the control group and those who opted out are left out. */
public final class MarketingList {
    /** Most money at risk first; the customer's id settles ties. */
    public static Column[] order() {
        return new Column[] {col(SegmentsTable.MONEY_AT_RISK).desc_nulls_last(), col(SegmentsTable.CUSTOMER_ID)};
    }

    private MarketingList() {}

    /**
     * One row a customer with an action to take.
     *
     * @param segments rows of one as-of date
     * @param scores rows of the same date
     * @param customers null: no names
     * @param permissions of {@link ContactPermissions} as they stand now: consent can be withdrawn after the segments were made
     */
    public static Dataset<Row> of(
            Dataset<Row> segments, Dataset<Row> scores, Dataset<Row> customers, Dataset<Row> permissions) {
        Dataset<Row> listed = segments.where(col(SegmentsTable.CONTACT_BY).isNotNull())
                .join(
                        permissions
                                .where(col(ContactPermissions.REFUSAL).isNull())
                                .select(ContactPermissions.CUSTOMER_ID),
                        new String[] {SegmentsTable.CUSTOMER_ID},
                        "left_semi")
                .join(scores.drop(ScoresTable.RISK_BAND), new String[] {SegmentsTable.CUSTOMER_ID, SegmentsTable.AS_OF
                });
        List<Column> columns = new ArrayList<>(List.of(col(SegmentsTable.CUSTOMER_ID)));
        if (customers != null) {
            Dataset<Row> names = customers
                    .groupBy(CustomersTable.CUSTOMER_ID)
                    .agg(
                            max(CustomersTable.NAME).as(CustomersTable.NAME),
                            max(CustomersTable.OWNER).as(CustomersTable.OWNER));
            listed = listed.join(names, new String[] {SegmentsTable.CUSTOMER_ID}, "left");
            columns.addAll(List.of(col(CustomersTable.NAME), col(CustomersTable.OWNER)));
        }
        columns.addAll(columns(
                SegmentsTable.AS_OF,
                SegmentsTable.ACTION,
                SegmentsTable.CONTACT_BY,
                SegmentsTable.LIFECYCLE,
                SegmentsTable.RISK_BAND,
                SegmentsTable.VALUE_BAND,
                SegmentsTable.RFM_GROUP,
                ScoresTable.CHURN_PROBABILITY,
                ScoresTable.EXPECTED_VALUE,
                SegmentsTable.MONEY_AT_RISK));
        columns.addAll(columns(ScoresTable.REASONS.toArray(String[]::new)));
        return listed.select(columns.toArray(Column[]::new));
    }

    private static List<Column> columns(String... names) {
        return java.util.Arrays.stream(names).map(name -> col(name)).toList();
    }
}
