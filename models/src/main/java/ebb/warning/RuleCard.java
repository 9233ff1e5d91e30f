package ebb.warning;

import java.io.Serializable;
import java.util.List;

/**
 * What a rule is called and what it is for.
 *
 * @param name as written in the tables, in snake_case
 * @param title the rule in a few words, for people
 * @param measures what the number held against the limit is, with its unit
 * @param warnsWhen when it warns, for those who act on it; the README has the same words
 * @param foretells what such a warning foretells
 * @param needs input tables it needs beside the purchases; where one is off, so is the rule
 */
public record RuleCard(
        String name, String title, String measures, String warnsWhen, Foretells foretells, List<String> needs)
        implements Serializable {

    /** What a warning foretells: the loss of the customer, which the past can be searched for, or another harm. */
    public enum Foretells {
        LOSS,
        OTHER_HARM
    }

    public RuleCard {
        needs = List.copyOf(needs);
    }
}
