package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.Expense;
import ebb.input.Invoice;
import ebb.input.MajorEvent;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Something on each of the days around both ends of a window of ten days: the as-of date is in it, the day ten days before is not. */
class AccountFactsTest {
    private static final int TODAY = 2000;
    private static final GapPrior PRIOR = new GapPrior(100, Math.log(20), 0.5, 0.25);
    private static final List<Integer> DAYS = List.of(TODAY - 11, TODAY - 10, TODAY - 9, TODAY);

    private static AccountFacts facts(int lastPurchase, AccountInputs inputs) {
        List<Line> lines = List.of(Line.purchase("a", 1000, 10), Line.purchase("a", lastPurchase, 10));
        List<DivertedSale> sales = DAYS.stream()
                .flatMap(day ->
                        List.of(new DivertedSale("a", day, "south", 1), new DivertedSale("b", day, "north", 1))
                                .stream())
                .toList();
        List<MajorEvent> regional = List.of(
                new MajorEvent(TODAY - 1, "flood", null, "north"), new MajorEvent(TODAY - 2, "fair", null, "south"));
        return new AccountFacts(
                new CustomerAccount(LocalLedger.of(lines).get(0), inputs)
                        .knownOn(new AsOf(TODAY, new DataSpan(1000, TODAY))),
                TestBaseline.of(PRIOR, new NonReturnRates(), new RegionalFacts(regional, sales)));
    }

    private static final AccountFacts FACTS = facts(
            TODAY - 90,
            new AccountInputs(
                    new Profile("north", "north", null, -1, -1, -1, -1, Profile.Person.UNKNOWN),
                    List.of(new Invoice(TODAY, TODAY + 30, Invoice.NEVER, 7, 0)),
                    DAYS.stream()
                            .map(day -> new Expense(day, 2000L - day + 1, 3))
                            .toList(),
                    DAYS.stream()
                            .map(day -> new MajorEvent(day, "anniversary", null, null))
                            .toList(),
                    DAYS.stream()
                            .map(day -> new ServiceCase(day, Invoice.NEVER, ServiceCase.COMPLAINT, null))
                            .toList(),
                    DAYS.stream().map(day -> new SurveyAnswer(day, 3)).toList(),
                    IntStream.range(0, 2)
                            .mapToObj(i -> new CustomerContact(TODAY - i, i == 1))
                            .toList()));

    @Test
    void isActiveUpToTheLastDayOfActivity() {
        assertThat(FACTS.isActive()).isTrue();
        assertThat(facts(TODAY - 91, AccountInputs.NONE).isActive()).isFalse();
    }

    @Test
    void sumsWhatWasSpentAndSetAsideInTheDays() {
        assertThat(FACTS.spentIn(10, TODAY)).isEqualTo(10 + 1);
        assertThat(FACTS.spentIn(10, TODAY - 1)).isEqualTo(11 + 10);
        assertThat(FACTS.budgetIn(10, TODAY)).isEqualTo(6);
        assertThat(FACTS.budgetIn(9, TODAY - 10)).isEqualTo(6);
    }

    @Test
    void listsCasesAnswersAndContactsOfTheDays() {
        assertThat(FACTS.casesIn(10)).extracting(ServiceCase::openedDay).containsExactly(TODAY - 9, TODAY);
        assertThat(FACTS.answersIn(10)).extracting(SurveyAnswer::day).containsExactly(TODAY - 9, TODAY);
        assertThat(FACTS.contacts()).extracting(CustomerContact::day).containsExactly(TODAY);
    }

    @Test
    void listsEventsOfTheAccountAndItsRegionTheLatestFirst() {
        assertThat(FACTS.events(TODAY - 10, TODAY))
                .extracting(MajorEvent::day)
                .containsExactly(TODAY, TODAY - 1, TODAY - 9);
        assertThat(FACTS.events(TODAY - 11, TODAY - 10))
                .extracting(MajorEvent::day)
                .containsExactly(TODAY - 10);
    }

    @Test
    void listsDivertedSalesOfItsOwnAndIntoItsTerritory() {
        assertThat(FACTS.ownIntrusions(10)).extracting(DivertedSale::day).containsExactly(TODAY);
        assertThat(FACTS.ownIntrusions(10)).allMatch(sale -> sale.customerId().equals("a"));
        assertThat(FACTS.intrusionsIntoTerritory(10))
                .allMatch(sale -> sale.customerId().equals("b"));
        assertThat(FACTS.intrusionsIntoTerritory(10)).isNotEmpty();
    }

    @Test
    void knowsWhatItHas() {
        AccountFacts without = facts(TODAY, AccountInputs.NONE);
        assertThat(List.of(FACTS.hasInvoices(), FACTS.hasExpenses(), FACTS.hasCases()))
                .containsOnly(true);
        assertThat(List.of(without.hasInvoices(), without.hasExpenses(), without.hasCases()))
                .containsOnly(false);
        assertThat(FACTS.owed()).isEqualTo(7);
    }

    @Test
    void lossByRhythmIsWhatIsNotLeftOfReturningCustomers() {
        double longer = FACTS.rhythm().probabilityOfLongerGap(90);
        double leaving = 0.2;
        double alive = 0.8 * longer / (0.8 * longer + leaving);
        assertThat(FACTS.aliveProbability()).isEqualTo(alive);
        assertThat(FACTS.lossProbability())
                .isEqualTo(1 - alive * FACTS.rhythm().probabilityOfReturn(90, TestBaseline.HORIZON_DAYS));
    }
}
