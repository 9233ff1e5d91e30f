package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.Expense;
import ebb.input.InputSpans;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Features of the further inputs, worked by hand for one customer on day 2000. */
class InputFeaturesTest {
    private static final int TODAY = 2000;
    private static final InputSpans ALL = new InputSpans(1000, 1000, 1000, 1000, 1000);

    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Expense> expenses = new ArrayList<>();
    private final List<ServiceCase> cases = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();
    private final List<CustomerContact> contacts = new ArrayList<>();

    /** Bought for 300.00 a year ago and for 400.00 in the last half year. */
    private double[] vector(InputSpans spans) {
        List<Line> lines = List.of(Line.purchase("a", TODAY - 300, 300), Line.purchase("a", TODAY - 10, 400));
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        AccountInputs inputs =
                new AccountInputs(Profile.UNKNOWN, invoices, expenses, List.of(), cases, answers, contacts);
        return FeatureCatalogue.compute(new Observation(
                new CustomerAccount(LocalLedger.of(lines).get(0), inputs).knownOn(asOf),
                spans,
                new Population(asOf, 90, GapPrior.UNKNOWN)));
    }

    private double value(String feature) {
        return vector(ALL)[FeatureCatalogue.indexOf(feature)];
    }

    @Test
    void countsWhatWentWrongLatelyAndWhatIsOpen() {
        cases.add(new ServiceCase(TODAY, Invoice.NEVER, ServiceCase.COMPLAINT, "price"));
        cases.add(new ServiceCase(TODAY - 179, TODAY - 170, ServiceCase.COMPLAINT, "price"));
        cases.add(new ServiceCase(TODAY - 180, TODAY + 5, ServiceCase.COMPLAINT, "price"));
        cases.add(new ServiceCase(TODAY - 30, TODAY, ServiceCase.FAILURE, "late"));
        cases.add(new ServiceCase(TODAY - 1, Invoice.NEVER, "praise", null));
        assertThat(value("complaints_180_count")).isEqualTo(2);
        assertThat(value("failures_180_count")).isOne();
        assertThat(value("open_cases_count"))
                .as("one never closed, one closed later")
                .isEqualTo(2);
        assertThat(value("trouble_recency_days")).isZero();
    }

    @Test
    void holdsTheLastAnswerAgainstThoseBefore() {
        assertThat(value("last_satisfaction_points")).as("never asked").isNaN();
        answers.add(new SurveyAnswer(TODAY - 3, 2));
        assertThat(value("satisfaction_change_points")).as("only one answer").isNaN();
        answers.add(new SurveyAnswer(TODAY - 500, 5));
        answers.add(new SurveyAnswer(TODAY - 400, 4));
        assertThat(value("last_satisfaction_points")).isEqualTo(2);
        assertThat(value("satisfaction_change_points")).isEqualTo(2 - 4.5);
    }

    @Test
    void countsLateInvoicesAndWhatIsOverdue() {
        invoices.add(new Invoice(TODAY - 130, TODAY - 100, TODAY - 101, 10_000, 10_000));
        invoices.add(new Invoice(TODAY - 130, TODAY - 100, TODAY - 90, 10_000, 10_000));
        invoices.add(new Invoice(TODAY - 60, TODAY - 30, Invoice.NEVER, 14_000, 0));
        invoices.add(new Invoice(TODAY - 10, TODAY + 20, Invoice.NEVER, 50_000, 0));
        assertThat(value("late_invoices_365_share")).isEqualTo(2 / 3.0);
        assertThat(value("overdue_ratio")).isEqualTo(140.0 / 700);
    }

    @Test
    void holdsWhatIsSpentAgainstWhatIsBought() {
        expenses.add(new Expense(TODAY - 5, 3_000, -1));
        expenses.add(new Expense(TODAY - 180, 99_000, -1));
        assertThat(value("expense_180_ratio")).isEqualTo(30.0 / 400);
    }

    @Test
    void countsContactsButNotThoseHeldBack() {
        contacts.add(new CustomerContact(TODAY - 20, false));
        contacts.add(new CustomerContact(TODAY - 5, true));
        contacts.add(new CustomerContact(TODAY - 90, false));
        assertThat(value("contacts_90_count")).isOne();
        assertThat(value("contact_recency_days")).isEqualTo(20);
    }

    @Test
    void whatCameAfterTheAsOfDateMovesNothing() {
        countsEverythingOnce();
        double[] before = vector(ALL);
        cases.add(new ServiceCase(TODAY + 1, TODAY + 1, ServiceCase.COMPLAINT, "planted"));
        answers.add(new SurveyAnswer(TODAY + 1, 1));
        invoices.add(new Invoice(TODAY + 1, TODAY + 1, Invoice.NEVER, 1_000_000, 0));
        expenses.add(new Expense(TODAY + 1, 1_000_000, -1));
        contacts.add(new CustomerContact(TODAY + 1, false));
        assertThat(vector(ALL)).containsExactly(before);
    }

    /** Closed or paid tomorrow is open and unpaid today. */
    @Test
    void whatWasSettledAfterTheAsOfDateIsOpenOnIt() {
        countsEverythingOnce();
        double[] open = vector(ALL);
        cases.set(0, new ServiceCase(TODAY - 4, TODAY + 1, ServiceCase.COMPLAINT, "price"));
        invoices.set(0, new Invoice(TODAY - 60, TODAY - 30, TODAY + 1, 7_000, 7_000));
        assertThat(vector(ALL)).containsExactly(open);
    }

    private void countsEverythingOnce() {
        cases.add(new ServiceCase(TODAY - 4, Invoice.NEVER, ServiceCase.COMPLAINT, "price"));
        answers.add(new SurveyAnswer(TODAY - 4, 3));
        invoices.add(new Invoice(TODAY - 60, TODAY - 30, Invoice.NEVER, 7_000, 0));
        expenses.add(new Expense(TODAY - 4, 1_000, -1));
        contacts.add(new CustomerContact(TODAY - 4, false));
    }

    @Test
    void isNullWithoutTheInputAndWhereItBeginsTooLate() {
        countsEverythingOnce();
        double[] none = vector(InputSpans.NONE);
        double[] late = vector(new InputSpans(TODAY - 178, 1000, 1000, TODAY - 178, TODAY - 88));
        for (String feature : FeatureCatalogue.names(ALL)) {
            if (!FeatureCatalogue.names(InputSpans.NONE).contains(feature)) {
                assertThat(none[FeatureCatalogue.indexOf(feature)]).as(feature).isNaN();
            }
        }
        for (String feature : List.of("complaints_180_count", "expense_180_ratio", "contacts_90_count")) {
            assertThat(late[FeatureCatalogue.indexOf(feature)]).as(feature).isNaN();
        }
        double[] justInTime = vector(new InputSpans(TODAY - 179, 1000, 1000, TODAY - 179, TODAY - 89));
        assertThat(justInTime[FeatureCatalogue.indexOf("complaints_180_count")]).isOne();
        assertThat(justInTime[FeatureCatalogue.indexOf("contacts_90_count")]).isOne();
    }

    @Test
    void aModelIsTrainedOnWhatIsThereOnly() {
        InputSpans service =
                new InputSpans(1000, InputSpans.NEVER, InputSpans.NEVER, InputSpans.NEVER, InputSpans.NEVER);
        assertThat(FeatureCatalogue.names(ALL)).isEqualTo(FeatureCatalogue.names());
        assertThat(FeatureCatalogue.names(service)).contains("open_cases_count").doesNotContain("overdue_ratio");
        double[] values = vector(ALL);
        assertThat(FeatureCatalogue.select(values, List.of("trouble_recency_days", "recency_days")))
                .containsExactly(values[FeatureCatalogue.indexOf("trouble_recency_days")], 10);
    }
}
