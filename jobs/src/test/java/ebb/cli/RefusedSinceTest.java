package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import ebb.serve.ServedLake;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Marketing was planned for "agreed" and "refused" on 30 June; "refused" has opted out since, and nothing was scored since. */
@Tag("journey")
@Tag("spark")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedSinceTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    @TempDir
    static Path folder;

    @BeforeAll
    static void publishThenOptOut() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        write(
                lake,
                CustomersTable.TABLE,
                Stream.of("agreed", "refused", "owes", "complains", "settled", "told", "late", "typed")
                        .map(id -> wish(id, false))
                        .toList());
        write(
                lake,
                NextActionsTable.TABLE,
                List.of(
                        due("agreed", 1),
                        due("refused", 2),
                        debt("owes", 3),
                        due("complains", 4),
                        due("settled", 5),
                        due("told", 6),
                        due("late", 7),
                        due("typed", 8)));
        write(lake, WarningsTable.TABLE, List.of(warning("agreed"), warning("refused")));
        write(lake, WinBackTable.TABLE, List.of(Map.of("customer_id", "refused", "channel", "phone")));
        write(lake, OccasionsTable.TABLE, List.of(id("agreed"), id("refused")));
        write(lake, LifeEventsTable.TABLE, List.of(id("agreed"), id("refused")));
        write(lake, ScoresTable.TABLE, List.of(id("agreed"), id("refused"), id("owes")));
        write(lake, SegmentsTable.TABLE, List.of(segment("agreed"), segment("refused"), segment("owes")));
        new Publications(lake)
                .publish("test", Optional.of(AS_OF), lake.versions(Publications.PUBLISHED), Instant.now());
        write(lake, CustomersTable.TABLE, List.of(wish("refused", true)));
    }

    private static Map<String, Object> wish(String id, boolean optedOut) {
        return Map.of("customer_id", id, "opted_out", optedOut, "consent", true);
    }

    private static Map<String, Object> id(String id) {
        return Map.of(CustomersTable.CUSTOMER_ID, id);
    }

    private static Map<String, Object> segment(String id) {
        return Map.of(
                SegmentsTable.CUSTOMER_ID,
                id,
                SegmentsTable.ACTION,
                "Call and ask",
                SegmentsTable.CONTACT_BY,
                java.sql.Date.valueOf(AS_OF));
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
                NextActionsTable.CONTACT_BY,
                java.sql.Date.valueOf(AS_OF),
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
                .contains("1 agreed", "3 owes", "Collect the debt", "7 due with", "1 suppressed")
                .doesNotContain("refused ");
        assertThat(CommandLineRun.on(folder, "actions", "--state", "suppressed").out())
                .contains("refused      suppressed: has asked not to be contacted");
    }

    @Test
    void warningsProposeNothingToThem() {
        assertThat(CommandLineRun.on(folder, "warnings", "--rule", "loss").out())
                .containsOnlyOnce("-> Call and ask (phone, by 30 Jun 2026)")
                .doesNotContain("make one offer")
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

    /** The lists of a day, as every reader of the publication has them: SQL, pages, the API, the tables for BI. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void anIngestTakesThemOffWhatIsPublished() throws IOException {
        String due = "SELECT customer_id FROM v_next_actions_latest WHERE purpose = 'marketing' ORDER BY 1";
        Path purchases =
                Files.writeString(folder.resolve("buys.csv"), "customer_id,ordered_at,amount\nagreed,2026-06-29,10\n");
        Path customers = Files.writeString(folder.resolve("people.csv"), """
                customer_id,opted_out,consent
                agreed,false,true
                refused,true,true
                owes,false,true
                complains,false,true
                settled,false,true
                told,false,true
                late,false,true
                typed,false,true
                """);
        assertThat(CommandLineRun.rows(folder, due))
                .containsExactly("agreed", "complains", "late", "refused", "settled", "told", "typed");

        String[] ingest = {
            "ingest",
            "--set",
            "inputs.purchases.path=" + purchases,
            "--set",
            "inputs.customers.path=" + customers,
            "--set",
            "inputs.service.path=" + complaints(),
            "--set",
            "inputs.contacts.path=" + answers(),
            "--set",
            "inputs.suppressions.path=" + byHand(),
            "--set",
            "inputs.contacts.gate.rejected-stop-share=1"
        };
        CommandLineRun first = CommandLineRun.on(folder, ingest);

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("withdraw", "5 customers on the published lists may no longer be contacted for marketing");
        assertThat(CommandLineRun.rows(folder, due)).containsExactly("agreed", "settled");
        assertThat(CommandLineRun.rows(
                        folder,
                        "SELECT customer_id, state, suppressed_because, action FROM v_next_actions_latest"
                                + " WHERE customer_id IN ('complains', 'late', 'told', 'typed') ORDER BY 1"))
                .containsExactly(
                        "complains,suppressed,\"a complaint is open, which comes first\",",
                        "late,suppressed,\"is on the suppression list: a row that names the customer was rejected, so it is"
                                + " not known what was asked\",",
                        "told,suppressed,has asked not to be contacted,",
                        "typed,suppressed,is on the suppression list: asked by letter,");
        assertThat(CommandLineRun.rows(
                        folder,
                        "SELECT state, suppressed_because, action, contact_by, owner_rank FROM v_next_actions_latest"
                                + " WHERE customer_id = 'refused'"))
                .containsExactly("suppressed,has asked not to be contacted,,,");
        assertThat(CommandLineRun.rows(
                        folder, "SELECT customer_id, action, contact_by IS NULL FROM v_segments_latest ORDER BY 1"))
                .containsExactly(
                        "agreed,Call and ask,false",
                        "owes,Call and ask,false",
                        "refused,Nothing: has asked not to be contacted,true");
        for (String table : List.of("v_win_back_latest", "v_occasions_latest", "v_life_events_latest")) {
            assertThat(CommandLineRun.rows(folder, "SELECT count(*) FROM " + table + " WHERE customer_id = 'refused'"))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(CommandLineRun.rows(folder, "SELECT next_step FROM v_warnings_latest WHERE customer_id = 'refused'"))
                .containsExactly("Nothing: has asked not to be contacted");
        assertThat(CommandLineRun.rows(
                        folder, "SELECT state, action FROM v_bi_actions_latest WHERE customer_id = 'refused'"))
                .containsExactly("suppressed,");
        pagesAndApiProposeNothingToThem();

        aSecondIngestLeavesItSo(ingest);
    }

    /** Open complaints in another language; one is delivered again when it is closed. */
    private static Path complaints() throws IOException {
        Path cases = Files.createDirectories(folder.resolve("cases"));
        Files.writeString(
                cases.resolve("july.csv"),
                "customer_id,opened_at,kind,closed_at\ncomplains,2026-07-01,Beschwerde,\nsettled,2026-07-02,Complaint,\n");
        Files.writeString(
                cases.resolve("august.csv"),
                "customer_id,opened_at,kind,closed_at\nsettled,2026-07-02,Complaint,2026-08-03\n");
        return cases;
    }

    /** What was said to callers long ago; the row of the dead and one more lack the campaign. */
    private static Path answers() throws IOException {
        return Files.writeString(folder.resolve("answers.csv"), """
                customer_id,contacted_at,campaign,channel,outcome,reason
                told,2026-05-01,spring,phone,declined,Do not contact
                late,2026-05-01,,phone,,Verstorben
                agreed,2026-05-01,,phone,declined,price
                """);
    }

    private static Path byHand() throws IOException {
        return Files.writeString(folder.resolve("byhand.csv"), "customer_id,reason\nTYPED,asked by letter\n");
    }

    private static void aSecondIngestLeavesItSo(String[] ingest) {
        CommandLineRun again = CommandLineRun.on(folder, ingest);
        assertThat(again.err()).contains("nobody on the published lists has refused since the last run");
        String number = CommandLineRun.rows(folder, "SELECT max(publication) FROM table_versions")
                .get(0);
        assertThat(number).isEqualTo("2");
    }

    @Test
    void aMajorEventAfterWhichNobodyIsThereDoesSoByItself(@TempDir Path other) throws IOException {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(other.toString()));
        write(lake, CustomersTable.TABLE, List.of(wish("agreed", false), wish("closed", false)));
        write(lake, NextActionsTable.TABLE, List.of(due("agreed", 1), due("closed", 2)));
        List<Table> published = List.of(CustomersTable.TABLE, NextActionsTable.TABLE);
        new Publications(lake).publish("test", Optional.of(AS_OF), lake.versions(published), Instant.now());
        Path purchases =
                Files.writeString(other.resolve("buys.csv"), "customer_id,ordered_at,amount\nagreed,2026-06-29,10\n");
        Path events = Files.writeString(
                other.resolve("events.csv"),
                "customer_id,on,kind,note\nclosed,2026-06-20,Business closed,since June\n");

        CommandLineRun ingest = CommandLineRun.on(
                other,
                "ingest",
                "--set",
                "inputs.purchases.path=" + purchases,
                "--set",
                "inputs.major_events.path=" + events);

        assertThat(ingest.exit()).as(ingest.err()).isZero();
        assertThat(CommandLineRun.rows(
                        other, "SELECT customer_id, state, suppressed_because FROM v_next_actions_latest ORDER BY 1"))
                .containsExactly("agreed,due,", "closed,suppressed,is no longer there: business closed");
    }

    /** Single jobs plan by the as-of date alone. */
    @Test
    @Order(Integer.MAX_VALUE)
    void publishingAPlanLeavesOutWhoIsContactedAsOftenAsMayBeToday() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        Timestamp yesterday =
                Timestamp.valueOf(LocalDate.now(ZoneOffset.UTC).minusDays(1).atStartOfDay());
        write(lake, FeaturesTable.TABLE, List.of(id("agreed")));
        write(
                lake,
                ContactsTable.TABLE,
                List.of(Map.of("customer_id", "agreed", "contacted_at", yesterday, "channel", "Telefon ")));

        CommandLineRun published = CommandLineRun.on(folder, "publish-lake");

        assertThat(published.exit()).as(published.err()).isZero();
        assertThat(published.out()).contains("is in force", "may no longer be contacted for marketing");
        assertThat(CommandLineRun.rows(
                        folder,
                        "SELECT state, suppressed_because FROM v_next_actions_latest WHERE customer_id = 'agreed'"))
                .containsExactly("suppressed,as often contacted by this channel as may be");
        assertThat(CommandLineRun.rows(folder, "SELECT next_step FROM v_warnings_latest WHERE customer_id = 'agreed'"))
                .containsExactly("Nothing: as often contacted by this channel as may be");
    }

    private static void pagesAndApiProposeNothingToThem() throws IOException {
        try (ServedLake served = new ServedLake(folder, folder.toString())) {
            assertThat(served.page("/api/v1/plan"))
                    .contains("\"listed\":1", "\"agreed\"")
                    .doesNotContain("\"refused\"");
            assertThat(served.page("/actions")).contains("agreed").doesNotContain(">refused<");
            JsonNode file = served.json("/api/v1/customers/refused");
            assertThat(file.path("action").path("state").asText()).isEqualTo("suppressed");
            assertThat(file.path("action").path("action").isTextual()).isFalse();
            assertThat(file.path("warnings").findValuesAsText("next_step"))
                    .containsExactly("Nothing: has asked not to be contacted");
        }
    }
}
