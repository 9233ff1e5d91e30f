package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What shops, shop systems and ledgers call the columns of the purchases, the surest name first; letters and digits only, in lower case. */
final class ColumnNames {
    static final Map<String, List<String>> OF = Map.ofEntries(
            Map.entry(
                    PurchasesTable.CUSTOMER_ID,
                    List.of(
                            "customerid",
                            "custid",
                            "customerno",
                            "customernumber",
                            "clientid",
                            "kundennummer",
                            "kundennr",
                            "kundenid",
                            "kdnr",
                            "auftraggebernr",
                            "auftraggeber",
                            "debitorennummer",
                            "debitorennr",
                            "regulierer",
                            "käufernr",
                            "käuferid",
                            "käufernummer",
                            "kaeufernr",
                            "userid",
                            "memberid",
                            "buyerid",
                            "accountid",
                            "customeruser",
                            "soldtoparty",
                            "soldto",
                            "kunnr",
                            "debitor",
                            "customer",
                            "client",
                            "kunde",
                            "cust",
                            "buyer",
                            "käufer",
                            "kaeufer",
                            "user",
                            "account",
                            "customeremail",
                            "emailbilling",
                            "buyeremail",
                            "kundenemail",
                            "useremail",
                            "billingemail",
                            "email",
                            "emailaddress",
                            "customername",
                            "name")),
            Map.entry(
                    PurchasesTable.ORDERED_AT,
                    List.of(
                            "orderedat",
                            "orderdate",
                            "purchasedate",
                            "invoicedate",
                            "transactiondate",
                            "bestelldatum",
                            "rechnungsdatum",
                            "belegdatum",
                            "createdat",
                            "datecreated",
                            "datecreatedgmt",
                            "createdutc",
                            "createddate",
                            "createddateutc",
                            "billingdate",
                            "fakturadatum",
                            "auftragsdatum",
                            "kaufdatum",
                            "buchungsdatum",
                            "bestelltam",
                            "erstelltam",
                            "fkdat",
                            "orderedon",
                            "purchasedon",
                            "orderdatetime",
                            "datetime",
                            "timestamp",
                            "date",
                            "datum",
                            "paidat",
                            "processedat",
                            "created",
                            "time",
                            "day",
                            "ts")),
            Map.entry(
                    PurchasesTable.AMOUNT,
                    List.of(
                            "amount",
                            "linetotal",
                            "rowtotal",
                            "lineamount",
                            "netamount",
                            "netvalue",
                            "netwr",
                            "nettowert",
                            "nettoumsatz",
                            "betrag",
                            "umsatz",
                            "nettobetrag",
                            "total",
                            "ordertotal",
                            "ordertotalamount",
                            "totalamountnet",
                            "auftragswert",
                            "bestellwert",
                            "rechnungsbetrag",
                            "warenwert",
                            "grandtotal",
                            "totalamount",
                            "totalprice",
                            "subtotal",
                            "revenue",
                            "sales",
                            "value",
                            "summe",
                            "gesamt",
                            "gesamtbetrag",
                            "endbetrag",
                            "zahlbetrag",
                            "bruttobetrag",
                            "gesamtsumme",
                            "amt",
                            "turnover",
                            "paid",
                            "net")),
            Map.entry(
                    PurchasesTable.ORDER_ID,
                    List.of(
                            "orderid",
                            "ordernumber",
                            "orderno",
                            "invoiceid",
                            "invoiceno",
                            "invoice",
                            "invoicenumber",
                            "incrementid",
                            "transactionid",
                            "bestellnummer",
                            "rechnungsnummer",
                            "belegnummer",
                            "vbeln",
                            "billingdocument",
                            "faktura",
                            "fakturanummer",
                            "auftragsnummer",
                            "auftragsnr",
                            "bestellnr",
                            "rechnungsnr",
                            "belegnr",
                            "bestellung",
                            "receiptid",
                            "order",
                            "id",
                            "name")),
            Map.entry(
                    PurchasesTable.PRODUCT_ID,
                    List.of(
                            "productid",
                            "sku",
                            "lineitemsku",
                            "stockcode",
                            "itemid",
                            "articleid",
                            "artikelnummer",
                            "matnr",
                            "material",
                            "product",
                            "item",
                            "article",
                            "artikel")),
            Map.entry(
                    PurchasesTable.QUANTITY,
                    List.of(
                            "quantity",
                            "qty",
                            "qtyordered",
                            "lineitemquantity",
                            "menge",
                            "anzahl",
                            "units",
                            "fkimg",
                            "count")),
            Map.entry(
                    PurchasesTable.UNIT_PRICE,
                    List.of("unitprice", "lineitemprice", "price", "itemprice", "einzelpreis", "preis")),
            Map.entry(
                    PurchasesTable.CATEGORY,
                    List.of("category", "productcategory", "kategorie", "warengruppe", "matkl")),
            Map.entry(PurchasesTable.CHANNEL, List.of("channel", "saleschannel", "source", "kanal", "vertriebsweg")),
            Map.entry(
                    PurchasesTable.REGION,
                    List.of(
                            "region",
                            "country",
                            "shippingcountry",
                            "countrycode",
                            "billingcountry",
                            "land",
                            "state",
                            "bundesland")));

    /** Columns that say whether an order came about, and the words that say it did not. */
    static final List<String> STATUS = List.of(
            "status",
            "orderstatus",
            "financialstatus",
            "paymentstatus",
            "bestellstatus",
            "auftragsstatus",
            "zahlungsstatus",
            "statut",
            "estado",
            "stato",
            "state");

    static final List<String> NOT_BOUGHT = List.of(
            "cancelled",
            "canceled",
            "cancellation",
            "reversed",
            "returned",
            "rejected",
            "abandoned",
            "chargeback",
            "incomplete",
            "error",
            "test",
            "awaitingpayment",
            "notpaid",
            "erstattet",
            "zurückerstattet",
            "rückerstattet",
            "rückabgewickelt",
            "retourniert",
            "zurückgegeben",
            "stornierung",
            "storno",
            "abgelehnt",
            "unbezahlt",
            "nichtbezahlt",
            "ausstehend",
            "wartend",
            "entwurf",
            "gescheitert",
            "annulé",
            "annulée",
            "remboursé",
            "remboursée",
            "enattente",
            "échoué",
            "brouillon",
            "cancelado",
            "cancelada",
            "reembolsado",
            "fallido",
            "pendiente",
            "annullato",
            "rimborsato",
            "geannuleerd",
            "terugbetaald",
            "refunded",
            "failed",
            "pending",
            "void",
            "voided",
            "draft",
            "trash",
            "expired",
            "onhold",
            "closed",
            "fraud",
            "holded",
            "pendingpayment",
            "checkoutdraft",
            "autodraft",
            "unpaid",
            "storniert",
            "abgebrochen",
            "fehlgeschlagen",
            "offen",
            "declined");

    /** Columns with a day or a mark where an order was cancelled. */
    static final List<String> CANCELLED = List.of(
            "cancelledat",
            "canceledat",
            "cancelled",
            "canceled",
            "iscancelled",
            "iscanceled",
            "storniertam",
            "storniert",
            "storno",
            "fksto",
            "voidedat");

    /** Columns that say whether the money came. */
    static final List<String> CAPTURED = List.of("captured", "ispaid", "bezahlt");

    /** Columns with what was given back of an order's amount. */
    static final List<String> REFUND = List.of(
            "refundedamount",
            "amountrefunded",
            "orderrefundamount",
            "refundamount",
            "totalrefunded",
            "totalrefundedamount",
            "refundtotal",
            "refunded",
            "erstattungsbetrag",
            "erstattung",
            "erstattet");

    static final List<String> TEST = List.of("test", "istest", "testorder");
    static final List<String> CURRENCY =
            List.of("currency", "currencycode", "ordercurrencycode", "waehrung", "währung", "waerk", "ordercurrency");

    /** Ids that shops write where nobody is known. */
    static final List<String> NOBODY = List.of(
            "guest",
            "gast",
            "0",
            "-1",
            "anonymous",
            "anonym",
            "unknown",
            "unbekannt",
            "none",
            "null",
            "na",
            "n/a",
            "nan",
            "walkin",
            "walk-in",
            "cash",
            "pos");

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /** Words of which one is in the name of a column whose name is in no list, by column of the table. */
    private static final Map<String, Pattern> WORDS = Map.of(
            PurchasesTable.CUSTOMER_ID,
            Pattern.compile(
                    "customer|client|kunden?\\p{L}*|debitor\\p{L}*|buyer|k(ä|ae)ufer\\p{L}*|member|account|e?mail"),
            PurchasesTable.ORDERED_AT,
            Pattern.compile("date|\\p{L}*datum|time|timestamp|day|created|ordered|purchased|fecha|data"),
            PurchasesTable.AMOUNT,
            Pattern.compile(
                    "amount|total|\\p{L}*betrag|\\p{L}*umsatz|\\p{L}*wert|\\p{L}*summe|revenue|sales|value|net|gross|importe|montant"));

    /** Words that say that the column is about something else. */
    private static final Pattern OTHER_WORDS = Pattern.compile(
            "discounts?|tax(es)?|vat|shipping|refund(ed|s)?|fees?|cost|costs|tip|tips|points|group|type|note|notes|phone|zip|city|address|country"
                    + "|segment|birth|birthday|modified|updated|shipped|delivery|due|expiry|count|quantity|qty|rabatt\\p{L}*|steuer\\p{L}*|mwst"
                    + "|versand\\p{L}*|liefer\\p{L}*|erstattung\\p{L}*|gruppe|first|last|percent|rate|weight|gewicht|balance|credit");

    private ColumnNames() {}

    /**
     * How surely a column's name says that it is a column of the table: the place in the list of names, of a name that only begins so with a
     * qualification such as (Base) behind those, and of one that has a fitting word last; empty where it does not say so.
     */
    static OptionalInt rank(String field, String column) {
        List<String> names = OF.get(field);
        int rank = names.indexOf(plain(column));
        if (rank < 0) {
            int unqualified = names.indexOf(plain(column.replaceAll("[(\\[][^)\\]]*[)\\]]", "")));
            rank = unqualified < 0 ? -1 : unqualified + names.size();
        }
        if (rank >= 0) {
            return OptionalInt.of(rank);
        }
        return hasWord(field, column) ? OptionalInt.of(2 * names.size()) : OptionalInt.empty();
    }

    /** Whether no list has the name, but a word in it fits. */
    private static boolean hasWord(String field, String column) {
        List<String> words = WORD.splitAsStream(column)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return WORDS.containsKey(field)
                && words.stream()
                        .anyMatch(word -> WORDS.get(field).matcher(word).matches())
                && words.stream().noneMatch(word -> OTHER_WORDS.matcher(word).matches())
                && !isListed(column);
    }

    /** Whether a list for any column of the table has the name. */
    static boolean isListed(String column) {
        String name = plain(column);
        return OF.values().stream().anyMatch(names -> names.contains(name)) || REFUND.contains(name);
    }

    /** Whether the name says that the values are about something else than a customer, a day or an amount of a purchase. */
    static boolean isOfSomethingElse(String column) {
        return WORD.splitAsStream(column.toLowerCase(Locale.ROOT))
                .anyMatch(word -> OTHER_WORDS.matcher(word).matches());
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
