package ebb.input;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;

import ebb.schema.CustomersTable;
import ebb.schema.SuppressionsTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * The suppression list by customer: entries that name an e-mail address are those of all customers who have it, and who opts out does so for the address,
 * under whichever other id it stands. An id in other capitals is that of the customer of the master data who has it, where only one has: a list of wishes is
 * often typed by hand, and one suppressed too many loses less than one too few.
 */
public final class SuppressionIndex {
    private static final String ADDRESS = "suppressed_address";

    private static final String ID_IN_SMALL_LETTERS = "id_in_small_letters";
    private static final String ONLY_ID = "only_id";
    private static final String LAST_ID = "last_id";

    private static final String SHARED = "another customer with this e-mail address has asked not to be contacted";

    private SuppressionIndex() {}

    /**
     * Rows of {@link SuppressionsTable} with their customer; null where both inputs are off.
     *
     * @param suppressions null: the input is off
     * @param customers null: entries that name an address are nobody's
     */
    static Dataset<Row> byCustomer(Dataset<Row> suppressions, Dataset<Row> customers) {
        Dataset<Row> listed = listed(suppressions, customers);
        if (customers == null) {
            return listed;
        }
        return listed == null ? shared(customers) : listed.unionByName(shared(customers));
    }

    /** An entry for each customer whose address is that of somebody who has opted out. */
    private static Dataset<Row> shared(Dataset<Row> customers) {
        Dataset<Row> addresses = customers
                .where(col(CustomersTable.OPTED_OUT)
                        .and(col(CustomersTable.EMAIL).isNotNull()))
                .select(normalised(col(CustomersTable.EMAIL)).as(ADDRESS))
                .distinct();
        Dataset<Row> others = customers
                .where(col(CustomersTable.EMAIL)
                        .isNotNull()
                        .and(not(coalesce(col(CustomersTable.OPTED_OUT), lit(false)))))
                .select(CustomersTable.CUSTOMER_ID, CustomersTable.EMAIL);
        DataType untilType =
                SuppressionsTable.TABLE.schema().apply(SuppressionsTable.UNTIL).dataType();
        return others.join(
                        addresses, normalised(others.col(CustomersTable.EMAIL)).equalTo(addresses.col(ADDRESS)))
                .select(
                        col(SuppressionsTable.CUSTOMER_ID),
                        lit(SHARED).as(SuppressionsTable.REASON),
                        lit(null).cast(untilType).as(SuppressionsTable.UNTIL));
    }

    private static Dataset<Row> listed(Dataset<Row> suppressions, Dataset<Row> customers) {
        if (suppressions == null) {
            return null;
        }
        Dataset<Row> named =
                select(suppressions.where(col(SuppressionsTable.CUSTOMER_ID).isNotNull()));
        if (customers == null) {
            return named;
        }
        Dataset<Row> ids = idsOfOne(customers);
        Dataset<Row> typed = suppressions
                .join(
                        ids,
                        lower(suppressions.col(SuppressionsTable.CUSTOMER_ID))
                                .equalTo(ids.col(ID_IN_SMALL_LETTERS))
                                .and(suppressions
                                        .col(SuppressionsTable.CUSTOMER_ID)
                                        .notEqual(ids.col(ONLY_ID))))
                .withColumn(SuppressionsTable.CUSTOMER_ID, col(ONLY_ID));
        Dataset<Row> addresses = suppressions
                .where(col(SuppressionsTable.EMAIL).isNotNull())
                .select(
                        normalised(col(SuppressionsTable.EMAIL)).as(ADDRESS),
                        col(SuppressionsTable.REASON),
                        col(SuppressionsTable.UNTIL));
        Dataset<Row> owners = customers
                .where(col(CustomersTable.EMAIL).isNotNull())
                .select(CustomersTable.CUSTOMER_ID, CustomersTable.EMAIL);
        return named.unionByName(select(typed))
                .unionByName(select(owners.join(
                        addresses, normalised(owners.col(CustomersTable.EMAIL)).equalTo(addresses.col(ADDRESS)))));
    }

    /** Each id that only one customer has, however it is written. */
    private static Dataset<Row> idsOfOne(Dataset<Row> customers) {
        Column id = col(CustomersTable.CUSTOMER_ID);
        return customers
                .groupBy(lower(id).as(ID_IN_SMALL_LETTERS))
                .agg(min(id).as(ONLY_ID), max(id).as(LAST_ID))
                .where(col(ONLY_ID).equalTo(col(LAST_ID)))
                .select(ID_IN_SMALL_LETTERS, ONLY_ID);
    }

    /**
     * The list with the customers of its addresses named, whichever of their rows in the master data has the address; null where the input is off.
     *
     * @param customers every row of the master data; null: the input is off
     */
    public static Dataset<Row> named(Dataset<Row> suppressions, Dataset<Row> customers) {
        return suppressions == null || customers == null
                ? suppressions
                : listed(suppressions, customers)
                        .withColumn(SuppressionsTable.EMAIL, lit(null).cast("string"));
    }

    /**
     * The entries that are nobody's: neither the id nor the address is that of a customer.
     *
     * @param ids customers' ids in the column {@link CustomersTable#CUSTOMER_ID}
     * @param customers every row of the master data; null: no address is known
     */
    public static Dataset<Row> unmatched(Dataset<Row> suppressions, Dataset<Row> ids, Dataset<Row> customers) {
        Dataset<Row> unknown = suppressions.join(
                ids,
                suppressions.col(SuppressionsTable.CUSTOMER_ID).equalTo(ids.col(CustomersTable.CUSTOMER_ID)),
                "left_anti");
        if (customers == null) {
            return unknown;
        }
        Dataset<Row> typed = idsOfOne(customers);
        return unknown.join(
                        typed,
                        lower(unknown.col(SuppressionsTable.CUSTOMER_ID)).equalTo(typed.col(ID_IN_SMALL_LETTERS)),
                        "left_anti")
                .join(
                        customers,
                        normalised(unknown.col(SuppressionsTable.EMAIL))
                                .equalTo(normalised(customers.col(CustomersTable.EMAIL))),
                        "left_anti");
    }

    private static Dataset<Row> select(Dataset<Row> rows) {
        return rows.select(SuppressionsTable.CUSTOMER_ID, SuppressionsTable.REASON, SuppressionsTable.UNTIL);
    }

    /** Addresses are compared without blanks, visible or not, capitals, a name before the address in angle brackets, and mailto. */
    private static Column normalised(Column email) {
        Column address = regexp_replace(email, "^.*<([^<>]*)>.*$", "$1");
        return regexp_replace(lower(regexp_replace(address, "[\\s\\u00A0\\u200B\\uFEFF]", "")), "^mailto:", "");
    }
}
