package ebb.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

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
     * @param customers null: no names, and nobody is known to have opted out
     */
    public static Dataset<Row> of(Dataset<Row> segments, Dataset<Row> scores, Dataset<Row> customers) {
        Dataset<Row> listed = segments.where(col(SegmentsTable.CONTACT_BY)
                        .isNotNull()
                        .and(col(SegmentsTable.IS_CONTROL).equalTo(false)))
                .join(scores.drop(ScoresTable.RISK_BAND), new String[] {SegmentsTable.CUSTOMER_ID, SegmentsTable.AS_OF
                });
        List<Column> columns = new ArrayList<>(List.of(col(SegmentsTable.CUSTOMER_ID)));
        if (customers != null) {
            listed = listed.join(
                            customers.select(
                                    CustomersTable.CUSTOMER_ID,
                                    CustomersTable.NAME,
                                    CustomersTable.OWNER,
                                    CustomersTable.OPTED_OUT),
                            listed.col(SegmentsTable.CUSTOMER_ID).equalTo(customers.col(CustomersTable.CUSTOMER_ID)),
                            "left")
                    .drop(customers.col(CustomersTable.CUSTOMER_ID))
                    .where(coalesce(col(CustomersTable.OPTED_OUT), lit(false)).equalTo(false));
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
