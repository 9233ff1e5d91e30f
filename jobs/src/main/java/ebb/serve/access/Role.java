package ebb.serve.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the holder of a token may read. */
public enum Role {
    /** Customers, actions, warnings and segments; may have lists written. */
    MARKETING,
    /** Sums over groups of at least {@code life-events.min-cohort} customers. */
    BI,
    /** The same sums, and how the data were delivered; no customer. */
    STEWARD;

    /** As on the command line and in the file of tokens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether single customers may be read; everyone else reads sums over groups that are large enough. */
    public boolean readsCustomers() {
        return this == MARKETING;
    }

    /** Whether file names and columns of the inputs may be read. */
    public boolean readsDeliveries() {
        return this == MARKETING || this == STEWARD;
    }

    /** The role of that label; empty where there is none. */
    public static Optional<Role> labelled(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
    }
}
