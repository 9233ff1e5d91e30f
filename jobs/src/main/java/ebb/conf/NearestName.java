package ebb.conf;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that a mistyped one probably stands for. */
public final class NearestName {
    private NearestName() {}

    /** The closest of {@code known}; empty where none is close enough to be meant. */
    public static Optional<String> of(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparing((String candidate) -> distance.apply(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance.apply(name, candidate) <= Math.max(2, name.length() / 2));
    }
}
