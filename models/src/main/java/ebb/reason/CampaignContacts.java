package ebb.reason;

import ebb.feature.ContactFeatures;
import ebb.feature.Feature;
import java.util.Set;

/** How often campaigns reached the customer. */
final class CampaignContacts implements Theme {
    private static final Feature<?> LATELY = ContactFeatures.CONTACTS;

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LATELY, ContactFeatures.RECENCY);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(LATELY)) {
            return Sentence.NONE;
        }
        return Sentence.either(
                figures.own(LATELY) == 0
                        ? "reached by no campaign in the last 90 days"
                        : "reached by " + NumberText.count(figures.own(LATELY), "campaign contact")
                                + " in the last 90 days");
    }
}
