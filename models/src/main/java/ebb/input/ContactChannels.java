package ebb.input;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ChannelWords;
import ebb.schema.ContactsTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Channels of contacts, whatever the source calls them. */
public final class ContactChannels {
    /** Contacts by a channel that no list names, in {@link #unknown}. */
    public static final String CONTACTS = "contacts";

    private ContactChannels() {}

    /** The contacts with Ebb's own names of the channels; a channel that has none stays as it is. Null: the input is off. */
    public static Dataset<Row> in(Dataset<Row> contacts, ChannelWords words) {
        if (contacts == null) {
            return null;
        }
        Map<String, List<String>> wordsByLabel = words.labels().entrySet().stream()
                .filter(word -> !word.getValue().equals(ChannelWords.OTHER))
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        Column label = lit(null).cast("string");
        for (Map.Entry<String, List<String>> one : wordsByLabel.entrySet()) {
            label = when(plain().isin(one.getValue().toArray()), lit(one.getKey()))
                    .otherwise(label);
        }
        return contacts.withColumn(ContactsTable.CHANNEL, coalesce(label, col(ContactsTable.CHANNEL)));
    }

    /** Channels of contacts that are in no list, most contacts first: {@link ContactsTable#CHANNEL} and {@link #CONTACTS}. */
    public static Dataset<Row> unknown(Dataset<Row> contacts, ChannelWords words) {
        return contacts.where(not(plain().isin(words.labels().keySet().toArray())))
                .groupBy(ContactsTable.CHANNEL)
                .agg(count(lit(1)).as(CONTACTS))
                .orderBy(col(CONTACTS).desc(), col(ContactsTable.CHANNEL));
    }

    /** As {@link ChannelWords} compares words. */
    private static Column plain() {
        return lower(regexp_replace(col(ContactsTable.CHANNEL), "[\\s\\p{Z}]", ""));
    }
}
