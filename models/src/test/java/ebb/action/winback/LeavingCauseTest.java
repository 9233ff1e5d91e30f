package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.account.AccountFacts;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.MajorEvent;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.WinBackTable;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeavingCauseTest {
    private static final int FIRST = 1000;
    private static final int TODAY = 1400;
    private static final Map<String, String> REASONS = Map.of("too expensive", WinBackTable.UNHAPPY);

    private static final SignWords WORDS = new SignWords(
            List.of("store_closing"), Map.of("wedding", 0, "renovation", 90), List.of("late delivery", "dispute"));

    private final List<ServiceCase> cases = new ArrayList<>();
    private final List<MajorEvent> events = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();
    private final List<CustomerContact> contacts = new ArrayList<>();

    private LeavingCause cause(int... days) {
        return LeavingCause.of(facts(days), CauseModel.of(List.of(), WORDS), REASONS);
    }

    private AccountFacts facts(int... days) {
        List<Line> lines = new ArrayList<>();
        for (int day : days) {
            lines.add(Line.purchase("c", day, 10));
        }
        AccountInputs inputs =
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), events, cases, answers, contacts);
        CustomerAccount account = new CustomerAccount(LocalLedger.of(lines).get(0), inputs);
        AsOf asOf = new AsOf(TODAY, new DataSpan(FIRST, TODAY));
        return new AccountFacts(account.knownOn(asOf), TestBaseline.of(new GapPrior(100, Math.log(20), 0.5, 0.1)));
    }

    @Test
    void aFailureBeforeTheSilenceSpeaksOfUnhappiness() {
        cases.add(new ServiceCase(1190, 1195, ServiceCase.FAILURE, "late"));
        LeavingCause cause = cause(1000, 1050, 1100, 1150, 1200);
        assertThat(cause.cause()).isEqualTo(WinBackTable.UNHAPPY);
        assertThat(cause.probability()).isBetween(0.5, 1.0);
        assertThat(cause.evidence()).contains("a failure (late) shortly before the silence");
    }

    /** Who had been gone for long did not leave because of it. */
    @Test
    void aFailureLongAfterTheLastPurchaseIsNoReasonToHaveLeft() {
        int last = TODAY - 2 * ServiceCase.REMEMBERED_DAYS;
        int[] days = {last - 200, last - 150, last - 100, last - 50, last};
        cases.add(new ServiceCase(last + ServiceCase.REMEMBERED_DAYS, TODAY, ServiceCase.FAILURE, "late"));
        assertThat(cause(days).evidence()).contains("a failure (late) soon after the last purchase");
        cases.clear();
        cases.add(new ServiceCase(last + ServiceCase.REMEMBERED_DAYS + 1, TODAY, ServiceCase.FAILURE, "late"));
        assertThat(cause(days).evidence()).doesNotContain("failure");
    }

    @Test
    void aComplaintAndALowAnswerSpeakOfIt() {
        cases.add(new ServiceCase(1190, 1195, ServiceCase.COMPLAINT, "late"));
        answers.add(new SurveyAnswer(1201, 1));
        LeavingCause cause = cause(1000, 1050, 1100, 1150, 1200);
        assertThat(cause.cause()).isEqualTo(WinBackTable.UNHAPPY);
        assertThat(cause.evidence()).contains("a complaint (late)", "a low survey answer");
    }

    @Test
    void whoStopsInMidRhythmHasReasonsOfTheirOwn() {
        LeavingCause cause = cause(1000, 1020, 1040, 1060, 1080, 1100, 1120);
        assertThat(cause.cause()).isEqualTo(WinBackTable.OWN_REASONS);
        assertThat(cause.evidence())
                .contains("stopped in mid-rhythm, after buying every 20 days", "no sign of trouble");
    }

    @Test
    void whoBuysEverMoreSeldomNoLongerNeedsIt() {
        LeavingCause cause = cause(1000, 1010, 1020, 1030, 1060, 1090, 1120);
        assertThat(cause.cause()).isEqualTo(WinBackTable.NO_NEED);
        assertThat(cause.evidence()).contains("every 10 days, then every 30");
    }

    @Test
    void onlyWhatEndsTheNeedOfTheCustomerItselfSpeaksOfNoNeed() {
        events.add(new MajorEvent(1190, "road_closure", null, "east"));
        events.add(new MajorEvent(1195, "fire", null, null));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).doesNotContain("road", "fire");
        events.add(new MajorEvent(1198, "Store closing", null, null));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence())
                .contains("store closing about when the silence began");
    }

    @Test
    void aLifeEventThatIsOverSpeaksOfNoNeed() {
        events.add(new MajorEvent(1210, "Wedding", null, null));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).contains("wedding over (25 Apr 1973)");
        assertThat(cause(1000, 1200).cause()).isEqualTo(WinBackTable.NO_NEED);
    }

    @Test
    void aLifeEventIsNotOverBeforeItsDaysHavePassed() {
        events.add(new MajorEvent(TODAY - 90, "renovation", null, null));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).contains("renovation over");
        events.set(0, new MajorEvent(TODAY - 89, "renovation", null, null));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).doesNotContain("renovation");
    }

    @Test
    void aLateDeliveryOrADisputeSpeaksOfUnhappinessInItself() {
        double quiet = unhappy();
        cases.add(new ServiceCase(1190, 1195, "Late-delivery", null));
        assertThat(unhappy()).isGreaterThan(quiet);
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence())
                .contains("a late delivery shortly before the silence")
                .doesNotContain("no sign of trouble");
        cases.set(0, new ServiceCase(1190, 1195, "request", "dispute over an invoice"));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).contains("a dispute shortly before the silence");
        cases.set(0, new ServiceCase(1190, 1195, "request", "delivery address"));
        assertThat(cause(1000, 1050, 1100, 1150, 1200).evidence()).contains("no sign of trouble");
    }

    private double unhappy() {
        return CauseModel.of(List.of(), WORDS)
                .probabilities(LeavingSigns.of(facts(1000, 1050, 1100, 1150, 1200), WORDS))
                .get(WinBackTable.UNHAPPY);
    }

    @Test
    void aReasonThatWasGivenBeatsEverySign() {
        contacts.add(new CustomerContact(1300, false, "phone", null, "declined", " Too_Expensive "));
        LeavingCause cause = cause(1000, 1020, 1040, 1060, 1080, 1100, 1120);
        assertThat(cause.cause()).isEqualTo(WinBackTable.UNHAPPY);
        assertThat(cause.evidence()).isEqualTo("gave the reason: too expensive");
    }

    @Test
    void isUnknownWhereNothingSpeaksClearly() {
        assertThat(cause(1000, 1100).cause()).isEqualTo(WinBackTable.UNKNOWN);
    }

    @Test
    void refusesSettingsWithoutAnOfferForEachCause() {
        assertThatThrownBy(() -> new WinBackSettings(
                        Map.of("visit", 0.1, "phone", 0.1, "letter", 0.1, "email", 0.1),
                        0.1,
                        new WinBackSettings.Attempts(3, 30, List.of(), List.of()),
                        Map.of(WinBackTable.UNHAPPY, new WinBackSettings.Offer("sorry", BigDecimal.ONE)),
                        Map.of(),
                        SignWords.NONE))
                .hasMessageContaining("an offer for each");
        assertThatThrownBy(() -> new WinBackSettings.Attempts(0, 30, List.of(), List.of()))
                .hasMessageContaining("attempts.most");
        assertThatThrownBy(() -> new WinBackSettings.Offer(" ", BigDecimal.ONE)).hasMessageContaining("offers text");
    }
}
