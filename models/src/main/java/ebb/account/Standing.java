package ebb.account;

import java.util.Locale;

/** Where an account stands on an as-of date, for counting who came, went and moved. */
public enum Standing {
    /** Had not bought yet. */
    NONE,
    CORE,
    PROMISING,
    ORDINARY,
    /** Active, but a loss is probable. */
    LEAVING,
    /** Silent for longer than active-days. */
    LOST;

    private static final double HUNDRED = 100;

    /**
     * The standing of an account.
     *
     * @param valuePlace place of the expected value among active customers, 0 to 100
     */
    public static Standing of(AccountFacts facts, Scorecard marks, double valuePlace, AccountSettings.Core settings) {
        if (!facts.isActive()) {
            return LOST;
        }
        if (facts.lossProbability() >= settings.leavingFrom()) {
            return LEAVING;
        }
        double mean = marks.mean();
        boolean carriesValue = valuePlace >= HUNDRED * (1 - settings.valueShare());
        if (carriesValue && mean >= settings.from() && marks.least() >= settings.leastMark()) {
            return CORE;
        }
        return mean >= settings.promisingFrom() ? PROMISING : ORDINARY;
    }

    /** As written in the tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
