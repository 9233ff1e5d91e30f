package ebb.ingest.catalogue;

import ebb.schema.AliasesTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpensesTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every input Ebb can read. Only purchases are required. */
public final class InputCatalogue {
    public static final Input PURCHASES = new Input(
            PurchasesTable.TABLE,
            List.of(PurchasesTable.ORDERED_AT),
            Map.of(),
            Map.of(PurchasesTable.ORDERED_ON, PurchasesTable.ORDERED_AT),
            Optional.of(PurchasesTable.CUSTOMER_ID));
    public static final Input CUSTOMERS = new Input(
            CustomersTable.TABLE,
            List.of(),
            Map.of(CustomersTable.CREDIT_GRADE, new Input.Range(1, 4)),
            Map.of(),
            Optional.empty());
    public static final Input RECEIVABLES =
            dated(ReceivablesTable.TABLE, ReceivablesTable.INVOICED_ON, ReceivablesTable.PAID_ON);
    public static final Input EXPENSES = dated(ExpensesTable.TABLE, ExpensesTable.SPENT_ON);
    public static final Input SERVICE = dated(ServiceTable.TABLE, ServiceTable.OPENED_AT, ServiceTable.CLOSED_AT);
    public static final Input SURVEYS = new Input(
            SurveysTable.TABLE,
            List.of(SurveysTable.ANSWERED_AT),
            Map.of(
                    SurveysTable.SATISFACTION, new Input.Range(1, 5),
                    SurveysTable.BUY_AGAIN, new Input.Range(1, 5),
                    SurveysTable.RECOMMEND, new Input.Range(1, 5)),
            Map.of(),
            Optional.empty());
    public static final Input CONTACTS = dated(ContactsTable.TABLE, ContactsTable.CONTACTED_AT);
    public static final Input MAJOR_EVENTS = dated(MajorEventsTable.TABLE);

    public static final Input SUPPRESSIONS = dated(SuppressionsTable.TABLE);
    public static final Input ALIASES = dated(AliasesTable.TABLE);

    public static final List<Input> ALL = List.of(
            PURCHASES,
            CUSTOMERS,
            RECEIVABLES,
            EXPENSES,
            SERVICE,
            SURVEYS,
            CONTACTS,
            MAJOR_EVENTS,
            SUPPRESSIONS,
            ALIASES);

    private InputCatalogue() {}

    /** The input of that name. */
    public static Input named(String name) {
        return ALL.stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Input dated(Table table, String... past) {
        return new Input(table, List.of(past), Map.of(), Map.of(), Optional.empty());
    }
}
