package ebb.serve.agent;

import ebb.serve.view.BadQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an agent gave with a call. Agents get names and types wrong; each message says what there is.
 *
 * @param values by name
 */
record Arguments(Map<String, Object> values) {
    private static final int LONGEST = 200;

    Arguments {
        values = values == null ? Map.of() : values;
    }

    /**
     * Refuses names that the tool does not have.
     *
     * @throws BadQuestion naming all of them
     */
    void requireKnown(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new BadQuestion("Cannot answer: there is no argument " + String.join(", ", unknown) + ". "
                    + (known.isEmpty()
                            ? "This tool takes none."
                            : "There are " + String.join(", ", new TreeSet<>(known)) + "."));
        }
    }

    /** A text; empty where it is not given. */
    Optional<String> text(String name) {
        Object value = values.get(name);
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        if (value instanceof List
                || value instanceof Map
                || String.valueOf(value).length() > LONGEST) {
            throw new BadQuestion("Cannot use " + name + ": give one text of at most " + LONGEST + " characters.");
        }
        return Optional.of(String.valueOf(value));
    }

    /** A text that must be there. */
    String required(String name) {
        return text(name).orElseThrow(() -> new BadQuestion("Cannot answer: " + name + " is missing. Give it."));
    }

    /** Texts, given as a list or as one text. */
    List<String> texts(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            return text(name).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (Object one : list) {
            texts.add(new Arguments(Map.of(name, one == null ? "" : one)).required(name));
        }
        return texts;
    }

    /** Texts by name. */
    Map<String, String> pairs(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadQuestion("Cannot use " + name + ": give an object, as {\"region\": \"north\"}.");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        map.forEach((key, one) ->
                pairs.put(String.valueOf(key), new Arguments(Map.of(name, one == null ? "" : one)).required(name)));
        return pairs;
    }

    /** A number; empty where it is not given. */
    Optional<BigDecimal> number(String name) {
        return text(name).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new BadQuestion("Cannot use " + name + " " + text + ": it is no number.");
            }
        });
    }

    /** A whole number from 1 to {@code most}. */
    int whole(String name, int usual, int most) {
        Optional<BigDecimal> number = number(name);
        if (number.isEmpty()) {
            return usual;
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0
                || value.signum() <= 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new BadQuestion("Cannot use " + name + " " + value + ": give a whole number from 1 to " + most + ".");
        }
        return value.intValueExact();
    }
}
