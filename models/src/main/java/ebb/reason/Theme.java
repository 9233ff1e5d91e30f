package ebb.reason;

import java.util.Set;

/** One thing to say about how a customer buys, and the features that speak of it. */
interface Theme {

    /** Name in lists of contributions. */
    String name();

    /** Features whose contributions add up to the theme's. */
    Set<String> features();

    /** Whether the theme takes in a feature. */
    default boolean owns(String feature) {
        return features().contains(feature);
    }

    /** The theme in the customer's own figures; {@link Sentence#NONE} where they are missing. */
    Sentence tell(FeatureValues figures);
}
