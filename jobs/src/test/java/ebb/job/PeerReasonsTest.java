package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ScoresTable;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many consumers and some companies, who buy on invoice and for two hundred times as much. */
class PeerReasonsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 400;
    private static final Pattern SPENT = Pattern.compile("spent ([0-9,]+) in the last year; typical(.*) is ([0-9,.]+)");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void train() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        List<Map<String, Object>> invoices = new ArrayList<>();
        lake.append(
                PurchasesTable.TABLE,
                Published.rows(PurchasesTable.TABLE, purchases(invoices)).coalesce(2));
        lake.append(
                ReceivablesTable.TABLE,
                Published.rows(ReceivablesTable.TABLE, invoices).coalesce(1));
        context().run(new BuildLedgerJob());
        context().run(new BuildFeaturesJob());
        context().run(new TrainJob());
    }

    @Test
    void companiesAreComparedWithCompaniesAndConsumersWithConsumers() {
        context().run(new ScoreJob());

        assertThat(spent("company")).isNotEmpty().allSatisfy(figures -> {
            assertThat(figures.group(2)).isEqualTo(" for customers on invoice");
            assertThat(number(figures.group(3))).isGreaterThan(10_000);
        });
        assertThat(spent("person")).isNotEmpty().allSatisfy(figures -> {
            assertThat(figures.group(2)).isEqualTo(" for customers without invoices");
            assertThat(number(figures.group(3))).isLessThan(1_000);
        });
    }

    @Test
    void aModelStoredWithoutPeerGroupsStillScoresAndComparesWithEveryone() throws IOException {
        List<Path> groups;
        try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
            groups = files.filter(file -> file.endsWith("peers.json")).toList();
        }
        byte[] kept = Files.readAllBytes(groups.get(0));
        Files.delete(groups.get(0));
        try {
            context().run(new ScoreJob());
            assertThat(spent("person")).isNotEmpty().allSatisfy(figures -> assertThat(figures.group(2))
                    .isEmpty());
        } finally {
            Files.write(groups.get(0), kept);
        }
    }

    /** The figures of every reason that compares a year's spending. */
    private static List<Matcher> spent(String kind) {
        return lake.read(ScoresTable.TABLE, LAST).collectAsList().stream()
                .filter(row -> row.<String>getAs(ScoresTable.CUSTOMER_ID).startsWith(kind))
                .flatMap(row -> ScoresTable.REASONS.stream().map(column -> row.<String>getAs(column)))
                .filter(words -> words != null)
                .map(SPENT::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    private static double number(String words) {
        return Double.parseDouble(words.replace(",", ""));
    }

    private static JobContext context() {
        Settings settings = SettingsLoader.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "horizon-days", "30",
                                "training.resamples", "20",
                                "training.contestants", "[prevalence, frequency, logistic_regression]"))
                .settings();
        return new JobContext(lake, settings, Optional.of(LAST), "run", CLOCK);
    }

    /** Who spends more stays longer, so that spending is a reason. */
    private static List<Map<String, Object>> purchases(List<Map<String, Object>> invoices) {
        Random random = new Random(5);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < 240; c++) {
            boolean isCompany = c % 4 == 0;
            double level = random.nextDouble();
            String id = (isCompany ? "company" : "person") + c;
            BigDecimal amount = BigDecimal.valueOf(Math.round((isCompany ? 2_000 : 10) * (1 + level)));
            double stops = random.nextDouble() < 0.3 + 0.6 * level ? DAYS : DAYS * random.nextDouble();
            double day = 20 * random.nextDouble();
            while (day < Math.max(stops, 10)) {
                LocalDate on = LAST.minusDays(DAYS - 1L - (int) day);
                rows.add(purchase(id, on, amount));
                if (isCompany) {
                    invoices.add(invoice(id, on, amount));
                }
                day += 8 + 10 * random.nextDouble();
            }
        }
        return rows;
    }

    private static Map<String, Object> purchase(String customer, LocalDate on, BigDecimal amount) {
        Map<String, Object> line = PurchaseLines.line(customer, on, amount.toPlainString());
        line.put(PurchasesTable.QUANTITY, BigDecimal.ONE);
        return line;
    }

    private static Map<String, Object> invoice(String customer, LocalDate on, BigDecimal amount) {
        return Map.of(
                ReceivablesTable.CUSTOMER_ID,
                customer,
                ReceivablesTable.INVOICE_ID,
                customer + on,
                ReceivablesTable.INVOICED_ON,
                Date.valueOf(on),
                ReceivablesTable.DUE_ON,
                Date.valueOf(on.plusDays(14)),
                ReceivablesTable.AMOUNT,
                amount,
                ReceivablesTable.PAID_ON,
                Date.valueOf(on.plusDays(7)),
                ReceivablesTable.PAID_AMOUNT,
                amount,
                Ingested.SOURCE_FILE,
                "test");
    }
}
