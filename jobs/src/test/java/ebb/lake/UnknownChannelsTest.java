package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import ebb.customer.ContactSettings;
import ebb.schema.ContactsTable;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class UnknownChannelsTest {
    @TempDir
    static Path folder;

    private static ContactSettings settings(Map<String, String> sets) {
        return SettingsLoader.load(Optional.empty(), Map.of(), sets).settings().contact();
    }

    @Test
    void namesTheWordsThatAreInNoList() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        assertThat(UnknownChannels.inWords(lake, settings(Map.of()))).isEmpty();
        List<Map<String, Object>> contacts = Stream.of(
                        "Telefon",
                        "PHONE CALL",
                        " courrier",
                        "E-Mail",
                        "Besuch",
                        "SMS",
                        "Rauchzeichen",
                        "pigeon",
                        "pigeon")
                .map(channel -> Map.<String, Object>of("customer_id", "c", "channel", channel))
                .toList();
        lake.append(ContactsTable.TABLE, Published.filled(ContactsTable.TABLE, LocalDate.EPOCH, contacts));
        assertThat(UnknownChannels.inWords(lake, settings(Map.of())))
                .hasValue(
                        "contacts: 3 have a channel that contact.channels does not name, and count to the cap of all"
                                + " channels only: pigeon (2), Rauchzeichen (1). Add each word to its channel there, or to other");
        assertThat(UnknownChannels.inWords(
                        lake, settings(Map.of("contact.channels.other", "[pigeon, rauchzeichen, sms]"))))
                .isEmpty();
    }
}
