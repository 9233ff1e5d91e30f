package ebb.export;

import ebb.ingest.catalogue.DataRefused;
import ebb.schema.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refuses a list whose opt-outs could not be honoured: where none of its people is known to the customers input, nobody's wish was looked up. */
public final class OptOutGate {
    private OptOutGate() {}

    /**
     * Lets a list pass.
     *
     * @param listed rows with {@link Column#CUSTOMER_ID} of those who would be contacted if nobody had opted out
     * @param customers rows of the customers input as it stands now; null: the input is off, and nobody is known to have opted out
     */
    public static void check(Dataset<Row> listed, Dataset<Row> customers) {
        if (customers == null || customers.isEmpty() || listed.isEmpty()) {
            return;
        }
        Dataset<Row> known = customers.select(Column.CUSTOMER_ID);
        if (listed.select(Column.CUSTOMER_ID)
                .join(known, new String[] {Column.CUSTOMER_ID}, "left_semi")
                .isEmpty()) {
            throw new DataRefused("Cannot export: of the " + listed.count()
                    + " customers to contact none is in the customers input, which lists "
                    + known.distinct().count()
                    + ", so nobody's opt-out could be honoured. Check inputs.customers.columns.customer_id and the id-format of"
                    + " both inputs, then run again.");
        }
    }
}
