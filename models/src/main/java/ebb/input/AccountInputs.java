package ebb.input;

import java.io.Serializable;
import java.util.List;

/** What the further inputs hold of one customer, over all time: look at it from an as-of date. */
public record AccountInputs(
        Profile profile,
        List<Invoice> invoices,
        List<Expense> expenses,
        List<MajorEvent> events,
        List<ServiceCase> cases,
        List<SurveyAnswer> answers,
        List<CustomerContact> contacts)
        implements Serializable {

    /** A customer of whom only purchases are known. */
    public static final AccountInputs NONE =
            new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
