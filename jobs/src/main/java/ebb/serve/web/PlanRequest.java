package ebb.serve.web;

import ebb.schema.NextActionsTable;
import ebb.serve.view.ActionPlan;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.Question;
import ebb.serve.view.ViewCatalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which actions, and what may be spent on them.
 *
 * @param question filters and page
 * @param means budget and capacity
 */
record PlanRequest(Question question, ActionPlan.Means means) {
    static final String BUDGET = "budget";
    static final String CAPACITY = "capacity";
    static final String DIALECT = "dialect";

    private static final String NUMBER = "\\d{1,12}(\\.\\d{1,2})?";
    private static final String WHOLE = "\\d{1,7}";

    /** Kind of CSV that the form asks for; empty: as in the settings. */
    static String dialect(Map<String, String> form) {
        String dialect = form.getOrDefault(DIALECT, "");
        if (!dialect.matches("(plain|spreadsheet)?")) {
            throw new BadQuestion("Cannot use " + DIALECT + ". Give plain or spreadsheet.");
        }
        return dialect;
    }

    /** Budget and capacity of a form. */
    static ActionPlan.Means means(Map<String, String> form) {
        return new ActionPlan.Means(capacity(form.get(CAPACITY)), budget(form.get(BUDGET)));
    }

    static PlanRequest of(Map<String, List<String>> parameters, int mostRows) {
        Map<String, List<String>> others = new TreeMap<>(parameters);
        Map<String, String> single = Question.single(parameters);
        others.remove(BUDGET);
        others.remove(CAPACITY);
        others.remove(NextActionsTable.STATE);
        return new PlanRequest(Question.of(ViewCatalogue.ACTIONS, others, mostRows), means(single));
    }

    private static Integer capacity(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(WHOLE) || Integer.parseInt(text) < 1) {
            throw new BadQuestion("Cannot use " + CAPACITY + ". Give a whole number of contacts, 1 or more.");
        }
        return Integer.valueOf(text);
    }

    private static BigDecimal budget(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(NUMBER) || new BigDecimal(text).signum() <= 0) {
            throw new BadQuestion("Cannot use " + BUDGET + ". Give an amount above 0, as 1500.50.");
        }
        return new BigDecimal(text);
    }
}
