package ebb.action.winback;

import ebb.customer.PlainWords;
import ebb.input.MajorEvent;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Words of the inputs that are signs of why a customer left, set in the conf under {@code win-back.signs}. Capitals, and whether words are joined by blanks,
 * hyphens or underscores, make no difference.
 *
 * @param ended kinds of major events of a customer after which there is nobody to sell to, or not here
 * @param over kinds of major events of a customer after which it needs nothing more for them, each with the days until then
 * @param trouble kinds or causes of service cases that speak of an unhappy customer, beside complaints and failures
 */
public record SignWords(List<String> ended, Map<String, Integer> over, List<String> trouble) implements Serializable {
    /** Nothing is a sign. */
    public static final SignWords NONE = new SignWords(List.of(), Map.of(), List.of());

    public SignWords {
        ended = ended.stream().map(PlainWords::of).toList();
        trouble = trouble.stream().map(PlainWords::of).toList();
        Map<String, Integer> days = new TreeMap<>();
        over.forEach((kind, after) -> {
            if (after < 0) {
                throw new IllegalArgumentException(
                        "Cannot use win-back.signs.over." + kind + ": " + after + ". Set 0 days or more.");
            }
            days.put(PlainWords.of(kind), after);
        });
        over = days;
    }

    /** The same with more kinds of events, each over on its own day. */
    public SignWords alsoOver(Collection<String> kinds) {
        Map<String, Integer> all = new TreeMap<>(over);
        kinds.forEach(kind -> all.put(kind, 0));
        return new SignWords(ended, all, trouble);
    }

    /** The word of trouble in the kind or cause of a case; empty where there is none. */
    Optional<String> troubleIn(String given) {
        return trouble.stream().filter(PlainWords.of(given)::contains).findFirst();
    }

    /** Day from which the customer needs nothing more for the event, as days since 1970-01-01; empty where the event is of another kind. */
    Optional<Integer> overOn(MajorEvent event) {
        return Optional.ofNullable(over.get(PlainWords.of(event.kind()))).map(days -> event.day() + days);
    }
}
