package ebb.export;

import static org.apache.spark.sql.functions.col;

import ebb.schema.CustomersTable;
import ebb.schema.OccasionsTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The coming occasions with the customers' names, for whoever gets in touch; the table holds only those who may be contacted. */
public final class OccasionList {
    private OccasionList() {}

    /** By owner, then by day; the customer's id and the kind settle ties. */
    public static Column[] order() {
        return new Column[] {
            col(OccasionsTable.OWNER).asc_nulls_last(),
            col(OccasionsTable.ON),
            col(OccasionsTable.CUSTOMER_ID),
            col(OccasionsTable.KIND)
        };
    }

    /** One row an occasion; both tables are of the same publication. */
    public static Dataset<Row> of(Dataset<Row> occasions, Dataset<Row> customers) {
        Dataset<Row> names = customers
                .groupBy(CustomersTable.CUSTOMER_ID)
                .agg(org.apache.spark.sql.functions.max(CustomersTable.NAME).as(CustomersTable.NAME));
        return occasions
                .join(names, new String[] {OccasionsTable.CUSTOMER_ID}, "left")
                .select(
                        col(OccasionsTable.OWNER),
                        col(OccasionsTable.ON),
                        col(OccasionsTable.CUSTOMER_ID),
                        col(CustomersTable.NAME),
                        col(OccasionsTable.KIND),
                        col(OccasionsTable.WORDS),
                        col(OccasionsTable.IS_ACTIVE));
    }
}
