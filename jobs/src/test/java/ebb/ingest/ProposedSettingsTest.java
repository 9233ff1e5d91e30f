package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.schema.PurchasesTable;
import ebb.setup.ConfProposal;
import ebb.setup.ConfProposer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What `ebb init` proposes for a file reads all of it: rows and money come out as they stand in the file. */
class ProposedSettingsTest {
    private static final Clock LATER = Clock.fixed(Instant.parse("2026-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final String PLAIN = "order_id;customer_id;ordered_at;amount";

    @TempDir
    Path root;

    /** Twenty amounts, of which one is written in the second way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "115|1,333|1,234.56|3518",
                "115|1.333|1.234,56|3518",
                "115.99|1.234,56|none|3438.37",
                "115,99|1\u202f000,00|1 234,56|3203.81",
                "115.99|1'000.00|1'234.56|3203.81",
                "115.99|(9.96)|1,234.56|2193.85",
                "115.99|12.50-|1,234.56|2191.31",
                "12,50 EUR|1.000,00 EUR|1.234,56|1237.50",
                "USD 12.50|USD 1,000.00|1,234.56|1237.50"
            })
    void amountsAreReadAsTheyAreWritten(String usual, String other, String format, BigDecimal sum) {
        Read read = read(
                file(PLAIN, i -> "o" + i + ";c" + i % 5 + ";2025-01-" + (10 + i) + ";" + (i == 7 ? other : usual)));
        assertThat(read.settings.inputs().get("purchases").numberFormat())
                .isEqualTo(format.equals("none") ? null : format);
        assertThat(read.sum()).isEqualByComparingTo(sum);
        assertThat(read.proposal.unsure().stream().anyMatch(doubt -> doubt.startsWith("Amounts such as " + other)))
                .isEqualTo(other.matches("1[.,]333"));
    }

    @Test
    void linesOfAnOrderWhoseStatusStandsOnTheFirstAreKept() throws IOException {
        Read shopify = read(recipe("shopify"));
        assertThat(shopify.rows())
                .containsExactly(
                        "#1001|anna@shop.example|0.00",
                        "#1001|anna@shop.example|54.90",
                        "#1002|ben@shop.example|60.00",
                        "#1005|anna@shop.example|20.00");
        Read own = read(file(
                "order_id;customer_id;ordered_at;amount;product;status",
                i -> "o" + i + ";c" + i % 5 + ";2025-01-" + (10 + i) + ";6;A;"
                        + (i % 5 == 0 ? "Erstattet" : "Bezahlt") + "\no" + i + ";c" + i % 5 + ";2025-01-"
                        + (10 + i) + ";4;B;"));
        assertThat(own.sum()).isEqualByComparingTo("160");
        assertThat(own.rows()).hasSize(32);
        assertThat(own.proposal.unsure())
                .anyMatch(doubt -> doubt.contains("Erstattet are left out") || doubt.contains("is Erstattet"));
    }

    @Test
    void exportsOfShopSystemsAreReadAsByTheirRecipes() throws IOException {
        assertThat(read(recipe("woocommerce")).rows())
                .containsExactly("501|anna@shop.example|45.00", "503|ben@shop.example|90.00");
        assertThat(read(recipe("magento")).rows())
                .containsExactly("000000011|anna@shop.example|30.00", "000000012|ben@shop.example|25.00");
        assertThat(read(recipe("sap-invoices")).rows())
                .containsExactly(
                        "90000001|0000012345|1234.56",
                        "90000001|0000012345|99.90",
                        "90000002|0000012346|-246.90",
                        "90000004|0000012346|-12.34");
        assertThat(read(recipe("stripe")).rows()).containsExactly("ch_1|cus_A|25.00");
    }

    @Test
    void titlesAndDelimitersAtTheEndOfLinesAreNoHeader() {
        IntFunction<String> row = i -> "o" + i + ";c" + i % 5 + ";2025-01-" + (10 + i) + ";5";
        assertThat(read(file("Sales report;;;\nCreated;2025-12-01;;\n;;;\n" + PLAIN, row))
                        .sum())
                .isEqualByComparingTo("100");
        assertThat(read(file(PLAIN, i -> row.apply(i) + ";")).sum()).isEqualByComparingTo("100");
    }

    @Test
    void daysInNamesOfFoldersAndLinesWithinOrdersAreFound() throws IOException {
        Path folder = root.resolve("days");
        for (int day = 1; day <= 2; day++) {
            Path of = Files.createDirectories(folder.resolve("dt=2025-01-0" + day));
            Files.writeString(of.resolve("x.csv"), "customer_id,amount\nc1,5\nc2,7\n");
        }
        assertThat(read(folder).sum()).isEqualByComparingTo("24");
        String orders = IntStream.range(0, 9)
                .mapToObj(i -> "{\"order_id\": \"o" + i + "\", \"customer\": {\"id\": \"c" + i % 3
                        + "\"}, \"date\": \"2025-01-1" + i
                        + "\", \"lines\": [{\"sku\": \"A\", \"amount\": 5}, {\"sku\": \"B\", \"amount\": 7}]}")
                .collect(Collectors.joining("\n"));
        Read lines = read(Files.writeString(root.resolve("orders.json"), orders));
        assertThat(lines.rows()).hasSize(18);
        assertThat(lines.sum()).isEqualByComparingTo("108");
    }

    @Test
    void shortYearsAndNamesOfMonthsAreDates() {
        for (String day :
                List.of("%02d.01.25", "Jan %02d 2025", "%02d-Jan-2025", "Wed, %02d Jan 2025 12:00:00 +0000")) {
            Read read = read(file(
                    "cust;ts;amt", i -> "c" + i % 5 + ";" + String.format(java.util.Locale.ROOT, day, 11 + i) + ";5"));
            assertThat(read.sum()).as(day).isEqualByComparingTo("100");
            assertThat(read.days()).as(day).isEqualTo("2025-01-11 to 2025-01-30");
        }
    }

    private Path file(String header, IntFunction<String> row) {
        String text = Stream.concat(Stream.of(header), IntStream.range(0, 20).mapToObj(row))
                .collect(Collectors.joining("\n"));
        try {
            return Files.writeString(Files.createTempFile(root, "sales", ".csv"), text + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path recipe(String name) throws IOException {
        try (InputStream export = getClass().getResourceAsStream("/recipes/" + name + ".csv")) {
            return Files.write(root.resolve(name + ".csv"), export.readAllBytes());
        }
    }

    private Read read(Path path) {
        try {
            ConfProposal proposal = ConfProposer.propose(List.of(path), (columnar, format) -> {
                throw new AssertionError("Cannot look at " + columnar + ": these are texts.");
            });
            Path conf = Files.createTempFile(root, "ebb", ".yaml");
            Files.writeString(conf, proposal.yaml(), StandardCharsets.UTF_8);
            Settings settings =
                    SettingsLoader.load(Optional.of(conf), Map.of(), Map.of()).settings();
            Deliveries deliveries = new Deliveries(
                    Files.createTempDirectory(root, "lake"), settings.zone().getId());
            new Ingest(deliveries.spark, new LakeTarget(deliveries.lake), LATER)
                    .run(Map.of(InputCatalogue.PURCHASES, settings.inputs().get("purchases")));
            return new Read(
                    proposal,
                    settings,
                    deliveries.rows(PurchasesTable.TABLE, "order_id", "customer_id", "amount", "ordered_on"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a proposal says and what came of it. */
    private record Read(ConfProposal proposal, Settings settings, List<String> lines) {
        List<String> rows() {
            return lines.stream()
                    .map(line -> line.substring(0, line.lastIndexOf('|')))
                    .sorted()
                    .toList();
        }

        BigDecimal sum() {
            return lines.stream()
                    .map(line -> new BigDecimal(line.split("[|]", -1)[2]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        String days() {
            List<String> days = lines.stream()
                    .map(line -> line.split("[|]", -1)[3])
                    .sorted()
                    .toList();
            return days.get(0) + " to " + days.get(days.size() - 1);
        }
    }
}
