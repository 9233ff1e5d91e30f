package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
                            "user",
                            "account",
                            "customeremail",
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
                            "createddateutc",
                            "billingdate",
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
                            "betrag",
                            "umsatz",
                            "nettobetrag",
                            "total",
                            "ordertotal",
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
                            "receiptid",
                            "order",
                            "id")),
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
                    List.of("region", "country", "shippingcountry", "billingcountry", "land", "state", "bundesland")));

    /** Columns that say whether an order came about, and the words that say it did not. */
    static final List<String> STATUS =
            List.of("status", "orderstatus", "financialstatus", "paymentstatus", "bestellstatus", "state");

    static final List<String> NOT_BOUGHT = List.of(
            "cancelled",
            "canceled",
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

    static final List<String> TEST = List.of("test", "istest", "testorder");
    static final List<String> CURRENCY = List.of("currency", "currencycode", "ordercurrencycode", "waehrung", "waerk");

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

    private ColumnNames() {}

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
