package ebb.reason;

import ebb.feature.ExpenseFeatures;
import ebb.feature.Feature;
import java.util.Set;

/** Expenses on the customer, relative to what the customer buys. */
final class AccountExpense implements Theme {
    private static final Feature<?> SHARE = ExpenseFeatures.RATIO;

    @Override
    public String name() {
        return "spent on them";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(SHARE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(SHARE)) {
            return Sentence.NONE;
        }
        return Sentence.either(
                figures.own(SHARE) == 0
                        ? "nothing was spent on them in the last 180 days"
                        : NumberText.percent(figures.own(SHARE))
                                + " of what they bought in 180 days was spent on them");
    }
}
