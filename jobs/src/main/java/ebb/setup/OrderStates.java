package ebb.setup;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Which columns say whether an order came about, told by their values first, and which values say that it did not. */
final class OrderStates {
    /** More different values than this are no statuses. */
    private static final int MOST = 20;
    /** Share of the values that must be known where the column's name says nothing. */
    private static final double KNOWN = 0.6;

    private static final Pattern NAME =
            Pattern.compile("(.*status.*|.*statut|estado.*|stato.*|state|etat|zustand|toestand)");
    /** Columns about something else than whether the order stands. */
    private static final Pattern OTHER_NAME = Pattern.compile(
            ".*(fulfil|ship|deliver|liefer|versand|livraison|envio|spedizion|verzend|customer|kunde|client|klant|member|marital"
                    + "|account|subscri|newsletter|mail|consent|marketing|country|region|land|reason|grund).*");

    private static final Pattern PAYMENT_NAME =
            Pattern.compile(".*(pay|zahl|paiement|pago|pagament|betaal|financ|rechnung).*");

    /** Values in letters and digits only, without accents. */
    private static final Pattern NOT_BOUGHT = Pattern.compile(
            "(order|bestellung|payment|zahlung|commande|pedido|ordine)?((fully|completely)?(cancell?ed|refunded|returned|reversed|voided|rejected|declined|failed)"
                    + "|cancellation|cancell?ed(by|at|due|from|after)\\p{L}*|abandoned|chargeback|chargedback|disputed|incomplete|error|test|failure|failed"
                    + "|awaitingpayment|waitingforpayment|notpaid|unpaid|pending|pendingpayment|paymentpending|void|draft|trash|deleted|expired|onhold"
                    + "|closed|fraud|suspectedfraud|holded|paymentreview|checkoutdraft|autodraft|reverted"
                    + "|(zuruck|ruck)?erstattet|(komplett|voll|vollstandig)(storniert|erstattet|retourniert)|storniert\\p{L}*|stornierung|storno|annulliert"
                    + "|ruckabgewickelt|retourniert|zuruckgegeben|abgelehnt|unbezahlt|nichtbezahlt|ausstehend|wartend|wartetaufzahlung|entwurf|gescheitert"
                    + "|abgebrochen|fehlgeschlagen|zahlungfehlgeschlagen|geloscht|widerrufen|verworfen"
                    + "|annulee?s?|remboursee?s?|enattente(depaiement|depaiment)?|attentedepaiement|enattentede\\p{L}*|echouee?|erreurdepaiement|brouillon"
                    + "|abandonnee?|refusee?|impayee?|retournee?"
                    + "|cancelad[oa]s?|anulad[oa]s?|reembolsad[oa]s?|devuelt[oa]s?|fallid[oa]s?|pendiente(depago)?|rechazad[oa]s?|borrador|esperandopago"
                    + "|annullat[oa]|rimborsat[oa]|fallit[oa]|inattesa(dipagamento|delpagamento)?|rifiutat[oa]|bozza|res[oa]|stornat[oa]"
                    + "|geannuleerd|terugbetaald|mislukt|inafwachting(vanbetaling)?|geweigerd|concept|geretourneerd|onbetaald|teruggestuurd"
                    + "|cancelamento|devolvid[oa]|recusad[oa]|estornad[oa])");
    /** Not bought only where the column is about the payment: an order that is open is one that is worked on. */
    private static final Pattern OPEN = Pattern.compile("open|offen|ouverte?|abiert[oa]|apert[oa]|openstaand");

    private static final Pattern BOUGHT = Pattern.compile(
            "(partially|partly|partiallyrefunded|teilweise\\p{L}*|partiellement\\p{L}*)\\p{L}*|open|offen|new|neu|nuevo|nuovo|nouveau|nieuw"
                    + "|(order|payment|completely|fully|komplett|vollstandig)*(completed?|paid|shipped|delivered|processing|processed|fulfilled|invoiced|succeeded|success"
                    + "|successful|captured|settled|authori[sz]ed|confirmed|accepted|approved|active|done|ok|finished|sent|dispatched|placed|received|inprogress)"
                    + "|abgeschlossen|bezahlt|versendet|versandt|verschickt|geliefert|ausgeliefert|zugestellt|inbearbeitung|erledigt|fakturiert|bestatigt|gebucht|fertig"
                    + "|livree?|expediee?|payee?|terminee?|validee?|confirmee?|paiementaccepte|encours(de\\p{L}*)?|preparationencours|traitee?|facturee?|envoyee?"
                    + "|completad[oa]|pagad[oa]|enviad[oa]|entregad[oa]|procesando|enproceso|confirmad[oa]|finalizad[oa]|facturad[oa]"
                    + "|completat[oa]|pagat[oa]|spedit[oa]|consegnat[oa]|inlavorazione|evas[oa]|confermat[oa]|fatturat[oa]"
                    + "|voltooid|afgerond|betaald|verzonden|geleverd|inbehandeling|verwerkt|bevestigd|gefactureerd");

    private OrderStates() {}

    /** Whether a column says which orders came about: by its name, or by values most of which are states of orders, one at least of a failed one. */
    static boolean areIn(String column, ColumnContent content) {
        String name = plain(column.substring(column.lastIndexOf('.') + 1));
        Collection<String> values = content.counts().keySet();
        if (OTHER_NAME.matcher(plain(column)).matches() || values.isEmpty() || values.size() > MOST) {
            return false;
        }
        return NAME.matcher(name).matches() || areStates(values);
    }

    /** Whether most of the values are states of orders, and one at least says that an order did not come about. */
    static boolean areStates(Collection<String> values) {
        long known = values.stream().filter(OrderStates::isKnown).count();
        return values.size() <= MOST
                && values.stream()
                        .anyMatch(value -> NOT_BOUGHT.matcher(plain(value)).matches())
                && values.stream()
                        .anyMatch(value -> BOUGHT.matcher(plain(value)).matches())
                && known >= KNOWN * values.size();
    }

    /** Whether the value in the column says that the order did not come about. */
    static boolean isNotBought(String column, String value) {
        return NOT_BOUGHT.matcher(plain(value)).matches()
                || (OPEN.matcher(plain(value)).matches()
                        && PAYMENT_NAME.matcher(plain(column)).matches());
    }

    /** The values of a column that is named as one of states, of which it cannot be told whether the order came about. */
    static List<String> unknown(String column, ColumnContent content) {
        String name = plain(column.substring(column.lastIndexOf('.') + 1));
        boolean isNamed = (NAME.matcher(name).matches() || name.endsWith("state"))
                && !OTHER_NAME.matcher(plain(column)).matches();
        return isNamed && content.counts().size() > 1 && content.counts().size() <= MOST
                ? content.counts().keySet().stream()
                        .filter(value -> !isKnown(value))
                        .sorted()
                        .toList()
                : List.of();
    }

    private static boolean isKnown(String value) {
        return NOT_BOUGHT.matcher(plain(value)).matches()
                || BOUGHT.matcher(plain(value)).matches();
    }

    private static String plain(String text) {
        String plain = ColumnNames.plain(ColumnNames.withoutAccents(text));
        return plain.matches("wc\\p{L}{4,}") ? plain.substring(2) : plain;
    }
}
