package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.schema.PurchasesTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each recipe of {@code conf/examples} reads a small export of its system as it should be read. */
class RecipesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("ebb.home"), "conf", "examples");
    private static final Clock LATER = Clock.fixed(Instant.parse("2025-12-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    @Test
    void shopifyOrdersCountOnceLessWhatWasRefunded() throws IOException {
        assertThat(read("shopify"))
                .containsExactly(
                        "#1001|anna@shop.example|2025-01-03|54.90",
                        "#1002|ben@shop.example|2025-01-04|60.00",
                        "#1005|anna@shop.example|2025-07-01|20.00");
    }

    @Test
    void wooCommerceOrdersThatCameAboutCount() throws IOException {
        assertThat(read("woocommerce"))
                .containsExactly("501|anna@shop.example|2025-02-01|45.00", "503|ben@shop.example|2025-02-02|90.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mar 1, 2025 08:00:00 AM", "2025-03-01 08:00:00"})
    void magentoOrdersThatWereKeptCount(String moment) throws IOException {
        assertThat(read("magento", "Mar 1, 2025 08:00:00 AM", moment))
                .containsExactly(
                        "000000011|anna@shop.example|2025-03-01|30.00", "000000012|ben@shop.example|2025-03-02|25.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-04-01 22:30:00", "2025-04-01 22:30"})
    void stripeChargesFallOnTheDayOfTheBusiness(String moment) throws IOException {
        assertThat(read("stripe", "2025-04-01 22:30:00", moment))
                .containsExactly("ch_1|cus_A|2025-04-02|25.00", "ch_2|ben@shop.example|2025-04-02|20.00");
    }

    @Test
    void sapInvoicesAreReadInGermanForms() throws IOException {
        assertThat(read("sap-invoices"))
                .containsExactly(
                        "90000001|0000012345|2025-05-02|1234.56",
                        "90000001|0000012345|2025-05-02|99.90",
                        "90000002|0000012346|2025-05-03|-246.90",
                        "90000004|0000012346|2025-05-04|-12.34");
    }

    @Test
    void bookingsOfDatevBetweenCustomersAndRevenueCount() throws IOException {
        assertThat(read("datev"))
                .containsExactly(
                        "GU-1|10001|2025-01-03|-119.00",
                        "RE-1|10001|2025-01-02|1190.00",
                        "RE-2|10002|2025-01-15|238.50",
                        "RE-3|10003|2025-01-31|59.50");
    }

    /** A refund or an amount in another form is not taken for nothing, or for a thousandth of itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shopify     | ,20.00,web    | ,'1,020.00',web",
                "woocommerce | '9.90'        | '1,009.90'",
                "magento     | '15.0000'     | '1,015.00'",
                "stripe      | ,5.00,eur     | ,'1,005.00',eur",
                "sap-invoices| ;1.234,56;    | ;1,234.56;"
            },
            quoteCharacter = '`')
    void refusesNumbersInAnotherForm(String recipe, String written, String otherwise) throws IOException {
        String now = written.replace('\'', '"');
        String then = otherwise.replace('\'', '"');
        assertThatThrownBy(() -> read(recipe, now, then))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("amount is not a number");
    }

    @Test
    void aWarehouseTableIsReadOverJdbc() throws IOException, SQLException {
        String url = "jdbc:h2:mem:warehouse;DB_CLOSE_DELAY=-1";
        try (Connection database = DriverManager.getConnection(url, "ebb", "secret")) {
            database.createStatement().execute(resource("warehouse-jdbc.sql"));
            assertThat(read("warehouse-jdbc", url, Map.of("EBB_INPUTS__PURCHASES__OPTIONS__PASSWORD", "secret")))
                    .containsExactly("A1|12345601|2025-06-01|10.50", "A1|12345601|2025-06-01|4.50");
        }
    }

    private List<String> read(String name) throws IOException {
        Path file = root.resolve(name + ".csv");
        try (InputStream export = getClass().getResourceAsStream("/recipes/" + name + ".csv")) {
            Files.write(file, export.readAllBytes());
        }
        return read(name, file.toString(), Map.of());
    }

    /** Reads a recipe's export in which a text is written otherwise. */
    private List<String> read(String name, String written, String otherwise) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/recipes/" + name + ".csv")) {
            String export = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(export).contains(written);
            byte[] changed = export.replace(written, otherwise).getBytes(StandardCharsets.ISO_8859_1);
            return read(name, Files.write(root.resolve("changed.csv"), changed).toString(), Map.of());
        }
    }

    private List<String> read(String name, String path, Map<String, String> environment) {
        Settings settings = SettingsLoader.load(
                        Optional.of(EXAMPLES.resolve(name + ".yaml")),
                        environment,
                        Map.of("inputs.purchases.path", path))
                .settings();
        Deliveries deliveries = new Deliveries(root, settings.zone().getId());
        new Ingest(deliveries.spark, new LakeTarget(deliveries.lake), LATER)
                .run(Map.of(InputCatalogue.PURCHASES, settings.inputs().get("purchases")));
        return deliveries.rows(PurchasesTable.TABLE, "order_id", "customer_id", "ordered_on", "amount");
    }

    private String resource(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/recipes/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
