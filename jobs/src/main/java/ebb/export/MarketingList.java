package ebb.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Customers;
import ebb.schema.Scores;
import ebb.schema.Segments;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is to be contacted, with everything marketing needs to know; the control group and those who opted out are left out. */
public final class MarketingList {
    /** Most money at risk first; the customer's id settles ties. */
    public static Column[] order() {
        return new Column[] {col(Segments.MONEY_AT_RISK).desc_nulls_last(), col(Segments.CUSTOMER_ID)};
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
        Dataset<Row> listed = segments.where(col(Segments.CONTACT_BY)
                        .isNotNull()
                        .and(col(Segments.IS_CONTROL).equalTo(false)))
                .join(scores.drop(Scores.RISK_BAND), new String[] {Segments.CUSTOMER_ID, Segments.AS_OF});
        List<Column> columns = new ArrayList<>(List.of(col(Segments.CUSTOMER_ID)));
        if (customers != null) {
            listed = listed.join(
                            customers.select(
                                    Customers.CUSTOMER_ID, Customers.NAME, Customers.OWNER, Customers.OPTED_OUT),
                            listed.col(Segments.CUSTOMER_ID).equalTo(customers.col(Customers.CUSTOMER_ID)),
                            "left")
                    .drop(customers.col(Customers.CUSTOMER_ID))
                    .where(coalesce(col(Customers.OPTED_OUT), lit(false)).equalTo(false));
            columns.addAll(List.of(col(Customers.NAME), col(Customers.OWNER)));
        }
        columns.addAll(columns(
                Segments.AS_OF,
                Segments.ACTION,
                Segments.CONTACT_BY,
                Segments.LIFECYCLE,
                Segments.RISK_BAND,
                Segments.VALUE_BAND,
                Segments.RFM_GROUP,
                Scores.CHURN_PROBABILITY,
                Scores.EXPECTED_VALUE,
                Segments.MONEY_AT_RISK));
        columns.addAll(columns(Scores.REASONS.toArray(String[]::new)));
        return listed.select(columns.toArray(Column[]::new));
    }

    private static List<Column> columns(String... names) {
        return java.util.Arrays.stream(names).map(name -> col(name)).toList();
    }
}
