package ebb.feature;

import ebb.input.Expense;
import ebb.input.InputSpans;
import java.util.List;

/** What is spent on the customer against what the customer brings. */
public final class ExpenseFeatures implements FeatureFamily<ExpenseFeatures.Figures> {
    private static final int LATELY = 180;

    public static final Feature<Figures> RATIO = FeatureDescription.ratio(
                    "expense_180_ratio",
                    "Spent on the customer over what the customer bought, both in the last 180 days")
            .nullWhen("nothing bought, no expenses input, or it begins later")
            .by(figures -> figures.isCovered() ? Ratios.of((double) figures.spent(), figures.bought()) : Double.NaN);

    private static final List<Feature<Figures>> FEATURES = List.of(RATIO);

    /** Spent on and bought by one customer lately, in hundredths. */
    record Figures(long spent, double bought, boolean isCovered) {}

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.expenses();
    }

    @Override
    public Figures figures(Observation observation) {
        long spent = 0;
        for (Expense expense : observation.inputs().expenses()) {
            spent += observation.isLately(expense.day(), LATELY) ? expense.amount() : 0;
        }
        return new Figures(
                spent, observation.bought(LATELY), observation.covers(LATELY, firstDay(observation.spans())));
    }
}
