package ebb.feature;

import ebb.input.Expense;
import ebb.input.InputSpans;
import java.util.List;

/** What is spent on the customer against what the customer brings. */
final class ExpenseFeatures implements InputFamily {
    private static final long serialVersionUID = 1L;
    private static final int LATELY = 180;

    @Override
    public List<Feature> features() {
        return List.of(new Feature(
                "expense_180_ratio",
                "ratio",
                "0 and up",
                "Spent on the customer over what the customer bought, both in the last 180 days",
                "nothing bought, no expenses input, or it begins later"));
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.expenses();
    }

    @Override
    public void compute(Dossier dossier, double[] values, int at) {
        long spent = 0;
        for (Expense expense : dossier.inputs().expenses()) {
            spent += dossier.isLately(expense.day(), LATELY) ? expense.amount() : 0;
        }
        boolean isCovered = dossier.covers(LATELY, firstDay(dossier.spans()));
        values[at] = isCovered ? Ratios.of((double) spent, dossier.bought(LATELY)) : Double.NaN;
    }
}
