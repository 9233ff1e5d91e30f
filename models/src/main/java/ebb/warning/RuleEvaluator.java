package ebb.warning;

import ebb.account.AccountClass;
import ebb.account.AccountFacts;
import ebb.account.AccountSettings;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Evaluates the rules that are switched on for one account.
 *
 * @param rules in the order of the catalogue
 * @param settings limits and what the rules look at
 * @param accounts how accounts are classed, for limits by class
 * @param currency code put before money
 */
public record RuleEvaluator(
        List<WarningRule> rules, WarningSettings settings, AccountSettings accounts, String currency)
        implements Serializable {

    /** What one rule found of one account. */
    public record Finding(WarningRule rule, double value, double limit, WarningRule.Advice advice) {
        double strain() {
            return value / limit;
        }
    }

    /** The same evaluator, but seeing no event before its day. */
    RuleEvaluator withoutForeknowledge() {
        WarningSettings past = new WarningSettings(
                settings.watch().withoutForeknowledge(), settings.severity(), settings.limits(), settings.replay());
        return new RuleEvaluator(rules, past, accounts, currency);
    }

    /** The same evaluator without some of its rules. */
    public RuleEvaluator without(Set<String> names) {
        return new RuleEvaluator(
                rules.stream().filter(rule -> !names.contains(rule.name())).toList(), settings, accounts, currency);
    }

    /** Value over limit: 1 and more warns; NaN where the rule does not watch the account. */
    double strain(WarningRule rule, AccountFacts facts) {
        double value = rule.value(facts, settings.watch());
        return value > 0 ? value / limit(rule, facts) : value;
    }

    double limit(WarningRule rule, AccountFacts facts) {
        WarningLimit limit = settings.limit(rule);
        OptionalInt accountClass = limit.asksForClass()
                ? AccountClass.of(facts, accounts).stream()
                        .mapToInt(AccountClass::number)
                        .findFirst()
                : OptionalInt.empty();
        return rule.limit(limit.of(accountClass, facts.profile().region()), facts);
    }

    /** Findings at or near the limits: one below its limit opens no warning, but may keep an open one. */
    List<Finding> findings(AccountFacts facts) {
        return rules.stream()
                .filter(rule -> strain(rule, facts) >= settings.severity().closeBelowShare())
                .map(rule -> finding(rule, facts))
                .toList();
    }

    private Finding finding(WarningRule rule, AccountFacts facts) {
        double value = rule.value(facts, settings.watch());
        double limit = limit(rule, facts);
        WarningRule.Occasion occasion = new WarningRule.Occasion(value, limit, currency, settings.watch());
        return new Finding(rule, value, limit, rule.advice(facts, occasion));
    }
}
