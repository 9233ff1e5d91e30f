package ebb.feature;

import ebb.input.CustomerContact;
import ebb.input.InputSpans;
import java.util.List;

/** How often campaigns reached the customer; one held back as a control was not reached. */
final class ContactFeatures implements InputFamily {
    private static final long serialVersionUID = 1L;
    private static final int LATELY = 90;

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(
                        "contacts_90_count",
                        "count",
                        "0 and up",
                        "Campaign contacts in the last 90 days",
                        "there is no contacts input, or it begins later"),
                new Feature(
                        "contact_recency_days",
                        "days",
                        "0 and up",
                        "Days since the last campaign contact",
                        "never contacted, or no contacts input"));
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.contacts();
    }

    @Override
    public void compute(Dossier dossier, double[] values, int at) {
        int lately = 0;
        int last = Integer.MIN_VALUE;
        for (CustomerContact contact : dossier.inputs().contacts()) {
            if (!contact.isControl() && contact.day() <= dossier.day()) {
                lately += dossier.isLately(contact.day(), LATELY) ? 1 : 0;
                last = Math.max(last, contact.day());
            }
        }
        values[at] = dossier.covers(LATELY, firstDay(dossier.spans())) ? lately : Double.NaN;
        values[at + 1] = last == Integer.MIN_VALUE ? Double.NaN : dossier.day() - last;
    }
}
