package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nine invoices paid on the due day, each of 100.00, and one unpaid of 100.00. */
class CreditGradeTest {
    private static final int TODAY = 2000;
    private static final AccountSettings SETTINGS = new AccountSettings(
            List.of(50_000.0, 300_000.0),
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 6)),
            1,
            7,
            365,
            List.of(0.1, 0.28, 0.52),
            0.1,
            5,
            new AccountSettings.Core(65, 35, 0.2, 50, 0.6, 0.1),
            new AccountSettings.Ahead(30, 8));

    private static int grade(int unpaidDueDay) {
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            invoices.add(new Invoice(TODAY - 120, TODAY - 100, TODAY - 100, 10_000, 10_000));
        }
        invoices.add(new Invoice(unpaidDueDay - 30, unpaidDueDay, Invoice.NEVER, 10_000, 0));
        return CreditGrade.earned(facts(invoices), SETTINGS).orElseThrow().grade();
    }

    private static AccountFacts facts(List<Invoice> invoices) {
        AccountInputs inputs =
                new AccountInputs(Profile.UNKNOWN, invoices, List.of(), List.of(), List.of(), List.of(), List.of());
        return new AccountFacts(
                new CustomerAccount(
                                LocalLedger.of(List.of(Line.purchase("a", TODAY - 10, 10)))
                                        .get(0),
                                inputs)
                        .knownOn(new AsOf(TODAY, new DataSpan(1000, TODAY))),
                TestBaseline.of(GapPrior.UNKNOWN));
    }

    @Test
    void aTenthOfTheAmountOverdueByMoreThanNinetyDaysIsTheWorstGrade() {
        assertThat(grade(TODAY - 91)).isEqualTo(1);
    }

    @Test
    void ninetyDaysOverdueIsStillLatenessAlone() {
        assertThat(grade(TODAY - 90)).as("one of ten late").isEqualTo(AccountSettings.GRADES);
    }

    @Test
    void anInvoiceCountsForAYearAfterItWasDue() {
        List<Invoice> within = List.of(new Invoice(1, TODAY - 365, TODAY - 365, 1, 1));
        List<Invoice> before = List.of(new Invoice(1, TODAY - 366, TODAY - 366, 1, 1));
        assertThat(CreditGrade.earned(facts(fiveOf(within)), SETTINGS)).isPresent();
        assertThat(CreditGrade.earned(facts(fiveOf(before)), SETTINGS)).isEmpty();
    }

    private static List<Invoice> fiveOf(List<Invoice> one) {
        return java.util.Collections.nCopies(5, one.get(0));
    }
}
