package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.LifeEventsTable;
import ebb.schema.SurveySampleTable;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
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

/** Three customers: b was a until March; b expects a birth. */
@Tag("spark")
class CustomerVerbTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 3);
    private static final String EVENTS = """
            segments:
              control-share: 0
            life-events:
              events:
                birth:
                  enabled: true
                  sensitive: true
                  purposes: [baby-club]
                  ahead-days: 230
                  after-days: 30
                  signs:
                    - {kind: breaks, category: sanitary, from-days: -270, until-days: -230, lasts-days: 240}
                    - {kind: begins, category: maternity, from-days: -180, until-days: -90, lasts-days: 90}
                  stages:
                    - {send: maternity wear, from-days: -120, until-days: -20}
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void fillLake() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                folder.resolve("in/sales.csv"),
                "customer_id,ordered_at,amount,category\na,2026-01-05,12.50,tea\nb,2026-05-01,7.00,maternity\nc,2026-05-03,1.00,\n");
        Files.writeString(folder.resolve("customers.csv"), "customer_id,name,owner,consent\nb,Ada Rossi,west-2,true\n");
        Files.writeString(folder.resolve("aliases.csv"), "customer_id,canonical_id,merged_on\na,b,2026-03-01\n");
        Files.writeString(folder.resolve("ebb.yaml"), EVENTS);
        SmallRun.on(
                folder,
                Map.of(
                        "inputs.customers.path", folder.resolve("customers.csv").toString(),
                        "inputs.aliases.path", folder.resolve("aliases.csv").toString(),
                        "as-of.complete-day-share", "0"));
        Lake lake = lake();
        Map<String, Object> birth = new HashMap<>(Map.of(
                LifeEventsTable.CUSTOMER_ID,
                "b",
                LifeEventsTable.AS_OF,
                Date.valueOf(AS_OF),
                LifeEventsTable.EVENT,
                "birth",
                LifeEventsTable.PROBABILITY,
                0.8,
                LifeEventsTable.EXPECTED_ON,
                Date.valueOf("2026-08-01"),
                LifeEventsTable.FROM_ON,
                Date.valueOf("2026-07-01"),
                LifeEventsTable.UNTIL_ON,
                Date.valueOf("2026-09-01"),
                LifeEventsTable.EVIDENCE,
                "maternity began",
                LifeEventsTable.IS_SENSITIVE,
                true));
        birth.put(LifeEventsTable.SEND_PLAN, "");
        lake.append(LifeEventsTable.TABLE, Published.rows(LifeEventsTable.TABLE, List.of(birth)));
        lake.append(
                SurveySampleTable.TABLE,
                Published.filled(
                        SurveySampleTable.TABLE,
                        AS_OF,
                        List.of(Map.of(
                                SurveySampleTable.CUSTOMER_ID, "b", SurveySampleTable.SAMPLE_ID, "2026-05-03-1f"))));
        SparkSessions.shared()
                .sql("SELECT 'b' AS customer_id, timestamp '2026-05-01 10:00:00' AS opened_at, 'complaint' AS kind,"
                        + " 'late' AS cause, timestamp '2026-05-02 10:00:00' AS closed_at, 'solved' AS outcome")
                .write()
                .format("delta")
                .save(folder.resolve("lake/tables/service").toString());
        new Publications(lake)
                .publish("test", Optional.of(AS_OF), lake.versions(Publications.PUBLISHED), Instant.now());
    }

    private static Lake lake() {
        return new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
    }

    private static CommandLineRun customer(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "customer";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--conf";
        all[arguments.length + 2] = folder.resolve("ebb.yaml").toString();
        return CommandLineRun.on(folder.resolve("lake"), all);
    }

    private static List<String> accesses() {
        return CommandLineRun.rows(
                folder.resolve("lake"),
                "SELECT verb, event, purpose, customer_count FROM sensitive_accesses ORDER BY accessed_at");
    }

    @Test
    void showsAllPartsInOnePlaceAndSensitiveOnesOnlyForAPurpose() {
        CommandLineRun plain = customer("b");
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out())
                .contains("Customer b", "Who", "name Ada Rossi; owner west-2; consent yes", "Purchases and returns")
                .contains("ordered on 2026-05-01; amount 7.00; category maternity")
                .as("bought as a, who turned out to be b")
                .contains("ordered on 2026-01-05; amount 12.50; category tea")
                .doesNotContain("birth");
        assertThat(customer("b", "--purpose", "baby-club").out()).contains("Life events", "event birth");
        assertThat(accesses()).endsWith("customer,birth,none named,0", "customer,birth,baby-club,1");
    }

    @Test
    void namesTheSamplesThatAskTheCustomer() {
        assertThat(customer("b").out()).contains("Drawn to be asked", "drawn on 2026-05-03; sample id 2026-05-03-1f");
    }

    /** As a lake has it whose service input was brought in before complaints had a verdict. */
    @Test
    void readsATableThatWasWrittenBeforeItWasGivenAColumn() {
        assertThat(customer("b").out()).contains("kind complaint; cause late;").contains("outcome solved");
    }

    @Test
    void answersForAnAliasWithWhomItBelongsTo() {
        assertThat(customer("a", "--json").out()).contains("\"customer_id\" : \"b\"", "Ada Rossi");
    }

    @Test
    void refusesWhomNoTableKnows() {
        CommandLineRun answer = customer("nobody");
        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE.code);
        assertThat(answer.err()).contains("Cannot show nobody: ", "Check the name");
    }
}
