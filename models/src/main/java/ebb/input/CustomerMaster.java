package ebb.input;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import ebb.schema.CustomersTable;
import ebb.schema.Ingested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The master data with one row a customer. Exports that overlap list people more than once: for whether somebody may be contacted the stricter row
 * counts, for everything else the row of the file that sorts last.
 */
public final class CustomerMaster {
    private static final String REST = "rest";
    private static final Set<String> OF_THEIR_OWN =
            Set.of(CustomersTable.CUSTOMER_ID, CustomersTable.CONSENT, CustomersTable.OPTED_OUT);

    private CustomerMaster() {}

    /**
     * One row a customer, with the columns of {@link CustomersTable}.
     *
     * @param customers rows of {@link CustomersTable}; null: the input is off
     * @return null where {@code customers} is null; opted out is true if any row says so; consent is true only if every row says so, false if any denies it
     */
    public static Dataset<Row> onePerCustomer(Dataset<Row> customers) {
        if (customers == null) {
            return null;
        }
        Column unknown = count_if(col(CustomersTable.CONSENT).isNull()).gt(0);
        Column agreed = consentOfAll();
        Column[] rest = rest(customers);
        Dataset<Row> one = customers
                .groupBy(CustomersTable.CUSTOMER_ID)
                .agg(
                        when(agreed.and(unknown), null).otherwise(agreed).as(CustomersTable.CONSENT),
                        optOutOfAny().as(CustomersTable.OPTED_OUT),
                        max(struct(rest)).as(REST));
        return one.select(Arrays.stream(customers.columns())
                .map(name -> OF_THEIR_OWN.contains(name)
                        ? col(name)
                        : col(REST).getField(name).as(name))
                .toArray(Column[]::new));
    }

    /** Aggregate: consent counts only where every row with a value says so. */
    static Column consentOfAll() {
        return bool_and(col(CustomersTable.CONSENT));
    }

    /** Aggregate: one row that opts out is enough. */
    static Column optOutOfAny() {
        return bool_or(col(CustomersTable.OPTED_OUT));
    }

    /** The other columns with the file first, so that the greatest struct is of the last file. */
    private static Column[] rest(Dataset<Row> customers) {
        List<String> names = new ArrayList<>(Arrays.asList(customers.columns()));
        names.removeAll(OF_THEIR_OWN);
        Stream<String> file = names.stream().filter(Ingested.SOURCE_FILE::equals);
        Stream<String> others = names.stream().filter(name -> !name.equals(Ingested.SOURCE_FILE));
        return Stream.concat(file, others).map(name -> col(name)).toArray(Column[]::new);
    }
}
