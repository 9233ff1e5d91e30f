package ebb.setup;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which rows of an export are offers, orders, delivery notes or payments beside the invoices, so that a sale is counted once: told by a column of kinds. */
final class DocumentTypes {
    /** Columns about something else, in which an invoice or a delivery is a way to pay or to send. */
    private static final Pattern OTHER_NAME = Pattern.compile(
            ".*(pay|zahl|paiement|pago|pagam|betaal|platnosc|ship|versand|liefer|livraison|envio|spedizion|verzend|wysylk|deliver|customer"
                    + "|kunde|client|klant|klient|product|produkt|artikel|article|item|contact|mail|address|source|channel|kanal).*");

    private static final Pattern NAME = Pattern.compile(
            "(beleg|dokument|vorgangs?|buchungs)(art|typ)|(doc(ument)?|voucher|transaction|txn|record|entry)(type|kind)"
                    + "|typ(e)?(de)?(document|piece|dokumentu)|tipo(de|di)?(doc(umento)?|comprobante)|(document|boekstuk)soort|rodzajdokumentu");

    private DocumentTypes() {}

    /** Kinds of documents of one sale; values in letters and digits only, without accents. */
    private enum Kind {
        INVOICE(
                "((sales|customer|tax|commercial|final|schluss|end|ausgangs|kunden)?(invoices?|rechnung(en)?))|(sales?|cash)?receipts?|(cash)?sales?"
                        + "|verkauf|kassenbon|quittung|faktura(vat|sprzedazy)?|fakturen?|facture(devente)?|vente|ticketdecaisse|factura(deventa)?|venta"
                        + "|fattura(divendita)?|vendita|scontrino|ricevuta|(verkoop)?factu(u)?r(en)?|verkoop|kassabon|paragon|rachunek|sprzedaz"),
        ORDER(
                "(sales|customer|web|online)?orders?|(order|auftrags)(confirmation|bestatigung|bevestiging)|(kunden)?auftrag(e)?|(kunden)?bestellung(en)?"
                        + "|commandes?|bon(de)?commande|pedidos?(deventa)?|ordine|ordini|(verkoop)?bestelling(en)?|verkooporder|zamowieni[ea]"),
        DELIVERY(
                "deliver(y|ies)|(delivery|dispatch)(note|slip)s?|packing(slip|list)|shipments?|lieferscheine?|lieferung(en)?|packzettel"
                        + "|livraison|bon(de)?livraison|albaran(es)?|remito|entrega|bolla|ddt|documentoditrasporto|consegna|pakbon|leverbon|levering|wz"
                        + "|dostawa|dowoddostawy"),
        OFFER(
                "(sales)?quot(e|es|ation|ations)|offers?|estimates?|proposals?|angebote?|offerten?|kostenvoranschlag|devis|propositions?|presupuestos?"
                        + "|cotizacion(es)?|ofert[ay]|preventiv[oi]|offert[ae]|wycena|(abandoned|shopping)?(carts?|baskets?)|checkouts?|abandoned(carts?|checkouts?)"
                        + "|wishlists?|warenk(o|oe)rbe?|merkzettel|wunschzettel|paniers?|carritos?|carrell[oi]|winkelwagens?|winkelmand(jes)?|koszyki?"),
        PRO_FORMA("(invoice|rechnung|facture|factura|fattura|factuur|faktura)?proforma(invoice|rechnung|factuur)?s?"),
        REMINDER(
                "(payment)?reminders?|dunning(notice)?|mahnung(en)?|zahlungserinnerung(en)?|relances?|rappels?|recordatorio|sollecit[oi]|aanmaning(en)?"
                        + "|herinnering(en)?|przypomnienie|wezwaniedozaplaty|(account)?statements?"),
        PAYMENT(
                "\\p{L}*payments?(received)?|receivepayment|zahlung(en|seingang|seingange)?|zahlungeneingang|paiements?|reglements?"
                        + "|encaissements?|pagos?|cobros?|pagament[oi]|incass[oi]|betaling(en)?|ontvangst(en)?|platnosc(i)?|wplat[ay]|zaplata");

        private final Pattern values;

        Kind(String values) {
            this.values = Pattern.compile(values);
        }

        static Optional<Kind> of(String value) {
            String plain = ColumnNames.plain(ColumnNames.withoutAccents(value.replace('ł', 'l')));
            return Arrays.stream(values())
                    .filter(kind -> kind.values.matcher(plain).matches())
                    .findFirst();
        }

        /** Whether it is a sale where the other kinds stand beside it: the invoice is, and without invoices the order. */
        boolean isSaleBeside(Set<Kind> all) {
            return switch (this) {
                case INVOICE -> true;
                case ORDER -> !all.contains(INVOICE);
                case DELIVERY, PAYMENT -> !all.contains(INVOICE) && !all.contains(ORDER);
                case OFFER, PRO_FORMA, REMINDER -> false;
            };
        }
    }

    /** Whether a column says what document a row is: by its name, or because most values are kinds of documents, two at least. */
    static boolean areIn(String column, ColumnContent content) {
        String name = plain(column);
        Collection<String> values = content.counts().keySet();
        if (OTHER_NAME.matcher(name).matches() || values.size() < 2 || values.size() > ReversedRows.MOST_KINDS) {
            return false;
        }
        return NAME.matcher(name).matches()
                || (kinds(values).size() > 1
                        && values.stream().filter(DocumentTypes::isKnown).count() * 2 > values.size())
                || (RowConditions.isOfKinds(column)
                        && values.stream().anyMatch(value -> Kind.of(value).isPresent()));
    }

    /** The values that are no sale while others in the column are; empty: none. */
    static Set<String> notSales(String column, ColumnContent content) {
        if (!areIn(column, content)) {
            return Set.of();
        }
        Set<Kind> all = kinds(content.counts().keySet());
        boolean isAnySale = all.stream().anyMatch(kind -> kind.isSaleBeside(all));
        return content.counts().keySet().stream()
                .filter(value -> isAnySale
                        && Kind.of(value)
                                .filter(kind -> !kind.isSaleBeside(all))
                                .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The values of a column of kinds of which it is not known whether they are sales. */
    static List<String> unknown(String column, ColumnContent content) {
        return areIn(column, content)
                ? content.counts().keySet().stream()
                        .filter(value -> !isKnown(value))
                        .sorted()
                        .toList()
                : List.of();
    }

    private static boolean isKnown(String value) {
        return Kind.of(value).isPresent() || ReversedRows.isReversal(value) || RowConditions.isNoSale(value);
    }

    private static Set<Kind> kinds(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Kind.of(value).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    private static String plain(String text) {
        return ColumnNames.plain(ColumnNames.withoutAccents(text));
    }
}
