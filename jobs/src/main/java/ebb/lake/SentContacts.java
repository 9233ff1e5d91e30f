package ebb.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;

import ebb.schema.ContactsTable;
import ebb.schema.SentTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Customers of exported lists as contacts: who was handed to the mailing tool or the sales person counts for the contact cap at once, not when the contact
 * comes back in the contacts input.
 */
public final class SentContacts {
    private static final int DAY_DIGITS = 10;

    /** Day on which a row of {@link SentTable} was exported. */
    public static final Column SENT_ON = to_date(substring(col(SentTable.EXPORT_ID), 1, DAY_DIGITS));

    private SentContacts() {}

    /** Customer and action of each row of a list that was exported on the day; null: nothing was ever exported. */
    public static Dataset<Row> on(Lake lake, LocalDate day) {
        return where(lake, SENT_ON.equalTo(Date.valueOf(day)));
    }

    /** The same of the days before {@code day}, those left out from which so many days have passed. */
    public static Dataset<Row> before(Lake lake, LocalDate day, int days) {
        return where(lake, SENT_ON.lt(Date.valueOf(day)).and(SENT_ON.gt(Date.valueOf(day.minusDays(days)))));
    }

    private static Dataset<Row> where(Lake lake, Column isOnDay) {
        Dataset<Row> sent = lake.readIfThere(SentTable.TABLE);
        return sent == null
                ? null
                : sent.where(isContact().and(isOnDay))
                        .select(SentTable.CUSTOMER_ID, SentTable.ACTION)
                        .distinct();
    }

    /**
     * The contacts, and those exported before a day of which no contact has come back: none of the customer, by the channel where one is known, on the day of the
     * list or later. Lists of the day itself are left out, so that they can be written again.
     *
     * @param contacts null: the input is off
     * @param sent rows of {@link SentTable}; null: nothing was ever exported
     * @return null: there are none
     */
    static Dataset<Row> with(Dataset<Row> contacts, Dataset<Row> sent, LocalDate day) {
        if (sent == null) {
            return contacts;
        }
        Dataset<Row> exported = asContacts(sent.where(isContact().and(SENT_ON.lt(Date.valueOf(day)))));
        return contacts == null ? exported : contacts.unionByName(notBack(exported, contacts), true);
    }

    private static Column isContact() {
        return col(SentTable.ASSIGNMENT).equalTo(SentTable.CONTACT);
    }

    private static Dataset<Row> asContacts(Dataset<Row> sent) {
        Map<String, Column> known = Map.of(
                ContactsTable.CUSTOMER_ID, col(SentTable.CUSTOMER_ID),
                ContactsTable.CONTACTED_AT, SENT_ON.cast("timestamp"),
                ContactsTable.CAMPAIGN, col(SentTable.ACTION),
                ContactsTable.CHANNEL, col(SentTable.CHANNEL),
                ContactsTable.OFFER, col(SentTable.OFFER),
                ContactsTable.IS_CONTROL, lit(false));
        return sent.select(Arrays.stream(ContactsTable.TABLE.schema().fields())
                .map(field -> known.getOrDefault(field.name(), lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
                .toArray(Column[]::new));
    }

    private static Dataset<Row> notBack(Dataset<Row> exported, Dataset<Row> contacts) {
        Dataset<Row> sent = exported.as("sent");
        Dataset<Row> back = contacts.as("back");
        Column sentBy = col("sent." + ContactsTable.CHANNEL);
        Column isBack = col("sent." + ContactsTable.CUSTOMER_ID)
                .equalTo(col("back." + ContactsTable.CUSTOMER_ID))
                .and(col("back." + ContactsTable.CONTACTED_AT).geq(col("sent." + ContactsTable.CONTACTED_AT)))
                .and(sentBy.isNull()
                        .or(functions
                                .lower(col("back." + ContactsTable.CHANNEL))
                                .equalTo(sentBy)));
        return sent.join(back, isBack, "left_anti");
    }
}
