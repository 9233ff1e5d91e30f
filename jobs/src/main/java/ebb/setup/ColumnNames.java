package ebb.setup;

import ebb.schema.CustomersTable;
import ebb.schema.PurchasesTable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What shops, shop systems and ledgers call the columns of the purchases, the surest name first; letters and digits only, in lower case. */
final class ColumnNames {
    static final Map<String, List<String>> OF = Map.ofEntries(
            Map.entry(PurchasesTable.CUSTOMER_ID, words("""
                customerid custid customerno customernumber clientid kundennummer kundennr kundenid kdnr auftraggebernr
                auftraggeber debitorennummer debitorennr regulierer käufernr käuferid käufernummer kaeufernr userid memberid
                buyerid accountid customeruser soldtoparty soldto kunnr debitor codeclient numeroclient nclient idclient
                codigocliente numerocliente idcliente codicecliente klantnummer klantnr klantid debiteurnummer kunag kunrg
                kunwe regulierernr customer client kunde cliente klant acheteur comprador acquirente koper debiteur cust buyer
                käufer kaeufer user account customeremail emailbilling buyeremail kundenemail useremail billingemail email
                emailaddress mail correo correoelectronico courriel fromemailaddress buyerusername customername name\
                """)),
            Map.entry(PurchasesTable.ORDERED_AT, words("""
                orderedat orderdate purchasedate invoicedate transactiondate bestelldatum rechnungsdatum belegdatum createdat
                datecreated datecreatedgmt createdutc createddate createddateutc billingdate fakturadatum auftragsdatum
                kaufdatum buchungsdatum bestelltam erstelltam fkdat erdat audat bldat budat datecommande datedecommande
                fechapedido fechadepedido fechafactura datadordine dataordine datafattura orderdatum besteldatum factuurdatum
                saledate solddate orderedon purchasedon orderdatetime datetime timestamp date datum fecha data paidat
                processedat created time day ts\
                """)),
            Map.entry(PurchasesTable.AMOUNT, words("""
                amount linetotal rowtotal lineamount netamount netvalue netwr nettowert nettoumsatz betrag umsatz nettobetrag
                itemtotal lineitemtotal positionsbetrag zeilensumme wrbtr dmbtr netpr montantht montant importe importo bedrag
                netto brutto total ordertotal ordertotalamount totalamountnet auftragswert bestellwert rechnungsbetrag
                warenwert grandtotal totalamount totalprice revenue sales value summe gesamt gesamtbetrag endbetrag
                zahlbetrag bruttobetrag gesamtsumme amt turnover montantttc totalttc totalht totaal valor gross paid net\
                """)),
            Map.entry(PurchasesTable.ORDER_ID, words("""
                orderid ordernumber orderno invoiceid invoiceno invoice invoicenumber incrementid transactionid bestellnummer
                rechnungsnummer belegnummer numerocommande ncommande commande numeropedido pedido numeroordine ordine
                ordernummer factuurnummer numerofactura factura facture fattura beleg vbeln billingdocument faktura
                fakturanummer auftragsnummer auftragsnr bestellnr rechnungsnr belegnr bestellung receiptid order id name\
                """)),
            Map.entry(PurchasesTable.PRODUCT_ID, words("""
                productid sku lineitemsku stockcode itemid articleid artikelnummer matnr material artnr artikelnr articulo
                produit producto prodotto product item article artikel\
                """)),
            Map.entry(PurchasesTable.QUANTITY, words("""
                quantity qty qtyordered lineitemquantity menge anzahl itemqty itemquantity lineqty cantidad quantite quantité
                quantità quantita aantal stück stueck units fkimg count\
                """)),
            Map.entry(PurchasesTable.UNIT_PRICE, words("""
                unitprice lineitemprice lineprice stückpreis stueckpreis prixunitaire preciounitario prezzounitario stuksprijs
                netprice price itemprice einzelpreis preis\
                """)),
            Map.entry(PurchasesTable.CATEGORY, words("""
                category productcategory kategorie warengruppe matkl\
                """)),
            Map.entry(PurchasesTable.CHANNEL, words("""
                channel saleschannel source kanal vertriebsweg\
                """)),
            Map.entry(PurchasesTable.REGION, words("""
                region country shippingcountry countrycode billingcountry land state bundesland\
                """)));

    /** What a file of customers calls the columns that lists, owners and regions are made from. */
    static final Map<String, List<String>> OF_CUSTOMERS = Map.of(
            CustomersTable.NAME, words("""
                name customername fullname displayname kundenname nom nomclient nombre nombrecliente nome naam company
                companyname firma firmenname\
                """),
            CustomersTable.REGION, words("""
                region regionname salesregion bundesland state province country countrycode land\
                """),
            CustomersTable.OWNER, words("""
                owner accountowner accountmanager keyaccountmanager salesperson salesrep salesrepresentative salesowner
                vertreter betreuer kundenbetreuer verkaeufer verkäufer commercial vendedor\
                """));

    /** Names of amounts without shipping or tax, which stand behind all others: what is given back is given back of the whole. */
    private static final List<String> PARTIAL =
            List.of("subtotal", "zwischensumme", "soustotal", "subtotaal", "subtotale");

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

    static final List<String> CURRENCY =
            List.of("currency", "currencycode", "ordercurrencycode", "waehrung", "währung", "waerk", "ordercurrency");

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

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

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
        if (rank < 0 && field.equals(PurchasesTable.AMOUNT) && PARTIAL.contains(plain(column))) {
            rank = 2 * names.size() - 1;
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
        return OF.values().stream().anyMatch(names -> names.contains(name))
                || REFUND.contains(name)
                || PARTIAL.contains(name);
    }

    /** Whether the name says that the values are about something else than a customer, a day or an amount of a purchase. */
    static boolean isOfSomethingElse(String column) {
        return WORD.splitAsStream(column.toLowerCase(Locale.ROOT))
                .anyMatch(word -> OTHER_WORDS.matcher(word).matches());
    }

    /** Whether the name says that the values are names of people. */
    static boolean isOfPerson(String column) {
        return plain(column)
                .matches("name|.*(customer|client|buyer|kunden|full|billing|billto)name|nom|nombre|naam|nome");
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** In lower case, without blanks around it. */
    static String lowered(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
