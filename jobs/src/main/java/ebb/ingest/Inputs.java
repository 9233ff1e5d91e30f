package ebb.ingest;

import ebb.schema.Contacts;
import ebb.schema.Customers;
import ebb.schema.Expenses;
import ebb.schema.MajorEvents;
import ebb.schema.Purchases;
import ebb.schema.Receivables;
import ebb.schema.Service;
import ebb.schema.Surveys;
import ebb.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every input Ebb can read. Only purchases are required. */
public final class Inputs {
    public static final Input PURCHASES = new Input(
            Purchases.TABLE,
            List.of(Purchases.ORDERED_AT),
            Map.of(),
            Map.of(Purchases.ORDERED_ON, "CAST(" + Purchases.ORDERED_AT + " AS DATE)"),
            Optional.of(Purchases.CUSTOMER_ID));
    public static final Input CUSTOMERS = new Input(
            Customers.TABLE,
            List.of(),
            Map.of(Customers.CREDIT_GRADE, new Input.Range(1, 4)),
            Map.of(),
            Optional.empty());
    public static final Input RECEIVABLES = dated(Receivables.TABLE, Receivables.INVOICED_ON, Receivables.PAID_ON);
    public static final Input EXPENSES = dated(Expenses.TABLE, Expenses.SPENT_ON);
    public static final Input SERVICE = dated(Service.TABLE, Service.OPENED_AT, Service.CLOSED_AT);
    public static final Input SURVEYS = new Input(
            Surveys.TABLE,
            List.of(Surveys.ANSWERED_AT),
            Map.of(Surveys.SATISFACTION, new Input.Range(1, 5)),
            Map.of(),
            Optional.empty());
    public static final Input CONTACTS = dated(Contacts.TABLE, Contacts.CONTACTED_AT);
    public static final Input MAJOR_EVENTS = dated(MajorEvents.TABLE);

    public static final List<Input> ALL =
            List.of(PURCHASES, CUSTOMERS, RECEIVABLES, EXPENSES, SERVICE, SURVEYS, CONTACTS, MAJOR_EVENTS);

    private Inputs() {}

    private static Input dated(Table table, String... past) {
        return new Input(table, List.of(past), Map.of(), Map.of(), Optional.empty());
    }
}
