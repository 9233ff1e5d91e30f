package ebb.account;

import java.util.Locale;

/** Where an account stands on an as-of date, for counting who came, went and moved. */
public enum Standing {
    /** Had not bought yet. */
    NONE,
    CORE,
    PROMISING,
    ORDINARY,
    /** Living, but a loss is probable. */
    LEAVING,
    /** Silent for longer than living-days. */
    LOST;

    public static Standing of(AccountFacts facts, Scorecard marks, AccountSettings.Core settings) {
        if (!facts.isLiving()) {
            return LOST;
        }
        if (facts.lossProbability() >= settings.leavingFrom()) {
            return LEAVING;
        }
        double mean = marks.mean();
        if (mean >= settings.from() && marks.least() >= settings.leastMark()) {
            return CORE;
        }
        return mean >= settings.promisingFrom() ? PROMISING : ORDINARY;
    }

    /** As written in the tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
