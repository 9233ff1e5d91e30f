package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.AccountFacts;
import ebb.account.MeasureDistribution;
import ebb.account.ScorecardMeasures;
import ebb.account.Standing;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One who bought for 400.00 in the year, among three others. */
class ForcesTest {
    private static final int TODAY = 2000;
    private static final MeasureDistribution NORMS = MeasureDistribution.of(List.of(
            new ScorecardMeasures(100, 100, 100, 1, 1, 0, 100, 1),
            new ScorecardMeasures(100, 100, 3000, 3, 30, 0, 100, 1),
            new ScorecardMeasures(100, 100, 3000, 3, 30, 0, 100, 1)));

    private final List<ServiceCase> cases = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();
    private final List<MajorEvent> events = new ArrayList<>();
    private long wallet = -1;
    private Profile.Ties ties = Profile.Ties.UNKNOWN;

    private Forces forces() {
        List<Line> lines = List.of(
                Line.purchase("a", TODAY - 730, 100).in("tea"),
                Line.purchase("a", TODAY - 100, 300).in("tea"),
                Line.purchase("a", TODAY - 10, 100).in("coffee"));
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        AccountFacts facts = new AccountFacts(
                new CustomerAccount(
                                LocalLedger.of(lines).get(0),
                                new AccountInputs(
                                        new Profile(
                                                "west", null, null, -1, -1, -1, wallet, Profile.Person.UNKNOWN, ties),
                                        List.of(),
                                        List.of(),
                                        events,
                                        cases,
                                        answers,
                                        List.of()))
                        .knownOn(asOf),
                TestBaseline.of(GapPrior.UNKNOWN));
        return Forces.of(facts, ScorecardMeasures.of(facts), NORMS, 0.01);
    }

    @Test
    void namesTheProxyAndIsNullWhereThereIsNone() {
        Forces forces = forces();
        assertThat(forces.attachment().proxy()).contains("with us for 2.0 years");
        assertThat(forces.switching().proxy()).contains("2 categories on 2 days");
        assertThat(forces.offers().score()).isNaN();
        assertThat(forces.offers().proxy()).isNull();
        assertThat(forces.grievance().score()).isNaN();
    }

    @Test
    void thePartBoughtElsewherePushesFromHalfOn() {
        wallet = 79_900;
        assertThat(forces().offers().score()).isCloseTo(49.9, org.assertj.core.api.Assertions.within(0.1));
        assertThat(forces().stance(Standing.CORE)).isEqualTo("reward");
        wallet = 80_100;
        assertThat(forces().offers().proxy()).isEqualTo("wallet: 50 % bought elsewhere");
        assertThat(forces().stance(Standing.CORE)).isEqualTo("win over");
        assertThat(forces().lever()).isEqualTo("financial");
    }

    @Test
    void aRivalNearThemPushesForHalfAYear() {
        events.add(new MajorEvent(TODAY - 181, "competitor_opens", "Discounter", null));
        assertThat(forces().offers().score()).isEqualTo(50);
        events.set(0, new MajorEvent(TODAY - 183, "competitor_opens", "Discounter", null));
        assertThat(forces().offers().score()).isNaN();
    }

    @Test
    void aGrievanceIsMetWithPeople() {
        cases.add(new ServiceCase(TODAY - 5, Invoice.NEVER, ServiceCase.COMPLAINT, "late"));
        assertThat(forces().grievance().score()).isEqualTo(25);
        answers.add(new SurveyAnswer(TODAY - 4, 2));
        assertThat(forces().grievance().score()).isEqualTo(50);
        assertThat(forces().lever()).isEqualTo("social");
        assertThat(forces().stance(Standing.PROMISING)).isEqualTo("win over");
    }

    /** A quarter of a year's purchases of 400.00 is a hundred. */
    @Test
    void whatLeavingWouldLoseHoldsByItsShareOfAYear() {
        assertThat(forces().sunk().score()).isNaN();
        ties = new Profile.Ties(4_000, 100_000, Profile.Ties.NO_CONTRACT);
        assertThat(forces().sunk().score()).isEqualTo(50);
        assertThat(forces().sunk().proxy()).isEqualTo("would lose 50.00: prepaid 40.00, 1000 points");
        assertThat(forces().termination().score()).isNaN();
        ties = new Profile.Ties(0, -1, TODAY + 73);
        assertThat(forces().sunk().score()).isZero();
        assertThat(forces().termination().score()).isEqualTo(20);
        ties = new Profile.Ties(-1, -1, TODAY - 1);
        assertThat(forces().termination().score()).as("ended").isZero();
        assertThat(forces().dated().termination().score()).isNaN();
    }

    @Test
    void adviceLooksAtNothingThatIsLeftOut() {
        wallet = 80_100;
        assertThat(forces().without(Set.of("offers")).stance(Standing.CORE)).isEqualTo("reward");
        assertThat(forces().without(Set.of("offers", "attachment")).lever()).isEqualTo("structural");
        assertThat(forces().without(Set.of("offers", "switching")).lever()).isEqualTo("social");
        assertThat(forces().without(Set.of("offers", "attachment", "switching")).lever())
                .isNull();
    }

    @Test
    void withoutAPushTheWeakerBondIsTied() {
        // Tenure is more than one of three has, breadth and frequency as well: the tie goes to people.
        assertThat(forces().lever()).isEqualTo("social");
        assertThat(forces().stance(Standing.LEAVING)).isEqualTo("win over");
    }
}
