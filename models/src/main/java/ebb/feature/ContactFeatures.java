package ebb.feature;

import ebb.input.CustomerContact;
import ebb.input.InputSpans;
import java.util.List;

/** How often campaigns reached the customer; one held back as a control was not reached. */
public final class ContactFeatures implements FeatureFamily<ContactFeatures.Figures> {
    private static final int LATELY = 90;

    public static final Feature<Figures> CONTACTS = FeatureDescription.count(
                    "contacts_90_count", "Campaign contacts in the last 90 days")
            .nullWhen("there is no contacts input, or it begins later")
            .by(figures -> figures.isCovered() ? figures.lately() : Double.NaN);

    public static final Feature<Figures> RECENCY = FeatureDescription.days(
                    "contact_recency_days", "Days since the last campaign contact")
            .nullWhen("never contacted, or no contacts input")
            .by(Figures::recencyDays);

    private static final List<Feature<Figures>> FEATURES = List.of(CONTACTS, RECENCY);

    /**
     * One customer's contacts.
     *
     * @param recencyDays NaN: never contacted
     */
    record Figures(int lately, double recencyDays, boolean isCovered) {}

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.contacts();
    }

    @Override
    public Figures figures(Observation observation) {
        int lately = 0;
        double recency = Double.NaN;
        for (CustomerContact contact : observation.inputs().contacts()) {
            if (!contact.isControl()) {
                lately += observation.isLately(contact.day(), LATELY) ? 1 : 0;
                double days = observation.day() - contact.day();
                recency = Double.isNaN(recency) ? days : Math.min(recency, days);
            }
        }
        return new Figures(lately, recency, observation.covers(LATELY, firstDay(observation.spans())));
    }
}
