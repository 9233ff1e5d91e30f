package ebb.warning;

import ebb.customer.ContactPurpose;
import java.io.Serializable;
import java.util.List;

/**
 * The description of a rule for its readers.
 *
 * @param name as written in the tables, in snake_case
 * @param title the rule in a few words, for people
 * @param measures what the number held against the limit is, with its unit
 * @param warnsWhen when it warns, for those who act on it; the README has the same words
 * @param foretells what such a warning foretells
 * @param use what such a warning leads to
 * @param needs input tables it needs beside the purchases; where one is off, so is the rule
 */
public record RuleCard(
        String name, String title, String measures, String warnsWhen, Foretells foretells, Use use, List<String> needs)
        implements Serializable {

    /** What a warning foretells: the loss of the customer, which the past can be searched for, or another harm. */
    public enum Foretells {
        LOSS,
        OTHER_HARM
    }

    /**
     * What a warning leads to.
     *
     * @param purpose what the customer is contacted for
     * @param exposure what its money is, in words; {@link #AT_RISK} is that of the customer's segment
     * @param step what the rule advises, whoever is warned of; null: a warning says so with its own figures
     */
    public record Use(ContactPurpose purpose, String exposure, String step) implements Serializable {
        /** The money that may be lost with the customer. */
        public static final String AT_RISK = "at risk";

        /** Of a duty: its step is the warning's own. */
        Use(ContactPurpose purpose, String exposure) {
            this(purpose, exposure, null);
        }

        /** Of a rule that leads to marketing: its step is general, for the customer's one action takes its place in the warning. */
        static Use marketing(String step) {
            return new Use(ContactPurpose.MARKETING, AT_RISK, step);
        }
    }

    public RuleCard {
        needs = List.copyOf(needs);
    }
}
