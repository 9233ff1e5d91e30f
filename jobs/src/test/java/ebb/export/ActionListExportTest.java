package ebb.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.ExportSettings.Dialect;
import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExportsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Actions of 30 June, exported on 2 July. "call" and "mail" are permitted; "control" is held back and "denied" has opted out, both with a debt to collect;
 * the others were permitted when the actions were chosen, and are not since: "late-no" opted out, "complains" since 1 July, "phoned" was called on 1 July.
 * Consent was withdrawn by "reminded" and by two lapsed customers: "written-back", to be won back by e-mail, and "called-back", by phone.
 */
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActionListExportTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-02T08:00:00Z"), ZoneOffset.UTC);
    private static final Settings SETTINGS = SettingsLoader.load(
                    Optional.empty(), Map.of(), Map.of("segments.control-share", "0.01"))
            .settings();
    private static final Settings WITHOUT_REST = SettingsLoader.load(
                    Optional.empty(), Map.of(), Map.of("segments.control-share", "0.01", "export.rest-days", "0"))
            .settings();
    private static final String CONTROL = IntStream.range(0, 1000)
            .mapToObj(i -> "control-" + i)
            .filter(SETTINGS.segments().controlGroup()::holds)
            .findFirst()
            .orElseThrow();

    private static final List<String> WITHDRAWN = List.of("reminded", "written-back", "called-back");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void publish() {
        lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        write(
                NextActionsTable.TABLE,
                Stream.of(
                        due("call", "marketing", "phone"),
                        due("mail", "marketing", "email"),
                        due("late-no", "marketing", "email"),
                        due("complains", "marketing", "email"),
                        due("phoned", "marketing", "phone"),
                        due(CONTROL, "account duty", "phone"),
                        due("denied", "account duty", "phone"),
                        due("reminded", "marketing", "email"),
                        winBack("written-back", "email"),
                        winBack("called-back", "phone"),
                        Map.<String, Object>of("customer_id", "quiet", "state", NextActionsTable.NOTHING_DUE)));
        List<String> ids = Stream.concat(
                        Stream.of("call", "mail", "late-no", "complains", "phoned", CONTROL, "denied", "quiet"),
                        WITHDRAWN.stream())
                .toList();
        write(SegmentsTable.TABLE, ids.stream().map(id -> Map.of("customer_id", id)));
        write(ScoresTable.TABLE, ids.stream().map(id -> Map.of("customer_id", id, "reason_1", "buys less")));
        write(
                ScoreMovesTable.TABLE,
                Stream.of("mail", "complains").map(id -> Map.of("customer_id", id, "feature_1", "recency_days")));
        write(
                CustomersTable.TABLE,
                Stream.concat(ids.stream(), Stream.of("never-bought"))
                        .map(id -> Map.of(
                                "customer_id",
                                id,
                                "consent",
                                !id.equals("never-bought") && !WITHDRAWN.contains(id),
                                "opted_out",
                                id.equals("denied") || id.equals("late-no"))));
        new Publications(lake)
                .publish(
                        "run",
                        Optional.of(AS_OF),
                        lake.versions(List.of(
                                NextActionsTable.TABLE,
                                SegmentsTable.TABLE,
                                ScoresTable.TABLE,
                                ScoreMovesTable.TABLE,
                                CustomersTable.TABLE)),
                        Instant.EPOCH);
        Timestamp since = Timestamp.valueOf("2026-07-01 10:00:00");
        write(
                ServiceTable.TABLE,
                Stream.of(Map.of("customer_id", "complains", "opened_at", since, "kind", "complaint")));
        write(
                ContactsTable.TABLE,
                Stream.of(Map.of("customer_id", "phoned", "contacted_at", since, "channel", "phone")));
    }

    /** The files of ids have everybody whom marketing may not reach, also where a duty is due, and who never bought. */
    @Test
    @Order(1)
    void leavesOutWhomMarketingMayNotReachSinceTheRunAndCountsEverybodyOnce() throws IOException {
        Path control = folder.resolve("control.txt");
        Path suppressed = folder.resolve("suppressed.txt");
        ActionListExport.Written written = export(null, null, new ActionListExport.IdFiles(control, suppressed));
        assertThat(lines("list.csv")).containsExactly("customer_id", "call", "mail");
        assertThat(written.states())
                .isEqualTo(Map.of(
                        NextActionsTable.DUE, 2L,
                        NextActionsTable.SUPPRESSED, 6L,
                        NextActionsTable.NOTHING_DUE, 1L,
                        MarketingList.DUTY, 2L));
        assertThat(written.leftOut()).contains("6 suppressed", "2 service or account duty");
        assertThat(lines("control.txt")).containsExactly("customer_id", CONTROL);
        assertThat(lines("suppressed.txt"))
                .containsExactly(
                        "customer_id",
                        "called-back",
                        "complains",
                        "denied",
                        "late-no",
                        "never-bought",
                        "reminded",
                        "written-back");
        assertThat(written.ids()).isEqualTo(Map.of(control, 1L, suppressed, 7L));
    }

    /** Why is the action's own reason; those of the score have their own columns. */
    @Test
    @Order(2)
    void saysWhyEachCustomerIsToBeContacted() throws IOException {
        new ActionListExport(source(), new ListRequest(null, null, null, List.of()))
                .write(file(), new ActionListExport.IdFiles(null, null));
        List<String> head = List.of(lines("list.csv").get(0).split(","));
        assertThat(head).containsSubsequence("customer_id", "action", "why", "contact_by", "reason_1", "reason_5");
        List<String> call = List.of(lines("list.csv").get(1).split(",", -1));
        assertThat(call.get(head.indexOf("customer_id"))).isEqualTo("call");
        assertThat(call.get(head.indexOf("why")))
                .as("is no formula in a spreadsheet")
                .isEqualTo("'=silent for 85 days");
        assertThat(call.get(head.indexOf("reason_1"))).as("of the score").isEqualTo("buys less");
    }

    @Test
    @Order(3)
    void anExportCutShortBetweenItsTablesIsMadeWholeByTheNext() throws IOException {
        long sent = lake.read(SentTable.TABLE).count();
        lake.delete(ExportsTable.TABLE, "true", "cut short");
        export(null, null, new ActionListExport.IdFiles(null, null));
        assertThat(lake.read(SentTable.TABLE).count()).isEqualTo(sent).isEqualTo(2);
        assertThat(lake.read(ExportsTable.TABLE).count()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void aListThatCannotBeRecordedIsNotHandedOver() throws IOException {
        Files.deleteIfExists(folder.resolve("list.csv"));
        Path log = folder.resolve("lake/tables/sent/_delta_log");
        Files.move(log, log.resolveSibling("_gone"));
        Files.writeString(log, "not a folder");
        try {
            assertThatThrownBy(() -> export("owner-1", 1, new ActionListExport.IdFiles(null, null)))
                    .isInstanceOf(Exception.class);
        } finally {
            Files.delete(log);
            Files.move(log.resolveSibling("_gone"), log);
        }
        assertThat(folder.resolve("list.csv")).doesNotExist();
    }

    @Test
    @Order(5)
    void saysWhoWaitsWhereTheBudgetIsTooSmallAndRefusesAnOwnerWhoHasNobody() {
        ListRequest small = new ListRequest(null, null, new BigDecimal("0.01"), List.of());
        assertThatThrownBy(() ->
                        new ActionListExport(source(), small).write(file(), new ActionListExport.IdFiles(null, null)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("Of 11 customers 2 waiting for capacity, 0 held back as control, 6 suppressed");
        assertThatThrownBy(() -> export("nobody", null, new ActionListExport.IdFiles(null, null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Cannot export for the owner nobody: no customer has that owner.");
        assertThatThrownBy(() -> new ListRequest(null, 0, null, List.of()))
                .hasMessageContaining("a budget of no limit and a capacity of 0: that lists nobody");
        assertThatThrownBy(() -> new ListRequest(null, null, null, List.of("nme")))
                .hasMessageContaining("columns nme");
    }

    @Test
    @Order(6)
    void listsOfTheCustomersNamedInAFileOnlyThoseWhoArePermittedToday() throws IOException {
        Path chosen = Files.write(folder.resolve("chosen.txt"), List.of("mail", " ", "complains", "nobody", "mail"));
        ListRequest request = new ListRequest(null, null, null, List.of("customer_id"));

        ActionListExport.Written written = new ActionListExport(source(), request, ChosenCustomers.in(chosen, source()))
                .write(file(), new ActionListExport.IdFiles(null, null));

        assertThat(lines("list.csv")).containsExactly("customer_id", "mail");
        assertThat(written.states()).containsEntry(NextActionsTable.DUE, 1L);
        assertThat(lake.read(ExportsTable.TABLE)
                        .where(ExportsTable.LIST + " = 'actions, of chosen customers'")
                        .count())
                .isEqualTo(1);
        Path empty = Files.write(folder.resolve("empty.txt"), List.of(" "));
        assertThatThrownBy(() -> new ActionListExport(source(), request, ChosenCustomers.in(empty, source()))
                        .write(file(), new ActionListExport.IdFiles(null, null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("it names nobody");
    }

    @Test
    @Order(6)
    void listsThoseWhoseScoreWasMovedByAFactorOrHasAReason() throws IOException {
        assertThat(where("feature_1 = 'recency_days' -- what moved it")).containsExactly("customer_id", "mail");
        assertThat(chosen("reason_1 LIKE 'buys%' AND feature_1 IS NULL"))
                .contains("call", "denied")
                .doesNotContain("mail", "complains");
        assertThat(chosen("reason_1 = 'x') OR (1 = 1")).contains("call", "mail", "quiet");
        assertThatThrownBy(() -> where("feature_9 = 'x'"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Cannot choose customers by feature_9 = 'x': A column")
                .hasMessageContaining(", main_cause, ");
        assertThatThrownBy(() -> where("customer_id IN (SELECT customer_id FROM json.`/etc`)"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("the relation json");
    }

    private static List<String> chosen(String condition) {
        return ChosenCustomers.where(condition, source()).ids().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static List<String> where(String condition) throws IOException {
        new ActionListExport(source(), customerIds(), ChosenCustomers.where(condition, source()))
                .write(file(), new ActionListExport.IdFiles(null, null));
        return lines("list.csv");
    }

    /** E-mail to a lapsed customer needs consent whatever the conf demands of marketing. */
    @Test
    @Order(7)
    void asksForEachRowTheRuleThatPutTheCustomerOnTheList() throws IOException {
        ExportSource lenient = ExportSource.of(
                lake,
                SettingsLoader.load(
                                Optional.empty(),
                                Map.of(),
                                Map.of("segments.control-share", "0.01", "actions.require-consent", "false"))
                        .settings(),
                CLOCK);
        ActionListExport.Written written =
                new ActionListExport(lenient, customerIds()).write(file(), new ActionListExport.IdFiles(null, null));
        assertThat(lines("list.csv")).containsExactly("customer_id", "call", "called-back", "mail", "reminded");
        assertThat(written.states()).containsEntry(NextActionsTable.SUPPRESSED, 4L);
    }

    /** The lists of all customers, of one owner and of chosen customers overlap. */
    @Test
    @Order(8)
    void whoIsOnSeveralListsOfADayIsAssignedOnceAndOnTheNextOnlyWithinTheCap() {
        ActionListExport.Written again = export("owner-1", null, new ActionListExport.IdFiles(null, null));
        assertThat(again.again()).as("on a list of today already").isEqualTo(again.rows());
        assertThat(lake.read(ExportsTable.TABLE).select(ExportsTable.LIST).collectAsList())
                .extracting(row -> row.getString(0))
                .contains("actions", "actions of owner-1", "actions, of chosen customers");
        assertThat(assigned()).containsExactlyInAnyOrder("call", "mail", "called-back", "reminded");

        Clock nextDay = Clock.offset(CLOCK, Duration.ofDays(1));
        ActionListExport next = new ActionListExport(ExportSource.of(lake, SETTINGS, nextDay), customerIds());
        assertThatThrownBy(() -> next.write(file(), new ActionListExport.IdFiles(null, null)))
                .as("the same actions a day later")
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("nobody is to be contacted");
        ExportSource tomorrow = ExportSource.of(lake, WITHOUT_REST, nextDay);
        assertThat(new ActionListExport(tomorrow, customerIds())
                        .write(file(), new ActionListExport.IdFiles(null, null))
                        .again())
                .isZero();
        assertThat(assigned()).containsExactlyInAnyOrder("call", "mail", "called-back", "reminded", "mail");
    }

    /** A month on the caps are free again; "mail" was put on a list of that day by something else. */
    @Test
    @Order(9)
    void nobodyIsOnTwoListsOfADayWithDifferentActions() throws IOException {
        write(
                SentTable.TABLE,
                Stream.of(Map.of(
                        SentTable.EXPORT_ID,
                        "2026-08-01-other",
                        SentTable.CUSTOMER_ID,
                        "mail",
                        SentTable.ACTION,
                        "Invite to the fair",
                        SentTable.ASSIGNMENT,
                        SentTable.CONTACT)));
        ExportSource later = ExportSource.of(lake, SETTINGS, Clock.offset(CLOCK, Duration.ofDays(30)));
        ActionListExport.Written written =
                new ActionListExport(later, customerIds()).write(file(), new ActionListExport.IdFiles(null, null));
        assertThat(lines("list.csv")).containsExactly("customer_id", "call", "phoned");
        assertThat(written.states()).containsEntry(NextActionsTable.SUPPRESSED, 6L);
    }

    private static List<String> assigned() {
        return lake.read(SentTable.TABLE).select(SentTable.CUSTOMER_ID).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Nobody's address is known here. */
    @Test
    @Order(10)
    void saysThatASuppressedAddressOfNobodyKnownSuppressesNobody() {
        write(
                SuppressionsTable.TABLE,
                Stream.of(
                        Map.of("email", "jo@example.org"), Map.of("customer_id", "mail", "email", "mail@example.org")));
        ActionListExport.Written written = export(null, null, new ActionListExport.IdFiles(null, null));
        assertThat(written.rows()).isEqualTo(1);
        assertThat(written.leftOut())
                .contains("7 suppressed")
                .contains("1 entry of the suppression list suppresses nobody: they name only e-mail addresses");
    }

    /** "call" was on the list until now. */
    @Test
    @Order(11)
    void leavesOutWhomARejectedRowOfCustomersNames() {
        write(
                RejectedRowsTable.TABLE,
                Stream.of(
                        Map.of("input", "purchases", "raw_text", "mail,2026-06-01,x"),
                        Map.of(
                                "input",
                                "customers",
                                "raw_text",
                                "\"call\",Ada,ja",
                                "reason",
                                "opted_out is neither true nor false")));
        assertThatThrownBy(() -> export(null, null, new ActionListExport.IdFiles(null, null)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("nobody is to be contacted")
                .hasMessageContaining("8 suppressed")
                .hasMessageContaining("`ebb actions --state 'suppressed'` says why.");
    }

    @Test
    @Order(13)
    void pointsToThoseWhoWouldBeOnTheListBeforeThoseWithNothingDue() {
        assertThat(ActionListExport.tellingState(Map.of("nothing due", 235L, "suppressed", 123L)))
                .isEqualTo("suppressed");
        assertThat(ActionListExport.tellingState(Map.of("nothing due", 3L, "held back as control", 1L)))
                .isEqualTo("nothing due");
    }

    /** The published ids are all known, those of the input that came since are of another kind. */
    @Test
    @Order(12)
    void refusesAListWhereTheCustomersThatCameSinceTheRunKnowNobody() {
        lake.delete(CustomersTable.TABLE, "true", "test");
        write(CustomersTable.TABLE, Stream.of(Map.of("customer_id", "C-0001", "opted_out", true)));
        assertThatThrownBy(() -> export(null, null, new ActionListExport.IdFiles(null, null)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("none is in the customers input, which lists 1");
    }

    private static ActionListExport.Written export(String owner, Integer capacity, ActionListExport.IdFiles ids) {
        return new ActionListExport(source(), new ListRequest(owner, capacity, null, List.of("customer_id")))
                .write(file(), ids);
    }

    private static ListRequest customerIds() {
        return new ListRequest(null, null, null, List.of("customer_id"));
    }

    private static ExportSource source() {
        return ExportSource.of(lake, SETTINGS, CLOCK);
    }

    private static ListFile file() {
        return new ListFile(folder.resolve("list.csv"), Dialect.PLAIN);
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private static Map<String, Object> winBack(String id, String channel) {
        Map<String, Object> row = new HashMap<>(due(id, "marketing", channel));
        row.put("sources", "win_back, category_rhythm");
        return row;
    }

    private static Map<String, Object> due(String id, String purpose, String channel) {
        return Map.of(
                "customer_id",
                id,
                "state",
                NextActionsTable.DUE,
                "owner",
                "owner-1",
                "purpose",
                purpose,
                "channel",
                channel,
                "action",
                "do",
                "reason_1",
                "=silent for 85 days",
                "contact_by",
                Date.valueOf(AS_OF.plusDays(3)),
                "cost",
                new BigDecimal("8.00"));
    }

    /** Rows of the as-of date; what must not be null and is not given is nothing. */
    private static void write(Table table, Stream<Map<String, Object>> rows) {
        lake.append(table, Published.filled(table, AS_OF, rows.toList()));
    }
}
