package ebb.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ingest.Deliveries;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SurveysTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputCatalogueTest {
    @TempDir
    Path root;

    @Test
    void everyInputAcceptsARowOfItsRequiredColumns() {
        assertAccepts(
                InputCatalogue.RECEIVABLES,
                "customer_id,invoice_id,invoiced_on,due_on,amount",
                "c,i,2024-01-01,2025-01-01,9");
        assertAccepts(InputCatalogue.EXPENSES, "customer_id,spent_on,amount", "c,2024-01-01,9");
        assertAccepts(InputCatalogue.SERVICE, "customer_id,opened_at,kind", "c,2024-01-01 10:00:00,complaint");
        assertAccepts(InputCatalogue.SURVEYS, "customer_id,answered_at,satisfaction", "c,2024-01-01 10:00:00,4.0");
        assertAccepts(
                InputCatalogue.CONTACTS,
                "customer_id,contacted_at,campaign,is_control",
                "c,2024-01-01 10:00:00,spring,yes");
        assertAccepts(InputCatalogue.MAJOR_EVENTS, "on,kind,note", "2025-01-01,rival,opens across the street");
        assertAccepts(InputCatalogue.CUSTOMERS, "customer_id,birthday,credit_grade,opted_out", "c,1950-05-05,4,false");
        assertThat(new Deliveries(root.resolve("customers"))
                        .rows(CustomersTable.TABLE, "birthday", "credit_grade", "opted_out"))
                .containsExactly("1950-05-05|4|false");
        assertThat(new Deliveries(root.resolve("surveys")).rows(SurveysTable.TABLE, "satisfaction"))
                .containsExactly("4");
        assertThat(new Deliveries(root.resolve("contacts")).rows(ContactsTable.TABLE, "is_control"))
                .containsExactly("true");
        assertThat(new Deliveries(root.resolve("major_events")).rows(MajorEventsTable.TABLE, "on", "customer_id"))
                .containsExactly("2025-01-01|-");
    }

    @Test
    void aRowOtherThanAPurchaseNeedsItsCustomer() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,spent_on,amount", ",2024-01-01,9");
        assertThat(Deliveries.summary(deliveries.ingest(InputCatalogue.EXPENSES, deliveries.csv())))
                .isEqualTo("1 = 0 + 0 + 0 + 1");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "input", "reason"))
                .containsExactly("expenses|customer_id is missing");
    }

    @Test
    void aVerdictIsOneOfThree() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,opened_at,kind,fault",
                "c,2024-01-01 10:00:00,complaint, Theirs",
                "c,2024-01-01 10:00:00,complaint,",
                "c,2024-01-01 10:00:00,complaint,the weather");
        assertThat(Deliveries.summary(deliveries.ingest(InputCatalogue.SERVICE, deliveries.csv())))
                .isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "input", "reason"))
                .containsExactly("service|fault is none of ours, theirs, none");
    }

    @Test
    void gradesMustBeWholeAndWithinTheirRange() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,answered_at,satisfaction",
                "c,2024-01-01,0",
                "c,2024-01-01,6",
                "c,2024-01-01,4.5");
        deliveries.ingest(InputCatalogue.SURVEYS, deliveries.csv());
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason", "raw_text"))
                .containsExactly(
                        "satisfaction is not a whole number|c,2024-01-01,4.5",
                        "satisfaction is not from 1 to 5|c,2024-01-01,0",
                        "satisfaction is not from 1 to 5|c,2024-01-01,6");
    }

    @Test
    void aSuppressionMustNameSomebody() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,email,reason", "c,,lawsuit", ",who@example.org,bounced", ",,lawsuit");
        assertThat(Deliveries.summary(deliveries.ingest(InputCatalogue.SUPPRESSIONS, deliveries.csv())))
                .isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason", "raw_text"))
                .containsExactly("neither customer_id nor email is given, so the row suppresses nobody|,,lawsuit");
    }

    @Test
    void aContactMustBeOfTheCustomerAndThePastAndAnOutcomeOfAContact() {
        Deliveries deliveries = new Deliveries(root);
        String purchases = deliveries
                .write("purchases.csv", "customer_id,ordered_at,amount", "c,2024-01-01 10:00:00,9")
                .toString();
        deliveries.ingest(InputCatalogue.PURCHASES, Deliveries.with(deliveries.csv(), purchases));
        String contacts = deliveries
                .write(
                        "contacts.csv",
                        "customer_id,contacted_at,campaign,is_control,outcome,reason",
                        "c,2024-02-01,spring,false,declined,moved",
                        "nobody,2024-02-01,spring,false,,",
                        "c,2030-02-01,spring,false,,",
                        "c,2024-02-02,spring,true,returned,",
                        "c,,spring,,returned,",
                        "c,2024-02-03,spring,true,,")
                .toString();
        assertThat(Deliveries.summary(
                        deliveries.ingest(InputCatalogue.CONTACTS, Deliveries.with(deliveries.csv(), contacts))))
                .isEqualTo("6 = 2 + 0 + 0 + 4");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason"))
                .containsExactlyInAnyOrder(
                        "customer_id is unknown",
                        "contacted_at lies in the future",
                        "an outcome without a contact: the customer was held back",
                        "contacted_at is missing");
    }

    @Test
    void inputsAreKeptApartInWhatTheyShare() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,spent_on,amount,ordered_at", "c,bad,9,bad");
        deliveries.ingest(InputCatalogue.EXPENSES, deliveries.csv());
        deliveries.ingest(InputCatalogue.PURCHASES, deliveries.csv());
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "input")).containsExactly("expenses", "purchases");
    }

    private void assertAccepts(Input input, String header, String row) {
        Deliveries deliveries = new Deliveries(root.resolve(input.name()));
        deliveries.write("a.csv", header, row);
        assertThat(Deliveries.summary(deliveries.ingest(input, deliveries.csv())))
                .as(input.name())
                .isEqualTo("1 = 1 + 0 + 0 + 0");
    }
}
