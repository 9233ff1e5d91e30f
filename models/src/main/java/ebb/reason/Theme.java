package ebb.reason;

import ebb.feature.Feature;
import java.util.Set;

/** A topic of reasons, the features that belong to it, and its sentence. */
interface Theme {

    /** Name in lists of contributions. */
    String name();

    /** Features whose contributions add up to the theme's. */
    Set<Feature<?>> features();

    /** Whether the theme takes in the feature of that name. */
    default boolean owns(String feature) {
        return features().stream().anyMatch(one -> one.name().equals(feature));
    }

    /** The theme in the customer's own figures; {@link Sentence#NONE} where they are missing. */
    Sentence tell(FeatureValues figures);
}
