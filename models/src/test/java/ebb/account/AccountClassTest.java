package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountClassTest {
    private static final int TODAY = 1500;
    private static final List<List<Integer>> MATRIX =
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 6));
    private static final AccountSettings SETTINGS = settings(MATRIX);

    private static AccountSettings settings(List<List<Integer>> matrix) {
        return new AccountSettings(
                List.of(50_000.0, 300_000.0),
                matrix,
                1,
                7,
                365,
                List.of(0.1, 0.28, 0.52),
                0.1,
                5,
                new AccountSettings.Core(65, 35, 0.2, 50, 0.6, 0.1),
                new AccountSettings.Ahead(30, 8));
    }

    private static AccountFacts facts(double amount, Profile profile, List<Invoice> invoices) {
        List<Line> lines = List.of(Line.purchase("a", 1000, 1), Line.purchase("a", TODAY - 10, amount));
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        return new AccountFacts(
                new CustomerAccount(
                                LocalLedger.of(lines).get(0),
                                new AccountInputs(
                                        profile, invoices, List.of(), List.of(), List.of(), List.of(), List.of()))
                        .knownOn(asOf),
                TestBaseline.of(GapPrior.UNKNOWN));
    }

    private static Profile graded(int grade, double influence) {
        return new Profile(null, null, null, -1, grade, influence, -1, Profile.Person.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "49999.99, 1, 0, '1,1', 1",
        "49999.99, 2, 0, '1,2', 2",
        "50000,    2, 0, '2,2', 3",
        "50000,    3, 0, '2,3', 4",
        "299999,   4, 0, '2,4', 4",
        "300000,   3, 0, '3,3', 5",
        "300000,   4, 0, '3,4', 6",
        "300000,   4, 1, '3,4', 6",
        "49999.99, 1, 1, '1,1', 7"
    })
    void classesByVolumeAndCredit(double amount, int grade, double influence, String code, int expected) {
        AccountClass one = AccountClass.of(facts(amount, graded(grade, influence), List.of()), SETTINGS)
                .orElseThrow();
        assertThat(one.code()).isEqualTo(code);
        assertThat(one.number()).isEqualTo(expected);
    }

    @Test
    void classesNobodyKnownForLessThanAYearOrWithoutCredit() {
        assertThat(AccountClass.of(facts(100, Profile.UNKNOWN, List.of()), SETTINGS))
                .isEmpty();
        AccountSettings strict = new AccountSettings(
                SETTINGS.tiers(), MATRIX, 1, 7, 501, SETTINGS.lateShares(), 0.1, 5, SETTINGS.core(), SETTINGS.ahead());
        assertThat(AccountClass.of(facts(100, graded(4, 0), List.of()), strict)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "2, 3", "3, 2", "5, 2", "6, 1"})
    void gradesByTheShareOfInvoicesPaidLate(int late, int grade) {
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int due = TODAY - 300 + 20 * i;
            invoices.add(new Invoice(due - 30, due, i < late ? due + 1 : due, 1000, 1000));
        }
        assertThat(CreditGrade.of(facts(100, Profile.UNKNOWN, invoices), SETTINGS)
                        .orElseThrow()
                        .grade())
                .isEqualTo(grade);
    }

    @Test
    void anInvoiceLongUnpaidIsTheWorstGrade() {
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int due = TODAY - 300 + 20 * i;
            invoices.add(new Invoice(due - 30, due, i == 0 ? Invoice.NEVER : due, 1000, 1000));
        }
        CreditGrade grade =
                CreditGrade.of(facts(100, Profile.UNKNOWN, invoices), SETTINGS).orElseThrow();
        assertThat(grade.grade()).isOne();
        assertThat(grade.evidence()).contains("1 of 10 invoices").contains("10.0 % of the amount over 90 days");
    }

    @Test
    void refusesAMatrixThatIsNotThreeByFour() {
        assertThatThrownBy(() -> settings(List.of(List.of(1, 2, 2, 2))))
                .hasMessageContaining("accounts.matrix")
                .hasMessageContaining("three rows");
        assertThatThrownBy(() -> settings(List.of(List.of(1, 2, 2, 8), List.of(1, 1, 1, 1), List.of(1, 1, 1, 1))))
                .hasMessageContaining("accounts.matrix");
    }

    @Test
    void owesByHowLongItIsDue() {
        Credit credit = Credit.of(
                List.of(
                        new Invoice(1400, 1500, Invoice.NEVER, 100, 100),
                        new Invoice(1400, 1470, Invoice.NEVER, 200, 200),
                        new Invoice(1400, 1469, 1480, 400, 100),
                        new Invoice(1300, 1409, Invoice.NEVER, 800, 800),
                        new Invoice(1501, 1531, Invoice.NEVER, 1600, 1600)),
                1500);
        assertThat(credit.buckets()).containsExactly(100L, 200L, 300L, 0L, 800L);
        assertThat(credit.owed()).isEqualTo(1400);
        assertThat(credit.overdue()).isEqualTo(1300);
        assertThat(credit.oldestOverdueDays()).isEqualTo(91);
    }
}
