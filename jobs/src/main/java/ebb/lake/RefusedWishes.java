package ebb.lake;

import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ContactPolicy;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SuppressionsTable;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rejected rows of the inputs that say who may not be contacted. What such a row says of its customer is not known, so the customer is taken to be on the
 * suppression list until the row is delivered again and can be read. Contacts and major events mostly say something else: of them only rows count that bear a
 * word which forbids marketing.
 */
final class RefusedWishes {
    private static final String FIELD = "field";
    private static final String BETWEEN_FIELDS = "[,;|\t\"'{}\\[\\]<>]";
    private static final String BETWEEN_NAMES = "[,;|\t\"'{}\\[\\]<>:=]";

    private static final Set<String> WISHES = Set.of(CustomersTable.TABLE.name(), SuppressionsTable.TABLE.name());
    private static final Set<String> EVENTS = Set.of(ContactsTable.TABLE.name(), MajorEventsTable.TABLE.name());

    private RefusedWishes() {}

    /** The suppression list, with an entry for each field of such a row: one of them is the id or the address. Null: there is neither list nor rejected row. */
    static Dataset<Row> with(Dataset<Row> suppressions, Lake lake, ContactPolicy.Words words) {
        Dataset<Row> rejected = lake.readIfThere(RejectedRowsTable.TABLE);
        if (rejected == null) {
            return suppressions;
        }
        Dataset<Row> refused =
                entries(rejected.filter((FilterFunction<Row>) row -> saysWhoMayNotBeContacted(row, words)));
        return suppressions == null ? refused : suppressions.unionByName(refused, true);
    }

    private static boolean saysWhoMayNotBeContacted(Row rejected, ContactPolicy.Words words) {
        String input = rejected.getAs(RejectedRowsTable.INPUT);
        return WISHES.contains(input)
                || (EVENTS.contains(input)
                        && Arrays.stream(rejected.<String>getAs(RejectedRowsTable.RAW_TEXT)
                                        .split(BETWEEN_NAMES, -1))
                                .anyMatch(field -> words.saysGone(field) || words.saysNotTo(field)));
    }

    private static Dataset<Row> entries(Dataset<Row> rejected) {
        return rejected.withColumn(
                        FIELD,
                        explode(array_union(
                                split(col(RejectedRowsTable.RAW_TEXT), BETWEEN_FIELDS),
                                split(col(RejectedRowsTable.RAW_TEXT), BETWEEN_NAMES))))
                .withColumn(FIELD, trim(col(FIELD)))
                .where(col(FIELD).notEqual(""))
                .select(
                        when(not(isAddress()), col(FIELD)).as(SuppressionsTable.CUSTOMER_ID),
                        when(isAddress(), col(FIELD)).as(SuppressionsTable.EMAIL),
                        lit("a row that names the customer was rejected, so it is not known what was asked")
                                .as(SuppressionsTable.REASON),
                        lit(null).cast("date").as(SuppressionsTable.UNTIL));
    }

    private static org.apache.spark.sql.Column isAddress() {
        return contains(col(FIELD), lit("@"));
    }
}
