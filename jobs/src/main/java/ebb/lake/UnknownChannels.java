package ebb.lake;

import ebb.customer.ContactSettings;
import ebb.input.ContactChannels;
import ebb.schema.ContactsTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Contacts by channels that the conf does not name: the cap of no single channel counts them. */
public final class UnknownChannels {
    private static final int NAMES_SHOWN = 5;

    private UnknownChannels() {}

    /** How many there are, which, and what to set, in words; empty: none. */
    public static Optional<String> inWords(Lake lake, ContactSettings settings) {
        Dataset<Row> contacts = lake.readIfThere(ContactsTable.TABLE);
        if (contacts == null) {
            return Optional.empty();
        }
        List<Row> unknown = ContactChannels.unknown(contacts, settings.words()).collectAsList();
        long count = unknown.stream()
                .mapToLong(row -> row.<Long>getAs(ContactChannels.CONTACTS))
                .sum();
        String names = unknown.stream()
                .limit(NAMES_SHOWN)
                .map(row -> row.getAs(ContactsTable.CHANNEL) + " (" + row.getAs(ContactChannels.CONTACTS) + ")")
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("contacts: " + count + (count == 1 ? " has" : " have")
                        + " a channel that contact.channels does not name, and count to the cap of all channels only: "
                        + names + (unknown.size() > NAMES_SHOWN ? ", ..." : "")
                        + ". Add each word to its channel there, or to other");
    }
}
