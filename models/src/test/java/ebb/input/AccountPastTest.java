package ebb.input;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything happens on day 2000 or the day after; looked at on both days. */
class AccountPastTest {
    private static final int TODAY = 2000;
    private static final DataSpan SPAN = new DataSpan(1000, TODAY + 1);

    private static AccountPast on(int day, AccountInputs inputs) {
        List<Line> lines = List.of(Line.purchase("a", TODAY, 10), Line.purchase("a", TODAY + 1, 10));
        return new CustomerAccount(LocalLedger.of(lines).get(0), inputs).knownOn(new AsOf(day, SPAN));
    }

    private static AccountInputs onBothDays() {
        return new AccountInputs(
                Profile.UNKNOWN,
                List.of(invoice(TODAY, Invoice.NEVER), invoice(TODAY + 1, Invoice.NEVER)),
                List.of(new Expense(TODAY, 1, -1), new Expense(TODAY + 1, 1, -1)),
                List.of(new MajorEvent(TODAY + 1, "fire", "announced", null)),
                List.of(serviceCase(TODAY, Invoice.NEVER), serviceCase(TODAY + 1, Invoice.NEVER)),
                List.of(new SurveyAnswer(TODAY, 5), new SurveyAnswer(TODAY + 1, 1)),
                List.of(new CustomerContact(TODAY, false), new CustomerContact(TODAY + 1, false)));
    }

    private static Invoice invoice(int day, int paidDay) {
        return new Invoice(day, day + 30, paidDay, 1000, paidDay == Invoice.NEVER ? 0 : 600);
    }

    private static ServiceCase serviceCase(int openedDay, int closedDay) {
        return new ServiceCase(openedDay, closedDay, ServiceCase.COMPLAINT, "late");
    }

    private static AccountInputs with(Invoice invoice, ServiceCase serviceCase) {
        return new AccountInputs(
                Profile.UNKNOWN, List.of(invoice), List.of(), List.of(), List.of(serviceCase), List.of(), List.of());
    }

    @Test
    void holdsWhatHappenedOnTheAsOfDateAndNothingThatCameAfter() {
        AccountInputs known = on(TODAY, onBothDays()).inputs();
        assertThat(known.invoices()).extracting(Invoice::invoicedDay).containsExactly(TODAY);
        assertThat(known.expenses()).extracting(Expense::day).containsExactly(TODAY);
        assertThat(known.cases()).extracting(ServiceCase::openedDay).containsExactly(TODAY);
        assertThat(known.answers()).extracting(SurveyAnswer::day).containsExactly(TODAY);
        assertThat(known.contacts()).extracting(CustomerContact::day).containsExactly(TODAY);
        assertThat(on(TODAY, onBothDays()).history().dayCount()).isOne();
    }

    @Test
    void holdsTheNextDayOnTheNextDay() {
        AccountPast past = on(TODAY + 1, onBothDays());
        assertThat(past.inputs()).isEqualTo(onBothDays());
        assertThat(past.history().dayCount()).isEqualTo(2);
    }

    @Test
    void knowsOfEventsToComeBecauseTheyAreAnnounced() {
        assertThat(on(TODAY, onBothDays()).inputs().events()).hasSize(1);
    }

    @Test
    void anInvoicePaidOnTheDayIsPaidAndOnePaidTheDayAfterIsNot() {
        assertThat(on(TODAY, with(invoice(TODAY - 9, TODAY), serviceCase(1, 1)))
                        .inputs()
                        .invoices())
                .containsExactly(invoice(TODAY - 9, TODAY));
        Invoice unpaid = on(TODAY, with(invoice(TODAY - 9, TODAY + 1), serviceCase(1, 1)))
                .inputs()
                .invoices()
                .get(0);
        assertThat(unpaid.paidDay()).isEqualTo(Invoice.NEVER);
        assertThat(unpaid.paidAmount()).isZero();
        assertThat(unpaid.owed(TODAY)).isEqualTo(1000);
    }

    @Test
    void aCaseClosedOnTheDayIsClosedAndOneClosedTheDayAfterIsOpen() {
        assertThat(on(TODAY, with(invoice(1, 1), serviceCase(TODAY - 9, TODAY)))
                        .inputs()
                        .cases())
                .noneMatch(ServiceCase::isOpen);
        assertThat(on(TODAY, with(invoice(1, 1), serviceCase(TODAY - 9, TODAY + 1)))
                        .inputs()
                        .cases())
                .allMatch(ServiceCase::isOpen);
    }

    @Test
    void hasNotBoughtBeforeTheFirstPurchase() {
        assertThat(on(TODAY - 1, AccountInputs.NONE).hasBought()).isFalse();
        assertThat(on(TODAY, AccountInputs.NONE).hasBought()).isTrue();
    }
}
