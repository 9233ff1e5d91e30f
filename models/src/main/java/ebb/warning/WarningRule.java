package ebb.warning;

import ebb.account.AccountFacts;
import java.io.Serializable;
import java.util.List;

/** One early warning: a number held against a limit, and what to say and do when it is reached. */
public interface WarningRule extends Serializable {

    /** What it is called and what it is for. */
    RuleCard card();

    default String name() {
        return card().name();
    }

    default String title() {
        return card().title();
    }

    default String measures() {
        return card().measures();
    }

    default List<String> needs() {
        return card().needs();
    }

    /** Highest number there can be; most rules measure a share or a probability. */
    default double most() {
        return 1;
    }

    /** What it watches where that follows the pace of the shop, in words; null: it follows no pace. */
    default String watches(WatchLimits limits) {
        return null;
    }

    /** Why it can speak of no customer at this pace of the shop; null: it can. */
    default String speechlessBecause(WatchLimits limits, WarningSettings.Watch watch) {
        return null;
    }

    /** Whether its only ground is a probability of a loss: it is silent where that has foretold no more than a draw by lot. */
    default boolean isProbabilityAlone() {
        return false;
    }

    /** The number held against the limit: larger is worse, 0 where nothing is amiss; NaN where the rule does not watch the account. */
    double value(AccountFacts facts, WarningSettings.Watch watch);

    /** The limit on the account, where the conf gives one. */
    default double limit(double given, AccountFacts facts) {
        return given;
    }

    /** What to say of an account whose number has reached its limit. */
    Advice advice(AccountFacts facts, Occasion occasion);

    /**
     * What the words are made of.
     *
     * @param value number measured
     * @param limit limit it is held against
     * @param currency code put before money
     */
    record Occasion(double value, double limit, String currency, WarningSettings.Watch watch) {}

    /**
     * A warning in words.
     *
     * @param message what is amiss, in figures
     * @param nextStep what to do now
     * @param exposure money that is at stake, in hundredths
     */
    record Advice(String message, String nextStep, long exposure) {}
}
