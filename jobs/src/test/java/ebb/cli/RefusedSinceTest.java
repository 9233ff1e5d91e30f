package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marketing was planned for "agreed" and "refused" on 30 June; "refused" has opted out since, and nothing was scored since. */
@Tag("spark")
class RefusedSinceTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    @TempDir
    static Path folder;

    @BeforeAll
    static void publishThenOptOut() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        write(lake, CustomersTable.TABLE, List.of(wish("agreed", false), wish("refused", false)));
        write(lake, NextActionsTable.TABLE, List.of(due("agreed", 1), due("refused", 2), debt("owes", 3)));
        write(lake, WarningsTable.TABLE, List.of(warning("agreed"), warning("refused")));
        write(lake, WinBackTable.TABLE, List.of(Map.of("customer_id", "refused", "channel", "phone")));
        new Publications(lake)
                .publish("test", Optional.of(AS_OF), lake.versions(Publications.PUBLISHED), Instant.now());
        write(lake, CustomersTable.TABLE, List.of(wish("refused", true)));
    }

    private static Map<String, Object> wish(String id, boolean optedOut) {
        return Map.of("customer_id", id, "opted_out", optedOut, "consent", true);
    }

    private static Map<String, Object> due(String id, int rank) {
        return Map.of(
                NextActionsTable.CUSTOMER_ID,
                id,
                NextActionsTable.STATE,
                NextActionsTable.DUE,
                NextActionsTable.PURPOSE,
                "marketing",
                NextActionsTable.ACTION,
                "Call and ask",
                NextActionsTable.CHANNEL,
                "phone",
                NextActionsTable.RANK,
                rank,
                NextActionsTable.EXPECTED_LOSS,
                BigDecimal.TEN,
                NextActionsTable.EXPECTED_GAIN,
                BigDecimal.TEN,
                NextActionsTable.COST,
                BigDecimal.ONE);
    }

    /** Due whatever the customer asked of marketing. */
    private static Map<String, Object> debt(String id, int rank) {
        Map<String, Object> debt = new HashMap<>(due(id, rank));
        debt.put(NextActionsTable.PURPOSE, "account duty");
        debt.put(NextActionsTable.ACTION, "Collect the debt");
        debt.put(NextActionsTable.SUPPRESSED_BECAUSE, "has asked not to be contacted");
        return debt;
    }

    private static Map<String, Object> warning(String id) {
        return Map.of("customer_id", id, "rule", "loss", "purpose", "marketing", "next_step", "Call, make one offer");
    }

    private static void write(Lake lake, Table table, List<Map<String, Object>> rows) {
        lake.append(table, Published.filled(table, AS_OF, rows));
    }

    @Test
    void actionsListNobodyWhoRefusedSinceTheyWerePlanned() {
        assertThat(CommandLineRun.on(folder, "actions").out())
                .contains("1 agreed", "3 owes", "Collect the debt", "2 due with", "1 suppressed")
                .doesNotContain("refused ");
        assertThat(CommandLineRun.on(folder, "actions", "--state", "suppressed").out())
                .contains("refused      suppressed: has asked not to be contacted");
    }

    @Test
    void warningsProposeNothingToThem() {
        assertThat(CommandLineRun.on(folder, "warnings", "--rule", "loss").out())
                .containsOnlyOnce("-> Call, make one offer")
                .contains("-> Nothing: has asked not to be contacted");
    }

    @Test
    void theCustomersFileProposesNothingToThem() {
        CommandLineRun file = CommandLineRun.on(folder, "customer", "refused");
        assertThat(file.out())
                .contains("state suppressed; suppressed because has asked not to be contacted")
                .contains("Nothing: has asked not to be contacted")
                .doesNotContain("Win-back");
        assertThat(CommandLineRun.on(folder, "customer", "agreed").out()).contains("state due");
    }
}
