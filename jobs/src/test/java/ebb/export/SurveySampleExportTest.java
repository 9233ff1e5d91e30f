package ebb.export;

import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.ExportSettings.Dialect;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExportsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
 * Thirty active customers of high value and six who lapsed, all with an address and consent but: "denied" opted out, "unasked" gave no consent and has lapsed, "mailed"
 * was written to twice on the day before, "quiet" has no address.
 */
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurveySampleExportTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-02T08:00:00Z"), ZoneOffset.UTC);
    private static final List<String> REFUSED = List.of("denied", "unasked", "mailed", "quiet");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void publish() {
        lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        List<String> ids = Stream.concat(
                        IntStream.range(0, 36).mapToObj(i -> (i < 30 ? "a" : "lapsed-") + i), REFUSED.stream())
                .toList();
        write(SegmentsTable.TABLE, ids.stream().map(SurveySampleExportTest::segment));
        write(CustomersTable.TABLE, ids.stream().map(SurveySampleExportTest::person));
        Timestamp yesterday = Timestamp.valueOf("2026-07-01 10:00:00");
        write(
                ContactsTable.TABLE,
                IntStream.range(0, 2)
                        .mapToObj(i -> Map.of(
                                "customer_id",
                                "mailed",
                                "contacted_at",
                                yesterday,
                                "channel",
                                "email",
                                "campaign",
                                "c" + i)));
        new Publications(lake)
                .publish(
                        "run",
                        Optional.of(AS_OF),
                        lake.versions(List.of(SegmentsTable.TABLE, CustomersTable.TABLE)),
                        Instant.EPOCH);
    }

    private static Map<String, Object> segment(String id) {
        boolean isLapsed = id.startsWith("lapsed") || id.equals("unasked");
        Map<String, Object> row = new HashMap<>(Map.of("customer_id", id, "lifecycle", isLapsed ? "lapsed" : "active"));
        row.put("value_band", isLapsed ? null : "high");
        return row;
    }

    private static Map<String, Object> person(String id) {
        Map<String, Object> row = new HashMap<>(
                Map.of("customer_id", id, "name", "=" + id, "owner", "o", "opted_out", id.equals("denied")));
        row.put("consent", !id.equals("unasked"));
        row.put("email", id.equals("quiet") ? null : " " + id + "@Example.com");
        return row;
    }

    private static void write(Table table, Stream<Map<String, Object>> rows) {
        lake.append(table, Published.filled(table, AS_OF, rows.toList()));
    }

    private static SurveySampleExport export(Clock clock, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("segments.control-share", "0"));
        all.putAll(settings);
        return new SurveySampleExport(ExportSource.of(
                lake, SettingsLoader.load(Optional.empty(), Map.of(), all).settings(), clock));
    }

    private static SurveySampleExport.Written write(Clock clock, int customers) {
        return export(clock, Map.of()).write(file(), customers, List.of());
    }

    private static ListFile file() {
        return new ListFile(folder.resolve("ask.csv"), Dialect.PLAIN);
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("ask.csv"));
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream().skip(1).map(line -> line.split(",", -1)[1]).toList();
    }

    @Test
    @Order(1)
    void refusesColumnsThatThereAreNotAndAFolderThatIsMissingBeforeAnythingIsKept() {
        assertThatThrownBy(() -> export(CLOCK, Map.of()).write(file(), 12, List.of("nme", "customer_id")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Cannot write the columns nme");
        ListFile lost = new ListFile(folder.resolve("none/ask.csv"), Dialect.PLAIN);
        assertThatThrownBy(() -> export(CLOCK, Map.of()).write(lost, 12, List.of()))
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> write(CLOCK, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "Cannot draw 1 customers: those who may be asked are of 2 strata (lifecycle and value band), and"
                                + " nobody would stand for some of them. Give --customers 2 or more.");
        assertThat(lake.has(SurveySampleTable.TABLE)).isFalse();
        assertThat(folder.resolve("ask.csv")).doesNotExist();
    }

    @Test
    @Order(2)
    void drawsOfEachStratumItsShareOfThoseWhoMayBeAskedWithWhatEachStandsFor() throws IOException {
        SurveySampleExport.Written written = write(CLOCK, 12);
        assertThat(written.rows()).isEqualTo(12);
        assertThat(written.askable()).isEqualTo(36);
        List<String> lines = lines();
        assertThat(lines.get(0))
                .isEqualTo("sample_id,customer_id,name,owner,channel,lifecycle,value_band,design_weight");
        assertThat(lines).filteredOn(line -> line.contains(",active,high,3.0")).hasSize(10);
        assertThat(lines)
                .filteredOn(line -> line.contains(",email,lapsed,,3.0"))
                .hasSize(2);
        assertThat(lines.get(1)).contains(",'=a").doesNotContain("@");
        assertThat(ids(lines)).doesNotContainAnyElementsOf(REFUSED);
        assertThat(lake.read(SurveySampleTable.TABLE).count()).isEqualTo(12);
        assertThat(lake.read(SurveySampleTable.TABLE)
                        .agg(sum(SurveySampleTable.WEIGHT))
                        .first()
                        .getDouble(0))
                .as("all who may be asked")
                .isEqualTo(36);
    }

    @Test
    @Order(3)
    void theSameDrawGivesTheSameCustomersAndIsRecordedOnce() throws IOException {
        List<String> first = lines();
        write(CLOCK, 12);
        assertThat(lines()).isEqualTo(first);
        assertThat(lake.read(SurveySampleTable.TABLE).count()).isEqualTo(12);
        assertThat(lake.read(ExportsTable.TABLE)
                        .where("list = 'survey sample of 12' AND purpose = 'marketing' AND listed_count = 12")
                        .count())
                .isEqualTo(1);
        assertThat(lake.read(SentTable.TABLE)
                        .where("action = 'ask how satisfied they are'")
                        .count())
                .isEqualTo(12);
    }

    @Test
    @Order(4)
    void drawsNobodyTwiceWithinTheRestAndRefusesWhereNobodyIsLeft() throws IOException {
        List<String> first = ids(lines());
        Clock tomorrow = Clock.offset(CLOCK, Duration.ofDays(1));
        SurveySampleExport.Written written = write(tomorrow, 1000);
        assertThat(written.rows()).isEqualTo(24);
        assertThat(ids(lines())).doesNotContainAnyElementsOf(first).doesNotContainAnyElementsOf(REFUSED);
        assertThatThrownBy(() -> write(Clock.offset(CLOCK, Duration.ofDays(2)), 5))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining(
                        "of 40 customers nobody may be asked by email and was not asked in the last 180 days");
        List<String> later = new ArrayList<>(first);
        later.add("mailed");
        export(tomorrow, Map.of("survey.rest-days", "30")).write(file(), 1000, List.of());
        write(Clock.offset(CLOCK, Duration.ofDays(180)), 1000);
        assertThat(ids(lines()))
                .as("exactly after the rest, and whose last contact is past")
                .containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    @Order(5)
    void writesAgainWithoutWhomMarketingMayNotReachSince() throws IOException {
        Clock day = Clock.offset(CLOCK, Duration.ofDays(400));
        export(day, Map.of()).write(file(), 8, List.of("customer_id", "email"));
        List<String> first = lines();
        assertThat(first.get(1)).matches("(\\S+),\\1@example.com");
        String complains = first.get(1).split(",", -1)[0];
        write(
                ServiceTable.TABLE,
                Stream.of(Map.of(
                        "customer_id",
                        complains,
                        "opened_at",
                        Timestamp.valueOf("2027-08-05 10:00:00"),
                        "kind",
                        "complaint")));
        export(day, Map.of()).write(file(), 8, List.of("customer_id", "email"));
        assertThat(lines()).hasSize(first.size() - 1).doesNotContain(first.get(1));
    }
}
