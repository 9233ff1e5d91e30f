package ebb.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfProposerTest {
    @TempDir
    Path folder;

    @Test
    void tellsColumnsDelimiterEncodingAndFormsOfAGermanExport() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Bestellnummer;Kundennummer;Bestelldatum;Betrag €;Größe"));
        for (int i = 0; i < 40; i++) {
            lines.add("B" + i + ";" + (i % 8) + ";" + (10 + i % 20) + ".0" + (1 + i % 9) + ".2025;1.00" + i % 10
                    + ",50;M");
        }
        ConfProposal proposal = propose(write("umsatz.csv", lines, Charset.forName("windows-1252")));
        Map<String, Object> purchases = purchases(proposal);
        assertThat(purchases.get("options")).hasToString("{delimiter=;, encoding=windows-1252}");
        assertThat(purchases.get("number-format")).isEqualTo("1.234,56");
        assertThat(columns(purchases))
                .containsEntry("customer_id", "Kundennummer")
                .containsEntry("order_id", "Bestellnummer")
                .containsEntry("amount", "Betrag €");
        assertThat(columns(purchases).get("ordered_at")).contains("'d.M.yyyy'").contains("Bestelldatum");
    }

    @Test
    void worksAmountsOutWithTheNumberFormatAndWithoutThrowingMarksAway() throws IOException {
        List<String> german = new ArrayList<>(List.of("Beleg;Belegart;Datum;Kunde;Brutto"));
        List<String> english = new ArrayList<>(List.of("id;date;customer;qty;price"));
        for (int i = 0; i < 40; i++) {
            german.add("B" + i + ";" + (i % 9 == 4 ? "Gutschrift" : "Rechnung") + ";" + day(i) + ";K" + i % 8
                    + ";1.234,5" + i % 10 + " EUR");
            english.add("o" + i + ";" + day(i) + ";c" + i % 8 + ";" + (1 + i % 3) + ";$1,234.5" + i % 10);
        }
        assertThat(columns(purchases(propose(write("b.csv", german, StandardCharsets.UTF_8)))))
                .containsEntry(
                        "amount",
                        "if(coalesce(lower(trim(Belegart)), '') IN ('gutschrift'), -abs(read_number(Brutto)),"
                                + " read_number(Brutto))");
        assertThat(columns(purchases(propose(write("e.csv", english, StandardCharsets.UTF_8)))))
                .containsEntry("amount", "read_number(qty) * read_number(price)");
    }

    @Test
    void leavesOutWhatIsNoPurchaseAndNamesWhatIsNoCustomer() throws IOException {
        List<String> lines = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount,status"));
        for (int i = 0; i < 100; i++) {
            lines.add(i + "," + (i % 3 == 0 ? "Guest" : "c" + i % 20) + "," + day(i) + "," + (1 + i % 5) + ","
                    + (i % 10 == 0 ? "cancelled" : "completed"));
        }
        ConfProposal proposal = propose(write("orders.csv", lines, StandardCharsets.UTF_8));
        assertThat(purchases(proposal))
                .containsEntry("where", "coalesce(lower(trim(status)), '') NOT IN ('cancelled')")
                .containsEntry("anonymous-values", List.of("Guest"));
        assertThat(proposal.unsure()).anyMatch(doubt -> doubt.contains("cancelled"));
    }

    @Test
    void mapsWhoACustomerIsAndSaysWhatIsLeftOut() throws IOException {
        Path orders = orders("orders.csv", 0, 50);
        Path customers = write(
                "customers.csv",
                List.of(
                        "customer_id,Name,email,Bundesland,Account Manager,shoe_size,opted_out",
                        "c0,Ada Rossi,a@x.example,Hessen,west-2,38,no",
                        "c1,Bob Ito,b@x.example,Bayern,,41,yes"),
                StandardCharsets.UTF_8);
        ConfProposal proposal = ConfProposer.propose(List.of(orders, customers), (path, format) -> null);
        JsonNode columns = new YAMLMapper().readTree(proposal.yaml()).at("/inputs/customers/columns");
        assertThat(columns.path("name").asText()).isEqualTo("Name");
        assertThat(columns.path("region").asText()).isEqualTo("Bundesland");
        assertThat(columns.path("owner").asText()).isEqualTo("Account Manager");
        assertThat(proposal.unsure())
                .anyMatch(doubt -> doubt.startsWith("Of customers.csv is left out: shoe_size. Map what you need"));
    }

    @Test
    void tellsFullExportsFromOverlappingOnes() throws IOException {
        Path first = orders("orders_1.csv", 0, 50);
        Path more = orders("orders_2.csv", 0, 60);
        Path next = orders("orders_3.csv", 55, 90);
        assertThat(purchases(propose(first, more))).containsEntry("delivery", "snapshot");
        assertThat(purchases(propose(more, next)).get("duplicates"))
                .isEqualTo(Map.of("keys", List.of("order_id"), "keep", "newest"));
        assertThat(purchases(propose(first))).doesNotContainKeys("delivery", "duplicates");
        Map<String, Object> rolling = purchases(propose(orders("last_1.csv", 0, 50), orders("last_2.csv", 2, 52)));
        assertThat(rolling)
                .as("the oldest days are gone")
                .doesNotContainKey("delivery")
                .containsKey("duplicates");
    }

    @Test
    void takesTheHorizonFromTheGaps() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int week = 0; week < 50; week++) {
            lines.add("c" + week % 2 + "," + day(7 * week) + ",5");
        }
        ConfProposal proposal = propose(write("orders.csv", lines, StandardCharsets.UTF_8));
        assertThat(yaml(proposal)).containsEntry("horizon-days", 14).containsEntry("active-days", 14);
    }

    @Test
    void theHorizonOfAShopWithYearlyCustomersIsAboveAYear() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int customer = 0; customer < 40; customer++) {
            for (int year = 0; year < 3; year++) {
                lines.add(
                        "c" + customer + "," + day(9 * customer + 365 * year + (7 * customer + 5 * year) % 30) + ",5");
            }
        }
        assertThat(yaml(propose(write("orders.csv", lines, StandardCharsets.UTF_8))))
                .containsEntry("horizon-days", 390)
                .containsEntry("active-days", 390);
        List<String> short_ = lines.stream()
                .filter(line -> !line.contains(",2026-") || line.contains(",2026-01"))
                .toList();
        ConfProposal young = propose(write("young.csv", short_, StandardCharsets.UTF_8));
        assertThat((Integer) yaml(young).get("active-days")).isGreaterThanOrEqualTo(360);
        assertThat(young.unsure()).anyMatch(doubt -> doubt.contains("as much as the history allows"));
    }

    @Test
    void leavesOutSubtotalsByTheirWord() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int i = 0; i < 60; i++) {
            lines.add("c" + i % 9 + "," + day(i) + "," + (5 + i));
            if (i % 20 == 19) {
                lines.add("Summe 2024-0" + (1 + i / 20) + "," + day(i) + "," + (5 + i));
            }
        }
        ConfProposal proposal = propose(write("orders.csv", lines, StandardCharsets.UTF_8));
        assertThat(proposal.yaml())
                .contains("NOT coalesce(lower(trim(customer_id)), '') RLIKE '(^|[^a-z])(summe)([^a-z]|$)'");
    }

    @Test
    void theHorizonOfASeasonalShopHoldsTheNextSeason() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int year = 2021; year <= 2024; year++) {
            for (int i = 0; i < 26; i++) {
                lines.add("c" + i % 13 + "," + LocalDate.of(year, 11, 25).plusDays(i) + ",5");
            }
        }
        assertThat(yaml(propose(write("orders.csv", lines, StandardCharsets.UTF_8))))
                .containsEntry("horizon-days", 420)
                .containsEntry("active-days", 420);
    }

    @Test
    void saysWhereThereIsNothingToLookAt() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> propose(empty))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no file lies in " + empty);
    }

    @Test
    void tellsTheZoneFromTheOffsets() throws IOException {
        List<String> lines = List.of(
                "customer_id,ordered_at,amount",
                "c1,2025-01-31 23:30:00 -0500,$5.00",
                "c2,2025-07-31 23:30:00 -0400,$6.00");
        Map<String, Object> settings = yaml(propose(write("orders.csv", lines, StandardCharsets.UTF_8)));
        assertThat(settings).containsEntry("zone", "America/New_York").containsEntry("currency", "USD");
    }

    @Test
    void refusesFilesInWhichNoColumnsCanBeTold() throws IOException {
        Path file = write("stock.csv", List.of("article,shelf", "a,1", "b,2"), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> propose(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "stock.csv has no column that is surely a customer or a day among article, shelf");
    }

    @Test
    void tellsColumnsThatStandOnTheFirstLineOfAnOrderOnly() throws IOException {
        List<String> lines = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount"));
        for (int i = 0; i < 40; i++) {
            lines.add("o" + i + ",c" + i % 9 + "," + day(i) + ",5");
            lines.add(",,,3");
        }
        assertThat(purchases(propose(write("orders.csv", lines, StandardCharsets.UTF_8)))
                        .get("options"))
                .hasToString("{fill-down=ordered_at, customer_id, order_id}");
        List<String> blank = new ArrayList<>(lines.subList(0, 2));
        for (int i = 0; i < 40; i++) {
            blank.add("o" + i + ",c" + i % 9 + "," + day(i) + ",5");
            blank.add(",,,");
        }
        assertThat(purchases(propose(write("blank.csv", blank, StandardCharsets.UTF_8))))
                .as("lines of delimiters alone are blank")
                .doesNotContainKey("options");
    }

    @Test
    void takesAColumnThatIsCalledOtherwiseInALaterFileForTheSame() throws IOException {
        Path first = orders("2025-01.csv", 0, 40);
        List<String> lines = new ArrayList<>(List.of("order_id,customer_id,ordered_at,total"));
        for (int i = 40; i < 80; i++) {
            lines.add("o" + i + ",c" + i % 12 + "," + day(i) + ",5");
        }
        Path second = write("2025-02.csv", lines, StandardCharsets.UTF_8);
        ConfProposal proposal = propose(first, second, write("README", List.of("orders"), StandardCharsets.UTF_8));
        assertThat(columns(purchases(proposal))).containsEntry("amount", "coalesce(amount, total)");
        assertThat(proposal.unsure())
                .anyMatch(doubt -> doubt.contains("amount is called amount in some files and total in others"))
                .anyMatch(doubt -> doubt.contains("README is left out"));
    }

    @Test
    void looksIntoDocumentsWithinDocuments() throws IOException {
        StringBuilder text = new StringBuilder("{\"page\": {\"orders\": [");
        for (int i = 0; i < 40; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{\"id\": ")
                    .append(i)
                    .append(", \"customer\": {\"id\": ")
                    .append(i % 9)
                    .append("}, \"created_at\": \"2025-01-01T20:30:00-05:00\", \"total_price\": \"5.00\"}");
        }
        Path file = write("orders.json", List.of(text.append("]}}").toString()), StandardCharsets.UTF_8);
        ConfProposal proposal = propose(file);
        Map<String, Object> purchases = purchases(proposal);
        assertThat(purchases)
                .containsEntry("format", "json")
                .containsEntry("options", Map.of("records", "page.orders"));
        assertThat(columns(purchases))
                .containsEntry("customer_id", "customer.id")
                .containsEntry("ordered_at", "created_at")
                .containsEntry("amount", "total_price");
        assertThat(yaml(proposal)).as("by an offset of winter").containsEntry("zone", "America/New_York");
    }

    @Test
    void namesWhatIsMissingAndTheRecipeThatFits() throws IOException {
        Path file = write(
                "orders.csv",
                List.of(
                        "Purchase Point,Bill-to Name,Customer Email,Grand Total (Base)",
                        "web,A,a@x.example,5.00",
                        "web,B,b@x.example,6.00"),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> propose(file))
                .hasMessageContaining("no column that is surely a day among")
                .hasMessageContaining("Start from conf/examples/magento.yaml");
        Path commas = write(
                "commas.csv",
                List.of("order_id,customer_id,ordered_at,amount", "O1,C1,2025-01-01,115,99"),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> propose(commas)).hasMessageContaining("the row has 5, the header 4");
    }

    @Test
    void namesDaysFarFromAllOthers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount", "c1,2005-01-01,5"));
        for (int i = 0; i < 80; i++) {
            lines.add("c" + i % 9 + "," + day(i) + ",5");
        }
        ConfProposal proposal = propose(write("orders.csv", lines, StandardCharsets.UTF_8));
        assertThat(proposal.unsure()).anyMatch(doubt -> doubt.contains("Days such as 2005-01-01"));
        assertThat(proposal.yaml()).contains("in 79 days of history");
    }

    @Test
    void takesAFolderForAllThatComesLater() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("shop"));
        Files.move(orders("orders_1.csv", 0, 50), shop.resolve("orders_1.csv"));
        Files.move(orders("orders_2.csv", 60, 90), shop.resolve("orders_2.csv"));
        ConfProposal proposal = propose(shop);
        assertThat(purchases(proposal)).containsEntry("path", shop.toString());
        assertThat(proposal.unsure()).noneMatch(doubt -> doubt.contains("path"));
    }

    @Test
    void looksForStatusesKindsAndFormsInAllFiles() throws IOException {
        List<String> old = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount,status,type"));
        List<String> recent = new ArrayList<>(old);
        for (int i = 0; i < 40; i++) {
            String order = ",c" + i % 9 + "," + day(i) + ",5.5,";
            old.add("o" + i + order + "completed,sale");
            recent.add("p" + i + order + (i % 4 == 0 ? "cancelled" : "completed") + ","
                    + (i % 5 == 1 ? "refund" : "sale"));
        }
        ConfProposal proposal = propose(
                write("2024-01.csv", old, StandardCharsets.UTF_8),
                write("2024-02.csv", recent, StandardCharsets.UTF_8));
        assertThat(purchases(proposal))
                .containsEntry("where", "coalesce(lower(trim(status)), '') NOT IN ('cancelled')");
        assertThat(columns(purchases(proposal)).get("amount"))
                .startsWith("if(coalesce(lower(trim(type)), '') IN ('refund'), -abs(");
    }

    @Test
    void aColumnThatSomeFilesLackIsNamedAndNotInTheCondition() throws IOException {
        List<String> recent = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount,status"));
        for (int i = 50; i < 90; i++) {
            recent.add("o" + i + ",c" + i % 9 + "," + day(i) + ",5," + (i % 4 == 0 ? "cancelled" : "completed"));
        }
        ConfProposal proposal =
                propose(orders("orders_1.csv", 0, 50), write("orders_2.csv", recent, StandardCharsets.UTF_8));
        assertThat(purchases(proposal)).doesNotContainKey("where");
        assertThat(proposal.unsure())
                .anyMatch(doubt ->
                        doubt.startsWith("NOT done, for some files lack the column: Rows whose status is cancelled"));
    }

    @Test
    void saysWhereFilesWriteDatesAndNumbersDifferently() throws IOException {
        List<String> german = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount"));
        List<String> plain = new ArrayList<>(german);
        for (int i = 0; i < 40; i++) {
            german.add("g" + i + ",c" + i % 9 + "," + (10 + i % 20) + ".03.2024,\"234,5" + i % 10 + "\"");
            plain.add("o" + i + ",c" + i % 9 + "," + day(i) + ",5.25");
        }
        ConfProposal proposal = propose(
                write("orders_1.csv", plain, StandardCharsets.UTF_8),
                write("orders_2.csv", german, StandardCharsets.UTF_8));
        assertThat(columns(purchases(proposal))).containsEntry("ordered_at", "ordered_at");
        assertThat(purchases(proposal)).doesNotContainKey("number-format");
        assertThat(proposal.unsure())
                .anyMatch(doubt -> doubt.startsWith(
                        "40 of 80 dates in ordered_at are not written like 2025-01-31 but like 10.03.2024"))
                .anyMatch(doubt ->
                        doubt.startsWith("40 of 80 amounts are written otherwise than the others, such as 234,50"));
    }

    @Test
    void takesOrdersAmongOtherFilesOfAShopAndNamesEach() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("shop"));
        List<String> carts = new ArrayList<>(List.of("cart_id,customer_id,created_at,amount"));
        List<String> invoices = new ArrayList<>(List.of("invoice_id,customer_id,ordered_at,amount"));
        List<String> returns = new ArrayList<>(List.of("refund_id,order_id,customer_id,ordered_at,amount"));
        for (int i = 0; i < 30; i++) {
            String rest = ",c" + i % 9 + "," + day(i) + ",5";
            carts.add("k" + i + rest);
            invoices.add("i" + i + rest);
            returns.add("r" + i + ",o" + i + rest);
        }
        write("shop/abandoned_carts.csv", carts, StandardCharsets.UTF_8);
        write("shop/2024.csv", carts, StandardCharsets.UTF_8);
        write("shop/invoices.csv", invoices, StandardCharsets.UTF_8);
        write("shop/refunds.csv", returns, StandardCharsets.UTF_8);
        Files.move(orders("orders.csv", 0, 50), shop.resolve("orders.csv"));
        ConfProposal proposal = propose(shop);
        assertThat(purchases(proposal)).containsEntry("path", shop + "/orders.csv");
        assertThat(proposal.unsure())
                .anyMatch(
                        doubt -> doubt.contains("abandoned_carts.csv is left out: by its name they are carts, quotes"))
                .anyMatch(doubt -> doubt.contains("2024.csv is left out: by its name they are carts, quotes"))
                .anyMatch(doubt -> doubt.contains("invoices.csv is left out: by its name they are invoices"))
                .anyMatch(doubt ->
                        doubt.contains("refunds.csv is left out: by its name they are returns, which are NOT"));
        assertThat(propose(shop.resolve("abandoned_carts.csv")).unsure())
                .anyMatch(doubt -> doubt.contains("is taken for purchases, though by its name they are carts"));
        assertThat(propose(shop.resolve("invoices.csv")).unsure()).noneMatch(doubt -> doubt.contains("invoices.csv"));
    }

    @Test
    void tellsLinesOfOrdersApartByTheirProduct() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int file = 0; file < 2; file++) {
            List<String> lines = new ArrayList<>(List.of("order_id,product_id,customer_id,ordered_at,amount"));
            for (int i = 20 * file; i < 40 + 20 * file; i++) {
                lines.add("o" + i + ",A,c" + i % 9 + "," + day(i) + "," + (5 + file));
                lines.add("o" + i + ",B,c" + i % 9 + "," + day(i) + ",7");
            }
            files.add(write("orders_" + file + ".csv", lines, StandardCharsets.UTF_8));
        }
        assertThat(purchases(propose(files.toArray(Path[]::new))))
                .containsEntry("duplicates", Map.of("keys", List.of("order_id", "product_id"), "keep", "newest"));
    }

    @Test
    void aQuoteThatIsNotClosedHidesNoRows() throws IOException {
        List<String> lines = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount,note"));
        for (int i = 0; i < 200; i++) {
            lines.add("o" + i + ",c" + i % 9 + "," + day(i) + ",5," + (i == 3 ? "\"open" : "x"));
        }
        assertThat(yaml(propose(write("orders.csv", lines, StandardCharsets.UTF_8))))
                .containsEntry("horizon-days", 14);
    }

    @Test
    void countsASaleOnceWhereItsDocumentsStandBesideEachOther() throws IOException {
        for (String columnAndKinds : List.of(
                "document_type:quote,order,Packing slip,pro forma,Payment reminder,invoice",
                "Type de document:Devis,Bon de commande,Bon de livraison,Règlement,Facture",
                "Tipo documento:Presupuesto,Pedido,Albarán,Pago,Factura",
                "Tipo di documento:Preventivo,Ordine,DDT,Incasso,Fattura",
                "Documentsoort:Offerte,Bestelling,Pakbon,Betaling,Factuur",
                "Rodzaj dokumentu:Oferta,Zamówienie,WZ,Wpłata,Faktura VAT",
                "Vorgang:Angebot,Zahlungserinnerung,Auftrag")) {
            String[] parts = columnAndKinds.split(":", -1);
            List<String> kinds = List.of(parts[1].split(",", -1));
            String left = kinds.subList(0, kinds.size() - 1).stream()
                    .sorted()
                    .map(kind -> "'" + kind.toLowerCase(Locale.ROOT) + "'")
                    .collect(Collectors.joining(", "));
            assertThat(purchases(propose(ofKinds(parts[0], kinds))).get("where"))
                    .asString()
                    .endsWith("NOT IN (" + left + ")");
        }
    }

    @Test
    void namesKindsOfDocumentsThatAreNotKnownAndTakesNoWayToPayForOne() throws IOException {
        ConfProposal proposal = propose(ofKinds("Belegart", List.of("Rechnung", "Anzahlung", "Gutschrift")));
        assertThat(proposal.unsure())
                .anyMatch(doubt -> doubt.startsWith("Rows whose Belegart is Anzahlung count as purchases: it is not"));
        ConfProposal ways = propose(ofKinds("Zahlungsart", List.of("Rechnung", "Zahlung", "PayPal")));
        assertThat(purchases(ways)).doesNotContainKey("where");
        assertThat(ways.unsure()).noneMatch(doubt -> doubt.contains("Zahlungsart"));
    }

    @Test
    void saysWhatMayMakeAmountsSmallerAndIsNotTakenOff() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("order_id,customer_id,ordered_at,qty,unit_price,discount,voucher"));
        List<String> paid = new ArrayList<>(List.of("order_id,customer_id,ordered_at,total,amount_paid"));
        for (int i = 0; i < 40; i++) {
            String order = i + ",c" + i % 9 + "," + day(i);
            lines.add(order + ",2,5.50," + (i % 10 == 0 ? "10" : "0") + ",0.00");
            paid.add(order + ",5.50," + (i % 10 == 0 ? "0" : "5.5"));
        }
        assertThat(propose(write("lines.csv", lines, StandardCharsets.UTF_8)).unsure())
                .anyMatch(doubt ->
                        doubt.startsWith("4 rows have a value in discount, which is NOT taken off: if unit_price"))
                .noneMatch(doubt -> doubt.contains("voucher"));
        assertThat(propose(write("paid.csv", paid, StandardCharsets.UTF_8)).unsure())
                .anyMatch(doubt -> doubt.startsWith("In 4 rows amount_paid differs from total"));
    }

    @Test
    void namesTheColumnWhoseDatesAreInNoKnownFormAndTheEscapeThatIsMissing() throws IOException {
        Path months = write(
                "months.csv",
                List.of("customer_id,order_date,total", "c1,3. Januar 2024,5.50", "c2,5. Januar 2024,6.50"),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> propose(months))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("order_date may be the day, but not all of its values, such as '3. Januar 2024'")
                .hasMessageContaining("to_timestamp(order_date, ");
        Path escaped = write(
                "escaped.csv",
                List.of(
                        "customer_id,order_date,total,note",
                        "c1,2024-01-03,5.50,\"5\\\",thick\"",
                        "c2,2024-01-04,5.50,\"6\\\",thin\""),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> propose(escaped))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("options.escape: '\\'");
    }

    @Test
    void refusesAFolderWithoutFilesAndAnEmptyName() throws IOException {
        assertThatThrownBy(() -> propose(Files.createDirectory(folder.resolve("empty"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no file lies in");
        assertThatThrownBy(() -> propose(Path.of("")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("the name given is empty");
    }

    private Path ofKinds(String column, List<String> kinds) throws IOException {
        List<String> lines = new ArrayList<>(List.of("nr;customer_id;ordered_at;amount;" + column));
        for (int i = 0; i < 60; i++) {
            lines.add(i + ";c" + i % 9 + ";" + day(i) + ";5.5;" + kinds.get(i % kinds.size()));
        }
        return write("export.csv", lines, StandardCharsets.UTF_8);
    }

    private static ConfProposal propose(Path... files) {
        return ConfProposer.propose(List.of(files), (path, format) -> {
            throw new AssertionError("Cannot look at " + path + ": these are texts.");
        });
    }

    private Path orders(String name, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of("order_id,customer_id,ordered_at,amount"));
        for (int i = from; i < to; i++) {
            lines.add("o" + i + ",c" + i % 12 + "," + day(i) + "," + (1 + i % 7));
        }
        return write(name, lines, StandardCharsets.UTF_8);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2024, 1, 1).plusDays(day);
    }

    private Path write(String name, List<String> lines, Charset encoding) throws IOException {
        return Files.write(folder.resolve(name), lines, encoding);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(ConfProposal proposal) {
        try {
            return new YAMLMapper().readValue(proposal.yaml(), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(proposal.yaml(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> purchases(ConfProposal proposal) {
        return (Map<String, Object>) ((Map<String, Object>) yaml(proposal).get("inputs")).get("purchases");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> columns(Map<String, Object> purchases) {
        return (Map<String, String>) purchases.get("columns");
    }
}
