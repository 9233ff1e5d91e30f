package ebb.input;

import ebb.customer.PlainWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sources call the kinds of service cases, in several languages; capitals, blanks, hyphens and underscores make no difference. A complaint that is not read as
 * one would leave its customer on the marketing list.
 */
final class CaseWords {
    private static final Map<String, String> KINDS = kinds(Map.of(
            ServiceCase.COMPLAINT,
            List.of(
                    "complaints",
                    "customer complaint",
                    "beschwerde",
                    "reklamation",
                    "réclamation",
                    "reclamation",
                    "plainte",
                    "queja",
                    "reclamación",
                    "reclamo",
                    "klacht"),
            ServiceCase.FAILURE,
            List.of("failures", "fehler", "störung", "défaillance", "fallo", "guasto", "storing"),
            ServiceCase.PRAISE,
            List.of("compliment", "lob", "éloge", "elogio", "compliments")));

    private CaseWords() {}

    private static Map<String, String> kinds(Map<String, List<String>> wordsByKind) {
        Map<String, String> kinds = new TreeMap<>();
        wordsByKind.forEach((kind, words) -> {
            kinds.put(kind, kind);
            words.forEach(word -> kinds.put(word, kind));
        });
        return kinds;
    }

    /** The kind that the source calls so; its own word where none is known. */
    static String kind(String given) {
        return given == null ? null : KINDS.getOrDefault(PlainWords.of(given), given);
    }
}
