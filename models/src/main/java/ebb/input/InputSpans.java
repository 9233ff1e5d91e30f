package ebb.input;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.spark.api.java.JavaRDD;

/**
 * First day that each further input tells of, over all customers, as days since 1970-01-01; {@link #NEVER} where there is no such input.
 *
 * <p>Nothing before it was observed: no complaint then is not known to be none.
 */
public record InputSpans(int cases, int answers, int invoices, int expenses, int contacts) implements Serializable {
    public static final int NEVER = Integer.MAX_VALUE;

    /** No further input is there. */
    public static final InputSpans NONE = new InputSpans(NEVER, NEVER, NEVER, NEVER, NEVER);

    /** In one pass over the accounts. */
    public static InputSpans of(JavaRDD<CustomerAccount> accounts) {
        return accounts.map(account -> of(account.inputs())).fold(NONE, InputSpans::earlier);
    }

    private static InputSpans of(AccountInputs inputs) {
        return new InputSpans(
                first(inputs.cases(), ServiceCase::openedDay),
                first(inputs.answers(), SurveyAnswer::day),
                first(inputs.invoices(), Invoice::invoicedDay),
                first(inputs.expenses(), Expense::day),
                first(inputs.contacts(), CustomerContact::day));
    }

    private static <T> int first(List<T> rows, ToIntFunction<T> day) {
        int first = NEVER;
        for (T row : rows) {
            first = Math.min(first, day.applyAsInt(row));
        }
        return first;
    }

    private InputSpans earlier(InputSpans other) {
        return new InputSpans(
                Math.min(cases, other.cases),
                Math.min(answers, other.answers),
                Math.min(invoices, other.invoices),
                Math.min(expenses, other.expenses),
                Math.min(contacts, other.contacts));
    }
}
