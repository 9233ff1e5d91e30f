package ebb.warning;

import java.util.Collection;
import java.util.List;

/** Every warning rule, in the order people read them. */
public final class WarningRuleCatalogue {
    public static final List<WarningRule> ALL = List.of(
            new OverdueCredit(),
            new SalesProgress(),
            new SalesExpense(),
            new Loss(),
            new ScoreJump(),
            new SilentUnhappy(),
            new IllWill(),
            new MajorChange(),
            new Diverter(),
            new DiversionVictim());

    private WarningRuleCatalogue() {}

    public static List<String> names() {
        return ALL.stream().map(WarningRule::name).toList();
    }

    public static WarningRule named(String name) {
        return ALL.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find the warning rule " + name
                        + ": it is not in the catalogue. There are " + String.join(", ", names()) + "."));
    }

    /** The rules whose inputs are all there. */
    public static List<WarningRule> on(Collection<String> inputs) {
        return ALL.stream().filter(rule -> inputs.containsAll(rule.needs())).toList();
    }
}
