package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer who buys tea for 10 every week of two years, and in the last half year twice. */
class ScorecardTest {
    private static final int TODAY = 1730;
    private static final AccountBaseline BASELINE = TestBaseline.of(new GapPrior(100, Math.log(7), 0.5, 0.1));

    private static AccountFacts facts(AccountInputs inputs) {
        List<Line> lines = new ArrayList<>();
        for (int day = 1000; day <= TODAY; day += 7) {
            lines.add(Line.purchase("a", day, day > TODAY - 182 ? 20 : 10).in("tea"));
        }
        lines.add(new Line("a", TODAY, "tea", -500, -250));
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        return new AccountFacts(new CustomerAccount(LocalLedger.of(lines).get(0), inputs).knownOn(asOf), BASELINE);
    }

    private static ScorecardMeasures measures(double amount) {
        return new ScorecardMeasures(amount, amount, amount, 1, amount, 0, amount, 1);
    }

    private static Scorecard marks(AccountInputs inputs, Optional<CreditGrade> grade) {
        AccountFacts facts = facts(inputs);
        MeasureDistribution norms =
                MeasureDistribution.of(List.of(measures(10), measures(100), measures(1000), measures(10_000)));
        return Scorecard.of(facts, ScorecardMeasures.of(facts), norms, grade);
    }

    @Test
    void measuresTheLastYear() {
        ScorecardMeasures measures = ScorecardMeasures.of(facts(AccountInputs.NONE));
        assertThat(measures.yearAmount()).isEqualTo(26 * 20 + 26 * 10);
        assertThat(measures.netAmount()).isEqualTo(measures.yearAmount() - 5);
        assertThat(measures.breadthCount()).isEqualTo(1);
        assertThat(measures.frequencyCount()).isEqualTo(52);
        assertThat(measures.returnedShare()).isCloseTo(5.0 / 780, within(1e-9));
        assertThat(measures.shift()).isCloseTo(2, within(0.1));
    }

    @Test
    void placesACustomerAmongActiveCustomers() {
        MeasureDistribution norms =
                MeasureDistribution.of(List.of(measures(10), measures(20), measures(20), measures(40)));
        assertThat(norms.yearAmount(measures(5))).isZero();
        assertThat(norms.yearAmount(measures(20))).isEqualTo(50);
        assertThat(norms.yearAmount(measures(50))).isEqualTo(100);
    }

    @Test
    void givesFiveMarksWithTheirEvidence() {
        Scorecard marks = marks(AccountInputs.NONE, Optional.of(new CreditGrade(4, "given")));
        assertThat(marks.all()).allSatisfy(mark -> {
            assertThat(mark.value()).isBetween(0.0, 100.0);
            assertThat(mark.evidence()).isNotBlank();
        });
        assertThat(marks.growing().value()).isCloseTo(100 * 2 / 3.0, within(2.0));
        assertThat(marks.payer().evidence()).contains("credit grade 4");
    }

    @Test
    void complaintsAndLowAnswersTakeFromTheMark() {
        ServiceCase complaint = new ServiceCase(TODAY - 5, TODAY, ServiceCase.COMPLAINT, "late");
        ServiceCase later = new ServiceCase(TODAY + 1, TODAY + 2, ServiceCase.COMPLAINT, "late");
        double before = marks(AccountInputs.NONE, Optional.empty()).served().value();
        double after = marks(
                        new AccountInputs(
                                Profile.UNKNOWN,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(complaint, later),
                                List.of(new SurveyAnswer(TODAY - 1, 1)),
                                List.of()),
                        Optional.empty())
                .served()
                .value();
        double returns = 100 * (1 - 5.0 / 780 / 0.25);
        assertThat(before).isCloseTo((returns + 100) / 2, within(1e-9));
        assertThat(after).isCloseTo((returns + 80 + 0) / 3, within(1e-9));
    }

    @Test
    void standsByItsMarksUnlessALossIsProbable() {
        AccountSettings.Core core = new AccountSettings.Core(65, 35, 0.2, 50, 0.6, 0.1);
        Mark high = new Mark(80, "", List.of());
        Mark low = new Mark(30, "", List.of());
        AccountFacts facts = facts(AccountInputs.NONE);
        assertThat(Standing.of(facts, new Scorecard(high, high, high, high, high), 80, core))
                .isEqualTo(Standing.CORE);
        assertThat(Standing.of(facts, new Scorecard(high, high, high, high, high), 79.9, core))
                .as("not among the fifth that carries the value")
                .isEqualTo(Standing.PROMISING);
        assertThat(Standing.of(facts, new Scorecard(high, high, high, high, low), 80, core))
                .as("one mark too low")
                .isEqualTo(Standing.PROMISING);
        assertThat(Standing.of(facts, new Scorecard(low, low, low, high, low), 80, core))
                .isEqualTo(Standing.ORDINARY);
    }

    @Test
    void learnsHowOftenNoPurchaseFollows() {
        NonReturnRates leaving = new NonReturnRates();
        AccountFacts facts = facts(AccountInputs.NONE);
        assertThat(leaving.share(50)).isEqualTo(0.2);
        for (int i = 0; i < 100; i++) {
            leaving.add(facts.history(), 90);
        }
        assertThat(leaving.share(50)).isLessThan(0.01);
    }
}
