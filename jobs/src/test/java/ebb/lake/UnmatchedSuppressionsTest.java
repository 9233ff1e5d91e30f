package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CustomersTable;
import ebb.schema.Ingested;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.util.HashMap;
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
    void countsAddressesOnlyWhereTheAddressOfNoCustomerIsKnown() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        assertThat(UnmatchedSuppressions.inWords(lake)).isEmpty();

        append(lake, SuppressionsTable.TABLE, Map.of("customer_id", "c1", "email", "jo@example.org"));
        assertThat(UnmatchedSuppressions.inWords(lake)).isEmpty();

        append(lake, SuppressionsTable.TABLE, Map.of("email", "ann@example.org"));
        append(lake, SuppressionsTable.TABLE, Map.of("email", "bob@example.org"));
        assertThat(UnmatchedSuppressions.inWords(lake))
                .hasValue("2 entries of the suppression list name only an e-mail address and suppress nobody:"
                        + " there is no customers input");

        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c1"));
        assertThat(UnmatchedSuppressions.inWords(lake).orElseThrow())
                .endsWith("suppress nobody: the customers input has no e-mail addresses");

        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c2", "email", "cy@example.org"));
        assertThat(UnmatchedSuppressions.inWords(lake)).isEmpty();
    }

    private static void append(Lake lake, Table table, Map<String, Object> cells) {
        Map<String, Object> row = new HashMap<>(cells);
        row.put(Ingested.SOURCE_FILE, "test");
        lake.append(table, Published.rows(table, List.of(row)));
    }
}
