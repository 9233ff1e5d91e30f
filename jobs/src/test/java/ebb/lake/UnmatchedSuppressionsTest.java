package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CustomersTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class UnmatchedSuppressionsTest {
    @TempDir
    static Path folder;

    @Test
    void countsEntriesThatAreNobodysByIdOrAddress() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        assertThat(UnmatchedSuppressions.inWords(lake)).isEmpty();

        append(lake, SuppressionsTable.TABLE, Map.of("email", "ann@example.org"));
        append(lake, SuppressionsTable.TABLE, Map.of("email", "Bob <mailto:bob@example.org>\u00A0"));
        assertThat(UnmatchedSuppressions.inWords(lake))
                .hasValue("2 entries of the suppression list suppress nobody: they name only e-mail addresses,"
                        + " and there is no customers input");

        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c1"));
        assertThat(UnmatchedSuppressions.inWords(lake).orElseThrow())
                .endsWith("suppress nobody: they name only e-mail addresses, and the customers input has none");

        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c2", "email", " Ann@Example.org"));
        assertThat(UnmatchedSuppressions.inWords(lake))
                .hasValue("1 entry of the suppression list suppresses nobody: no customer has their e-mail address");
        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c3", "email", "bob@example.org"));
        assertThat(UnmatchedSuppressions.inWords(lake)).isEmpty();

        append(lake, SuppressionsTable.TABLE, Map.of("customer_id", "c1", "email", "jo@example.org"));
        append(lake, SuppressionsTable.TABLE, Map.of("customer_id", "bought"));
        append(lake, SegmentsTable.TABLE, Map.of("customer_id", "bought"));
        append(lake, SuppressionsTable.TABLE, Map.of("customer_id", "nosuch"));
        append(lake, SuppressionsTable.TABLE, Map.of("customer_id", "C1"));
        assertThat(UnmatchedSuppressions.inWords(lake))
                .as("C1 is c1, whom nobody else is")
                .hasValue(
                        "1 entry of the suppression list suppresses nobody: no customer has the id or the e-mail address");
        append(lake, CustomersTable.TABLE, Map.of("customer_id", "NoSuch"));
        append(lake, CustomersTable.TABLE, Map.of("customer_id", "noSuch"));
        assertThat(UnmatchedSuppressions.inWords(lake).orElseThrow())
                .as("two customers whom only capitals tell apart")
                .startsWith("1 entry");
    }

    private static void append(Lake lake, Table table, Map<String, Object> row) {
        lake.append(table, Published.filled(table, LocalDate.EPOCH, List.of(row)));
    }
}
