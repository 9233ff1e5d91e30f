package ebb.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a customer is reached, the most personal first. */
public enum Channel {
    VISIT(List.of("visit")),
    PHONE(List.of("phone", "call", "telephone")),
    LETTER(List.of("letter", "post", "postal")),
    EMAIL(List.of("email", "e-mail", "mail", "newsletter"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> names;

    Channel(List<String> names) {
        this.names = names;
    }

    /** As written in the tables and the conf. */
    public String label() {
        return names.get(0);
    }

    /** The channel that a source calls so, capitals aside; empty for another, or none. */
    public static Optional<Channel> named(String name) {
        return name == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(channel -> channel.names.contains(name.strip().toLowerCase(Locale.ROOT)))
                        .findFirst();
    }
}
