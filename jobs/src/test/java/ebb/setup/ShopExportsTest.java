package ebb.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ebb.ingest.text.NumberStyle;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed for the exports of shops, ledgers and payment services gives the money and the days that stand in them. */
class ShopExportsTest {
    private static final int ROWS = 20;

    /**
     * An export and what is right for it.
     *
     * @param row fields of a row by its number, from 0
     * @param right money in all and first day
     * @param doubt beginning of what must be said; empty: nothing
     */
    private record Export(String header, IntFunction<String> row, String right, String doubt) {}

    private static final List<Export> EXPORTS = List.of(
            // Totals of orders on each of their lines: two lines an order.
            new Export(
                    "order_number|order_date|customer_email|order_total|item_name|item_total",
                    i -> "o" + i / 2 + "|" + day(i) + "|k" + i % 7 + "@x.example|" + (30 + i / 2) + "|A|"
                            + (i % 2 == 0 ? 10 : 20 + i / 2),
                    "345 2024-06-01",
                    ""),
            new Export(
                    "Bestellnummer|Bestelldatum|Kundennummer|Gesamtbetrag|Menge|Einzelpreis",
                    i -> "o" + i / 2 + "|" + day(i) + "|" + i % 7 + "|" + (40 + 4 * (i / 2)) + "|2|" + (10 + i / 2),
                    "580 2024-06-01",
                    "amount is Menge times Einzelpreis: Gesamtbetrag stands on each line"),
            new Export(
                    "order_id|date|customer|amount|ticket",
                    i -> "o" + i / 2 + "|" + day(i) + "|c" + i % 7 + "|" + (10 + i / 2) + "|" + i,
                    "290 2024-06-01",
                    "amount is the same on all lines of an order and is added up"),
            // Returns without a minus sign.
            new Export(
                    "id|date|customer|type|amount",
                    i -> i + "|" + day(i) + "|c" + i % 7 + "|" + (i % 10 == 4 ? "refund" : "sale") + "|10",
                    "160 2024-06-01",
                    "Rows whose type is refund are taken off"),
            new Export(
                    "Belegdatum|Debitor|Betrag|S/H|Beleg",
                    i -> day(i) + "|" + (100 + i % 7) + "|10|" + (i % 10 == 4 ? "H" : "S") + "|" + i,
                    "160 2024-06-01",
                    "Rows whose S/H is H are taken off"),
            new Export(
                    "Belegart|Datum|Kunde|Betrag",
                    i -> (i % 10 == 4 ? "Gutschrift" : "Rechnung") + "|" + day(i) + "|c" + i % 7 + "|10",
                    "160 2024-06-01",
                    "Rows whose Belegart is Gutschrift are taken off"),
            new Export(
                    "Type|Date|Customer|Amount",
                    i -> (i % 10 == 4 ? "Refund" : "Payment") + "|" + day(i) + "|c" + i % 7 + "|"
                            + (i % 10 == 4 ? -10 : 10),
                    "160 2024-06-01",
                    ""),
            new Export(
                    "Invoice|CustomerID|Date|Qty|LineTotal",
                    i -> i + "|" + i % 7 + "|" + day(i) + "|" + (i % 10 == 4 ? -1 : 1) + "|10",
                    "160 2024-06-01",
                    "Rows with a negative Qty are taken off"),
            // Orders that did not come about.
            status("État", "Annulé", "Livré"),
            status("state", "canceled", "complete"),
            status("orderStatusDescription", "canceled", "open"),
            status("Vorgang", "storniert", "versendet"),
            status("Situación", "Cancelado", "Pagado"),
            status("Avanzamento", "Annullato", "Spedito"),
            status("Voortgang", "Geannuleerd", "Verzonden"),
            status("Payment State", "Not paid", "Completely paid"),
            status("Testbestellung", "ja", "nein"),
            new Export(
                    "Type|Date|Customer|Amount",
                    i -> (i % 10 == 4 ? "Service Fee" : "Order") + "|" + day(i) + "|c" + i % 7 + "|10",
                    "180 2024-06-01",
                    "Rows whose Type is Service Fee are left out"),
            // Offers, orders, delivery notes and payments beside the invoices.
            new Export(
                    "Beleg-Nr|Belegart|Datum|Kunden-Nr|Brutto",
                    i -> i + "|"
                            + List.of("Rechnung", "Gutschrift", "Angebot").get(i % 10 == 4 ? 1 : i % 10 == 7 ? 2 : 0)
                            + "|" + day(i) + "|" + i % 7 + "|10",
                    "140 2024-06-01",
                    "Rows whose Belegart is Angebot are left out"),
            new Export(
                    "Belegnummer|Belegart|Datum|Kundennummer|Betrag",
                    i -> i + "|"
                            + List.of("Angebot", "Auftrag", "Lieferschein", "Rechnung")
                                    .get(i % 4) + "|" + day(i) + "|" + i % 7 + "|10.5",
                    "52.5 2024-06-04",
                    "Rows whose Belegart is Angebot, Auftrag, Lieferschein are left out"),
            new Export(
                    "Date|Transaction Type|Num|Customer|Amount",
                    i -> day(i) + "|" + (i % 2 == 0 ? "Invoice" : "Payment") + "|" + i + "|Customer " + i % 7 + "|10.5",
                    "105 2024-06-01",
                    "Rows whose Transaction Type is Payment are left out"),
            // Money.
            new Export(
                    "order_id|customer_id|created_at|amount_cents",
                    i -> i + "|" + i % 7 + "|" + day(i) + "|1050",
                    "210 2024-06-01",
                    "Amounts are divided by 100"),
            new Export(
                    "order_id|customer_id|created_at|amount",
                    i -> i + "|" + i % 7 + "|" + day(i) + "|" + (1051 + i),
                    "21210 2024-06-01",
                    "All of amount are whole numbers, half of them from 1061 on: if they are in the smallest"
                            + " unit"),
            new Export(
                    "Date|Name|Gross|Fee|Net|From Email Address|Transaction ID",
                    i -> day(i) + "|N " + i % 3 + "|10|-1|9|p" + i % 7 + "@x.example|T" + i,
                    "200 2024-06-01",
                    "customer_id is taken from From Email Address; it could be Name"),
            new Export(
                    "ID|Purchase Date|Grand Total (Base)|Grand Total (Purchased)|Customer Email|Subtotal|Total Refunded",
                    i -> i + "|" + day(i) + "|12.4|12.4|k" + i % 7 + "@x.example|10|" + (i == 4 ? "12.4" : ""),
                    "235.6 2024-06-01",
                    "amount is taken from Grand Total (Base); it could be Grand Total (Purchased), Subtotal"),
            new Export(
                    "Order|Kunde|Datum|Netto|MwSt|Brutto",
                    i -> i + "|c" + i % 7 + "|" + day(i) + "|10|1.9|11.9",
                    "200 2024-06-01",
                    "amount is taken from Netto; it could be Brutto"),
            // Discounts: what is paid counts.
            new Export(
                    "order_id|customer_id|ordered_at|qty|unit_price|discount_amount",
                    i -> i + "|" + i % 7 + "|" + day(i) + "|2|5.50|" + (i % 10 == 4 ? "1.25" : "0.00"),
                    "217.5 2024-06-01",
                    "The discount in discount_amount is taken off the amount."),
            new Export(
                    "order_id|customer_id|ordered_at|qty|unit_price|discount %",
                    i -> i + "|" + i % 7 + "|" + day(i) + "|2|5|" + (i % 10 == 4 ? "10 %" : ""),
                    "198 2024-06-01",
                    "The discount in discount % is taken off the amount as per cent."),
            new Export(
                    "Order ID|Created At|Customer Email|SKU|Price|Qty Ordered|Row Total|Discount Amount",
                    i -> i + "|" + day(i) + "|k" + i % 7 + "@x.example|S" + i % 3 + "|" + (5 + i % 4) + ".00|2|"
                            + 2 * (5 + i % 4) + ".00|" + (i % 5 == 1 ? "1.50" : "0.00"),
                    "254 2024-06-01",
                    "The discount in Discount Amount is taken off the amount."),
            new Export(
                    "Auftrag|Kunde|Datum|Betrag|Rabatt|Zahlbetrag",
                    i -> i + "|c" + i % 7 + "|" + day(i) + "|" + (10 + i) + "|" + (i % 5 == 1 ? 2 : 0) + "|"
                            + (i % 5 == 1 ? 8 + i : 10 + i),
                    "382 2024-06-01",
                    "The discount in Rabatt is taken off the amount."),
            new Export(
                    "Name|Email|Financial Status|Created at|Subtotal|Shipping|Total|Discount Amount|Lineitem quantity|Lineitem price",
                    i -> "#" + i + "|k" + i % 7 + "@x.example|paid|" + day(i) + "|" + (i % 5 == 1 ? "18.00" : "20.00")
                            + "|4.90|" + (i % 5 == 1 ? "22.90" : "24.90") + "|" + (i % 5 == 1 ? "2.00" : "0.00")
                            + "|2|10.00",
                    "490 2024-06-01",
                    "amount is taken from Total"),
            new Export(
                    "OrderID|CustomerID|OrderDate|UnitPrice|Quantity|Discount",
                    i -> i + "|K" + i % 7 + "|" + day(i) + "|10|2|" + (i % 5 == 1 ? "0.15" : "0"),
                    "400 2024-06-01",
                    "4 rows have a value in Discount, which is NOT taken off"),
            // Names and dates.
            new Export("Cliente|Fecha|Importe", i -> i % 7 + "|" + (1 + i) + "/06/24|10", "200 2024-06-01", ""),
            new Export(
                    "VBELN|KUNAG|FKDAT|NETWR",
                    i -> (9000 + i) + "|00" + i % 7 + "|" + day(i).replace("-", "") + "|10",
                    "200 2024-06-01",
                    ""),
            new Export(
                    "Order|Placed|Buyer|Total",
                    i -> i + "|Jun " + (1 + i) + ", 2024 05:14:22 PM|" + i % 7 + "|10",
                    "200 2024-06-01",
                    ""),
            new Export(
                    "Order|Sale Date|Buyer|Total",
                    i -> i + "|" + (1 + i) + "-JUN-24|" + i % 7 + "|10",
                    "200 2024-06-01",
                    ""),
            new Export(
                    "customer|date|total",
                    i -> "c" + i % 7 + "|" + (45444 + i) + "|10",
                    "200 2024-06-01",
                    "The numbers in date are read as days written like 45688, the first as 2024-06-01"),
            new Export(
                    "id|Created (UTC)|Amount|Customer ID",
                    i -> i + "|" + day(i) + " 09:30|10|c" + i % 7,
                    "200 2024-06-01",
                    ""),
            new Export(
                    "order|date|customer|total",
                    i -> i + "|" + (i < 19 ? "06/" + (1 + i / 2) : "09/30") + "/2024|c" + i % 7 + "|10",
                    "200 2024-06-01",
                    ""),
            new Export(
                    "order|date|customer|total",
                    i -> i + "|0" + (6 + i / 10) + "/" + (1 + i % 10) + "/2024|c" + i % 7 + "|10",
                    "200 2024-06-01",
                    ""));

    private static Export status(String header, String failed, String bought) {
        return new Export(
                "order_id|customer_id|date|amount|" + header,
                i -> i + "|" + i % 7 + "|" + day(i) + "|10|" + (i % 10 == 4 ? failed : bought),
                "180 2024-06-01",
                header.startsWith("Test")
                        ? "Test orders are left out"
                        : "Rows whose " + header + " is " + failed + " are left out");
    }

    @TempDir
    Path folder;

    @Test
    void giveTheMoneyAndTheDaysThatStandInThem() {
        Map<String, String> found = new LinkedHashMap<>();
        String query = IntStream.range(0, EXPORTS.size())
                .mapToObj(number -> select(number, propose(EXPORTS.get(number))))
                .collect(Collectors.joining(" UNION ALL "));
        for (Row row : SparkSessions.shared().sql(query).collectAsList()) {
            found.put(
                    EXPORTS.get(row.getInt(0)).header() + row.getInt(0),
                    new BigDecimal(row.getString(1)).stripTrailingZeros().toPlainString() + " " + row.getString(2));
        }
        Map<String, String> right = new LinkedHashMap<>();
        IntStream.range(0, EXPORTS.size())
                .forEach(number -> right.put(
                        EXPORTS.get(number).header() + number,
                        EXPORTS.get(number).right()));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(right);
    }

    @Test
    void countTheTotalOfAnOrderOnce() {
        ConfProposal proposal = propose(new Export(
                "order_number|order_date|customer_email|order_total|sku|qty",
                i -> "o" + i / 2 + "|" + day(i) + "|k" + i % 7 + "@x.example|" + (30 + i / 2) + "|S" + i % 2 + "|1",
                "",
                "order_total stands on each line of an order and counts once"));
        assertThat(purchases(proposal).path("duplicates").toString())
                .isEqualTo("{\"keys\":[\"order_id\"],\"keep\":\"newest\"}");
    }

    @Test
    void aDiscountThatTheAmountIsAfterIsNotTakenOffAgain() {
        ConfProposal proposal = propose(new Export(
                "Order|Date|Customer|List price|Quantity|Discount|Total",
                i -> i + "|" + day(i) + "|c" + i % 7 + "|10|3|" + (i % 5 == 1 ? 4 : 0) + "|" + (i % 5 == 1 ? 26 : 30),
                "",
                ""));
        assertThat(purchases(proposal).path("columns").path("amount").asText()).isEqualTo("Total");
        assertThat(proposal.unsure()).noneMatch(doubt -> doubt.contains("Discount"));
    }

    @Test
    void aDiscountOfTheWholeOrderOnEachOfItsLinesIsNotTakenOffEach() {
        ConfProposal proposal = propose(new Export(
                "order_number|date|customer|sku|price|quantity|discount_total",
                i -> "o" + i / 2 + "|" + day(i) + "|c" + i % 7 + "|S" + i % 2 + "|10.00|1|"
                        + (i / 2 % 2 == 0 ? "1.50" : "0.50"),
                "",
                ""));
        assertThat(purchases(proposal).path("columns").path("amount").asText()).doesNotContain("discount");
        assertThat(proposal.unsure()).anyMatch(doubt -> doubt.contains("discount_total, which is NOT taken off"));
    }

    @Test
    void sayWhatIsNotUnderstood() {
        propose(new Export(
                "id_order|id_customer|date_add|total_paid|current_state",
                i -> i + "|" + i % 7 + "|" + day(i) + "|10.5|" + (2 + i % 3),
                "",
                "Rows of every current_state count as purchases: it is not known what 2, 3, 4 mean."));
        ConfProposal proposal = propose(new Export(
                "Kunde|Datum|Beleg|Betrag",
                i -> i % 5 == 4
                        ? "Zwischensumme|||42"
                        : (i % 5 == 0 ? "K" + i / 5 : "") + "|" + day(i) + "|" + i + "|10.5",
                "",
                "12 of 20 rows have no Kunde and count as sales without a customer"));
        assertThat(purchases(proposal).path("where").asText())
                .isEqualTo("coalesce(lower(trim(Kunde)), '') NOT IN ('zwischensumme')");
        assertThat(purchases(proposal).path("options").has("fill-down")).isFalse();
    }

    @Test
    void takeTheCustomerOfARefundForTheOneWhomTheMoneyGoesTo() {
        ConfProposal proposal = propose(new Export(
                "Date|Type|Gross|From Email Address|To Email Address|Transaction ID",
                i -> day(i) + "|Payment|"
                        + (i == 4
                                ? "-10|shop@x.example|p" + i % 7 + "@x.example"
                                : "10|p" + i % 7 + "@x.example|shop@x.example")
                        + "|T" + i,
                "",
                ""));
        assertThat(purchases(proposal).path("columns").path("customer_id").asText())
                .isEqualTo("if(startswith(trim(Gross), '-'), `To Email Address`, `From Email Address`)");
    }

    private ConfProposal propose(Export export) {
        try {
            List<String> lines = Stream.concat(
                            Stream.of(export.header()), IntStream.range(0, ROWS).mapToObj(export.row()))
                    .toList();
            Path file = Files.write(Files.createTempFile(folder, "export", ".csv"), lines);
            ConfProposal proposal = ConfProposer.propose(List.of(file), (path, format) -> null);
            assertThat(proposal.unsure()).as(export.header()).anyMatch(doubt -> doubt.startsWith(export.doubt()));
            return proposal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String select(int number, ConfProposal proposal) {
        Export export = EXPORTS.get(number);
        JsonNode purchases = purchases(proposal);
        String rows = IntStream.range(0, ROWS)
                .mapToObj(export.row())
                .map(row -> Arrays.stream(row.split("[|]", -1))
                        .map(field -> "'" + field + "'")
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        String names = Arrays.stream(export.header().split("[|]"))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ", "t(", ")"));
        return "SELECT " + number + ", cast(sum(cast(" + column(purchases, "amount", export)
                + " as decimal(20,4))) as string), cast(min(cast("
                + column(purchases, "ordered_at", export) + " as date)) as string) FROM VALUES " + rows
                + " AS " + names + " WHERE "
                + purchases.path("where").asText("true");
    }

    /** A column of the export as SQL, an expression as it is. */
    private static String column(JsonNode purchases, String field, Export export) {
        String source =
                readNumbers(purchases, purchases.path("columns").path(field).asText(field));
        return List.of(export.header().split("[|]")).contains(source) ? "`" + source + "`" : source;
    }

    /** With a function of the session in place of the one that ingest has for the number format of an input. */
    private static String readNumbers(JsonNode purchases, String expression) {
        NumberStyle style = NumberStyle.of(purchases.path("number-format").asText("1,234.56"))
                .orElseThrow();
        String name = "read_number_" + (int) style.decimal();
        UDF1<String, BigDecimal> read = text -> style.read(text).orElse(null);
        SparkSessions.shared().udf().register(name, read, DataTypes.createDecimalType(18, 4));
        return expression.replace("read_number(", name + "(");
    }

    private static JsonNode purchases(ConfProposal proposal) {
        try {
            return new YAMLMapper().readTree(proposal.yaml()).path("inputs").path("purchases");
        } catch (IOException e) {
            throw new UncheckedIOException(proposal.yaml(), e);
        }
    }

    private static String day(int number) {
        return "2024-06-" + (number < 9 ? "0" : "") + (1 + number);
    }
}
