package ebb.ingest.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that stand where a customer's id should: for nobody in particular, or for the sum of other rows. */
public final class NoCustomer {
    /** In letters and digits only, in lower case. */
    private static final Set<String> NOBODY = Set.of("""
            guest guestcheckout guestcustomer guestuser guestorder gast gastkunde gastbestellung gastkonto invite invitado ospite
            anonymous anonym anonyme anonimo anoniem unknown unknowncustomer unbekannt inconnu desconocido sconosciuto onbekend
            none null nil na nan nat undefined notavailable nocustomer keinkunde ohnekunde clientegenerico clientgenerique
            walkin walkincustomer walkinclient cash cashsale cashcustomer cashaccount barverkauf barkunde barzahler laufkunde
            laufkundschaft passant passantklant clientecontado clientedecontado consumidorfinal clientepassante pos
            """.strip().split("\\s+"));

    private static final Pattern ONLY_ZEROS = Pattern.compile("-?[0.\\-]*0[0.\\-]*|-1(\\.0+)?");
    private static final Pattern TOTAL = Pattern.compile(
            "(zwischen|gesamt|end|monats|jahres|quartals|tages|wochen)?summen?|(sub|grand|sous)?(total|totale|totaal|totals|totaux)"
                    + "|gesamt|insgesamt|suma|somme|razem");
    /** One of these is in each word for a sum. */
    private static final List<String> SUMS = List.of("tot", "sum", "som", "gesamt", "razem");
    /** Beside a word for a sum, what it is the sum of. */
    private static final Pattern OF_WHAT = Pattern.compile(
            ".*\\d.*|month(ly)?|monats?|mois|mes|mese|maand|year(ly)?|jahr|annee|anno|jaar|quarter(ly)?|quartal|week(ly)?|woche|kw|day|daily|tag"
                    + "|grand|overall|all|alle|for|of|in|per|fur|im|de|des|du|del|van|di|la|le|general|generale|jan\\p{L}*|feb\\p{L}*|fev\\p{L}*|mar\\p{L}*|m\u00e4rz|apr\\p{L}*"
                    + "|avr\\p{L}*|may|mai|mayo|maggio|mei|jun\\p{L}*|juin|giugno|jul\\p{L}*|juil\\p{L}*|luglio|aug\\p{L}*|aout|ago\\p{L}*|sep\\p{L}*"
                    + "|set\\p{L}*|o[ck]t\\p{L}*|ott\\p{L}*|nov\\p{L}*|de[cz]\\p{L}*|dic\\p{L}*");

    private NoCustomer() {}

    /** Whether an id is a word for nobody, or has no letter and no digit but zeros. */
    public static boolean isNobody(String id) {
        // Most ids have a digit: they are told apart without a pattern.
        if (id.chars().anyMatch(character -> character >= '1' && character <= '9')
                && !id.strip().startsWith("-1")) {
            return false;
        }
        String plain = plain(id);
        return plain.isEmpty()
                || NOBODY.contains(plain)
                || ONLY_ZEROS.matcher(id.strip()).matches();
    }

    /** Whether an id is a word for a sum, alone or with what it is the sum of: {@code Total}, {@code Summe 2025-01}. */
    public static boolean isTotal(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        if (SUMS.stream().noneMatch(lower::contains)) {
            return false;
        }
        List<String> words = words(lower);
        return words.stream().anyMatch(NoCustomer::isSum)
                && words.stream()
                        .allMatch(word -> isSum(word) || OF_WHAT.matcher(word).matches());
    }

    /** The word for a sum in an id that is one. */
    public static String sumIn(String total) {
        return words(total).stream().filter(NoCustomer::isSum).findFirst().orElse("");
    }

    private static boolean isSum(String word) {
        return TOTAL.matcher(word).matches();
    }

    private static List<String> words(String id) {
        return Arrays.stream(id.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
