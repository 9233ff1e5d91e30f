package ebb.input;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What the further inputs hold of one customer.
 *
 * <p>Outside this package it is only to be had from {@link AccountPast}, cut at an as-of date.
 *
 * @param profile master data as they are now: they carry no dates
 * @param invoices in the order of the input
 * @param expenses in the order of the input
 * @param events of the customer alone, also ones to come: those are announced
 * @param cases service cases in the order of the input
 * @param answers to surveys, in the order of the input
 * @param contacts in campaigns, in the order of the input
 */
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

    /** As it was known at the end of a day: an invoice paid later is unpaid, a case closed later is open, what came later is not there. */
    AccountInputs knownOn(int day) {
        if (equals(NONE)) {
            return NONE;
        }
        return new AccountInputs(
                profile,
                until(day, invoices, Invoice::invoicedDay).stream()
                        .map(invoice -> invoice.knownOn(day))
                        .toList(),
                until(day, expenses, Expense::day),
                events,
                until(day, cases, ServiceCase::openedDay).stream()
                        .map(one -> one.knownOn(day))
                        .toList(),
                until(day, answers, SurveyAnswer::day),
                until(day, contacts, CustomerContact::day));
    }

    private static <T> List<T> until(int lastDay, List<T> rows, ToIntFunction<T> day) {
        return rows.stream().filter(row -> day.applyAsInt(row) <= lastDay).toList();
    }
}
