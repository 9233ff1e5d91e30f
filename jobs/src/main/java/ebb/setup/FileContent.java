package ebb.setup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rows of a file are by the words in its name, or in the name of its first column: a shop's folder holds carts, quotes, invoices and returns beside
 * the orders. Those that are sales come first.
 */
enum FileContent {
    ORDERS(
            "orders?|sales?|purchases?|bestellung(en)?|auftrage?|verkaufe?|umsatze?|commandes?|ventes?|pedidos?|ventas?|ordini|vendite"
                    + "|bestellingen|zamowienia",
            "they are orders."),
    /** The name says nothing. */
    UNKNOWN("(?!)", "they could be anything."),
    INVOICES(
            "invoices?|rechnung(en|s)?|factures?|facturas?|fatture?|facturen|faktury",
            "they are invoices. Beside orders each sale would count twice: if the invoices are the sales, give them alone."),
    PAYMENTS(
            "payments?|transactions?|payouts?|charges?|zahlung(en|s)?|transaktion(en|s)?|paiements?|pagos?|pagamenti|betalingen",
            "they are payments. Beside orders each sale would count twice: if the payments are the sales, give them alone."),
    RETURNS(
            "refunds?|returns?|chargebacks?|credit(note|memo)s?|gutschrift(en|s)?|retouren?|stornos?|erstattung(en|s)?|ruckgaben?|avoirs?"
                    + "|remboursements?|devoluciones|reembolsos?|abonos?|resi|rimborsi",
            "they are returns."),
    CUSTOMERS(
            "customers?|clients?|kunden?|contacts?|kontakte?|subscribers?|members?|users?|clientes|clienti|klanten|klienci",
            "they are customers."),
    NO_SALES(
            "carts?|baskets?|abandoned|checkouts?|wish_?lists?|favou?rites?|quotes?|quotations?|offers?|estimates?|proformas?|drafts?"
                    + "|enquiries|inquiries|warenkorbe?|merkzettel|wunschlisten?|angebot(e|s)?|kostenvoranschlage?|lieferscheine?|deliverynotes?"
                    + "|paniers?|devis|presupuestos?|carritos?|carrelli|preventivi|offertes?|koszyki",
            "they are carts, quotes or other rows that are no sales.");

    /** What follows the kind in the name of a number. */
    private static final Pattern NUMBER = Pattern.compile("[^\\p{L}]?(ids?|no|nr|num|number|nummer|numero|code|key)$");

    private final Pattern word;
    private final String words;

    FileContent(String word, String words) {
        this.word = Pattern.compile(word);
        this.words = words;
    }

    /** By the name of the file; where that says nothing, by the name of its first column, unless that is the customer. */
    static FileContent of(SampleFile file) {
        FileContent named = ofName(stem(file.path()));
        if (named != UNKNOWN || file.columns().isEmpty()) {
            return named;
        }
        FileContent first =
                ofName(NUMBER.matcher(separated(file.columns().get(0))).replaceFirst(""));
        return first == CUSTOMERS ? UNKNOWN : first;
    }

    /** Of several words the one that is furthest from a sale decides, for abandoned orders are none; orders of customers are orders. */
    private static FileContent ofName(String name) {
        List<String> single = Arrays.stream(separated(name).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> pairs = IntStream.range(1, single.size())
                .mapToObj(i -> single.get(i - 1) + single.get(i))
                .toList();
        return Stream.of(NO_SALES, RETURNS, PAYMENTS, INVOICES, ORDERS, CUSTOMERS)
                .filter(kind -> Stream.concat(single.stream(), pairs.stream())
                        .anyMatch(word -> kind.word.matcher(word).matches()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** In lower case, with a mark between words that capitals alone tell apart. */
    private static String separated(String name) {
        return ColumnNames.withoutAccents(name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "_"))
                .toLowerCase(Locale.ROOT);
    }

    private static String stem(Path path) {
        return path.getFileName().toString().replaceFirst("([.][A-Za-z0-9]{1,7}){1,2}$", "");
    }

    /** What the rows are, and what follows from it, in sentences that go on from "by its name". */
    String words() {
        return words;
    }

    /** Whether rows of this kind are sales where no better ones are there. */
    boolean isSale() {
        return compareTo(PAYMENTS) <= 0;
    }

    /** Whether rows of this kind are about sales, or what may become one, and never a list of customers. */
    boolean isDocument() {
        return this == INVOICES || this == PAYMENTS || this == RETURNS || this == NO_SALES;
    }
}
