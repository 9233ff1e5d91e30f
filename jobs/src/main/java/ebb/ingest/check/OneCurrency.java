package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;

import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.StagedDelivery;
import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refuses purchases in more than one currency: amounts are summed, and a sum of euros and dollars is no amount. */
public final class OneCurrency {
    private static final String NAMED = "named_currency";

    private OneCurrency() {}

    /**
     * Lets purchases pass whose currency, where the source gives it, is one, in the delivery and in what was delivered before.
     *
     * @param left the rows of the table that stay
     */
    public static void require(StagedDelivery staged, Dataset<Row> left) {
        if (!staged.given().contains(PurchasesTable.CURRENCY)) {
            return;
        }
        Map<String, Long> counts = new TreeMap<>();
        add(counts, staged.accepted().rows());
        if (List.of(left.columns()).contains(PurchasesTable.CURRENCY)) {
            add(counts, left);
        }
        if (counts.size() > 1) {
            String first = counts.keySet().iterator().next();
            throw new DataRefused(
                    "Cannot ingest purchases: amounts must be in one currency, and the column currency has "
                            + counts.entrySet().stream()
                                    .map(count ->
                                            count.getKey() + " in " + FileWarnings.number(count.getValue()) + " rows")
                                    .collect(Collectors.joining(", "))
                            + ", earlier deliveries included. Nothing was written. Take the rows of one with inputs.purchases.where"
                            + " (as \"currency = '" + first
                            + "'\"), or convert the others in inputs.purchases.columns.amount and set"
                            + " inputs.purchases.columns.currency to \"'" + first + "'\".");
        }
    }

    private static void add(Map<String, Long> counts, Dataset<Row> purchases) {
        purchases
                .select(upper(trim(col(PurchasesTable.CURRENCY))).as(NAMED))
                .where(col(NAMED).isNotNull().and(col(NAMED).notEqual("")))
                .groupBy(NAMED)
                .count()
                .collectAsList()
                .forEach(row -> counts.merge(row.getString(0), row.getLong(1), Long::sum));
    }
}
