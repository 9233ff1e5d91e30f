package ebb.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.care.DemandChange;
import ebb.customer.Channel;
import ebb.customer.ContactPurpose;
import ebb.customer.ContactRefusal;
import ebb.schema.NextActionsTable;
import ebb.segment.ActionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActionCandidatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final int URGENT_DAYS = 7;
    private static final int SOON_DAYS = 14;
    private static final ActionFacts.Contact PERMITTED = new ActionFacts.Contact(null, null, " ", "owner-1", null);
    private static final String CALL = "Send the reminder mailing";

    private static ActionSettings settings(BigDecimal budget) {
        Map<String, Double> saves = ActionKind.keys().stream().collect(Collectors.toMap(key -> key, key -> 0.1));
        Map<String, BigDecimal> costs = Map.of(
                "email", new BigDecimal("0.05"),
                "letter", new BigDecimal("2.50"),
                "phone", new BigDecimal("8"),
                "visit", new BigDecimal("60"));
        return new ActionSettings(ActionSettings.WHERE_GIVEN, saves, costs, ActionSettings.Capacity.NONE, budget);
    }

    private static ActionFacts.Segment segment(double moneyAtRisk, LocalDate by) {
        return new ActionFacts.Segment(
                "cooling", "high", "high", moneyAtRisk, 0.5, CALL, by, List.of("silent for long"));
    }

    private static ActionFacts customer(ActionFacts.Segment segment, ActionFacts.Contact contact) {
        return new ActionFacts("c", segment, contact, List.of(), List.of(), null, null, null, null);
    }

    private static NextAction choose(ActionFacts customer) {
        ActionCandidates candidates =
                new ActionCandidates(settings(null), TODAY, new ActionDays(URGENT_DAYS, SOON_DAYS));
        return NextAction.of(customer.contact(), candidates.of(customer), candidates.restBecause(customer));
    }

    @Test
    void whatTheSegmentSaysIsDueWhereItBringsMoreThanItCosts() {
        NextAction action = choose(customer(segment(1000, TODAY.plusDays(14)), PERMITTED));
        assertThat(action.state()).isEqualTo(NextActionsTable.DUE);
        assertThat(action.chosen().source()).isEqualTo("segment");
        assertThat(action.chosen().gain())
                .isCloseTo(1000 * 0.1 - action.chosen().way().cost(), within(1e-9));
        assertThat(action.because()).isNull();
    }

    @Test
    void marketingThatCostsMoreThanItBringsIsNotDue() {
        NextAction action = choose(customer(segment(0, TODAY.plusDays(14)), PERMITTED));
        assertThat(action.state()).isEqualTo(NextActionsTable.NOTHING_DUE);
        assertThat(action.because()).contains("cost more than it is expected to bring");
        assertThat(action.mergedInWords()).isNull();
    }

    @Test
    void nothingIsDueWhereNothingAsks() {
        NextAction action = choose(customer(segment(1000, null), PERMITTED));
        assertThat(action.state()).isEqualTo(NextActionsTable.NOTHING_DUE);
        assertThat(action.because()).isNull();
    }

    @Test
    void whoIsInTheControlGroupIsHeldBackAndWhoSaidNoIsSuppressed() {
        ActionFacts.Segment asks = segment(1000, TODAY);
        ActionFacts.Contact control = new ActionFacts.Contact(
                ContactRefusal.Kind.CONTROL.name(), ContactRefusal.Kind.CONTROL.words(), " ", null, null);
        ActionFacts.Contact noConsent = new ActionFacts.Contact(
                ContactRefusal.Kind.NO_CONSENT.name(), ContactRefusal.Kind.NO_CONSENT.words(), " ", null, null);
        assertThat(choose(customer(asks, control)).state()).isEqualTo(NextActionsTable.HELD_BACK);
        assertThat(choose(customer(asks, noConsent)).state()).isEqualTo(NextActionsTable.SUPPRESSED);
        assertThat(choose(customer(asks, noConsent)).because()).isEqualTo(ContactRefusal.Kind.NO_CONSENT.words());
    }

    @Test
    void anOpenComplaintIsAnsweredWhateverElseIsNotPermitted() {
        ActionFacts.Contact complaint = new ActionFacts.Contact(
                ContactRefusal.Kind.OPEN_COMPLAINT.name(),
                ContactRefusal.Kind.OPEN_COMPLAINT.words(),
                " ",
                null,
                new ActionFacts.Complaint(null, 0));
        NextAction action = choose(customer(segment(Double.NaN, TODAY), complaint));
        assertThat(action.state()).isEqualTo(NextActionsTable.DUE);
        assertThat(action.chosen().purpose()).isEqualTo(ContactPurpose.SERVICE);
        assertThat(action.chosen().by()).isEqualTo(TODAY.plusDays(URGENT_DAYS));
    }

    @Test
    void anOpenComplaintOfWhoSaidNoOrIsHeldBackIsAnsweredAndSaysSo() {
        for (ContactRefusal.Kind kind : List.of(ContactRefusal.Kind.OPTED_OUT, ContactRefusal.Kind.CONTROL)) {
            ActionFacts.Contact refused =
                    new ActionFacts.Contact(kind.name(), kind.words(), " ", null, new ActionFacts.Complaint("ours", 0));
            NextAction action = choose(customer(segment(1000, TODAY), refused));
            assertThat(action.state()).isEqualTo(NextActionsTable.DUE);
            assertThat(action.chosen().purpose()).isEqualTo(ContactPurpose.SERVICE);
            assertThat(action.chosen().words().action())
                    .contains("it was our fault")
                    .endsWith("Service only, no offer: " + kind.words());
            assertThat(action.because()).isEqualTo(kind.words());
            assertThat(action.merged()).isEmpty();
        }
    }

    @Test
    void whatTheSegmentAsksForByAChannelThatIsBarredSaysWhyNothingIsDue() {
        ActionFacts.Contact noAddress = new ActionFacts.Contact(null, null, " email ", null, null);
        NextAction action = choose(customer(segment(1000, TODAY), noAddress));
        assertThat(action.state()).isEqualTo(NextActionsTable.NOTHING_DUE);
        assertThat(action.because()).startsWith("no channel that would do can be used");
        assertThat(choose(customer(segment(1000, null), noAddress)).because()).isNull();
    }

    @Test
    void aComplaintIsAnsweredByWhoseFaultItWas() {
        assertThat(answer("new", null, 0)).isEqualTo("Answer the open complaint before anything else");
        assertThat(answer("active", "ours", 3)).contains("it was our fault, so apologise");
        assertThat(answer("active", "none", 0)).contains("nobody was at fault");
        assertThat(answer("active", "theirs", 1)).contains("explain kindly");
        assertThat(answer("new", "theirs", 1)).contains("show how it is done");
        assertThat(answer("new", "theirs", 2)).contains("answer in writing");
    }

    private String answer(String lifecycle, String fault, int unfounded) {
        ActionFacts.Segment segment =
                new ActionFacts.Segment(lifecycle, "low", "high", 1000, 0.2, "Nothing", null, List.of());
        ActionFacts.Contact complaint = new ActionFacts.Contact(
                ContactRefusal.Kind.OPEN_COMPLAINT.name(),
                "a complaint is open",
                " ",
                null,
                new ActionFacts.Complaint(fault, unfounded));
        return choose(customer(segment, complaint)).chosen().words().action();
    }

    @Test
    void accountDutyIsDueInSpiteOfAnOptOutAndMarketingWarningsAreNot() {
        ActionFacts.Contact optedOut = new ActionFacts.Contact(
                ContactRefusal.Kind.OPTED_OUT.name(), ContactRefusal.Kind.OPTED_OUT.words(), " ", null, null);
        ActionFacts.Warning credit = new ActionFacts.Warning("overdue_credit", "account", 500, "owes", "collect");
        ActionFacts.Warning loss = new ActionFacts.Warning("loss", "marketing", 9000, "has stopped", "call");
        NextAction action = choose(new ActionFacts(
                "c", segment(1000, TODAY), optedOut, List.of(loss, credit), List.of(), null, null, null, null));
        assertThat(action.chosen().source()).isEqualTo("overdue_credit");
        assertThat(action.sources()).isEqualTo("overdue_credit");
    }

    @Test
    void aServiceIsWorthWhatTheCustomerIsExpectedToTakeAlongNotAllThatWasBought() {
        ActionFacts.Warning illWill = new ActionFacts.Warning("ill_will", "service", 9000, "complains", "talk it over");
        NextAction action = choose(new ActionFacts(
                "c", segment(1000, null), PERMITTED, List.of(illWill), List.of(), null, null, null, null));
        assertThat(action.chosen().source()).isEqualTo("ill_will");
        assertThat(action.chosen().stake().loss()).isEqualTo(1000);
    }

    @Test
    void oneActionIsChosenByGainAndTheOthersAreMergedIntoIt() {
        ActionFacts customer = new ActionFacts(
                "c",
                segment(1000, TODAY.plusDays(14)),
                PERMITTED,
                List.of(new ActionFacts.Warning("loss", "marketing", 1000, "has stopped", "call")),
                List.of(new ActionFacts.Occasion("birthday", TODAY.plusDays(3), "turns 40")),
                new ActionFacts.Due("coffee", TODAY.plusDays(5)),
                new ActionFacts.Due("a trial pack", TODAY.plusDays(9)),
                new ActionFacts.WinBack(
                        0.2,
                        new ActionFacts.Prize(100_000, 0.5, 10),
                        Channel.PHONE.label(),
                        "a present",
                        TODAY.plusDays(1),
                        new ActionFacts.Text("we miss you", "probably unhappy")),
                null);
        NextAction action = choose(customer);
        assertThat(action.chosen().source()).isEqualTo("win_back");
        assertThat(action.chosen().gain()).isCloseTo(100_000 * 0.5 - 10, within(1e-9));
        assertThat(action.sources()).contains("win_back", "occasion", "category_rhythm", "life_event", "loss");
        assertThat(action.mergedInWords()).contains("occasion: Send greetings: birthday on 3 Jul 2026, turns 40");
    }

    @Test
    void aLateCategoryIsRemindedOfInTheDaysToComeNotBeforeToday() {
        NextAction action = choose(new ActionFacts(
                "c",
                segment(1000, null),
                PERMITTED,
                List.of(),
                List.of(),
                new ActionFacts.Due("wine", TODAY.minusDays(148)),
                null,
                null,
                null));
        assertThat(action.chosen().by()).isEqualTo(TODAY.plusDays(SOON_DAYS));
        assertThat(action.chosen().words().action()).isEqualTo("Remind of wine, which was due until 2 Feb 2026");
    }

    @Test
    void aLateCategoryOfWhichTheLastDayIsToComeIsCalledLateAsInItsReason() {
        NextAction today = late(TODAY);
        assertThat(today.chosen().words().action()).isEqualTo("Remind of wine, which is late");
        assertThat(today.chosen().words().because()).isEqualTo("wine is late");
        assertThat(late(TODAY.minusDays(1)).chosen().words().action())
                .isEqualTo("Remind of wine, which was due until 29 Jun 2026");
    }

    private static NextAction late(LocalDate until) {
        ActionFacts.Due wine = new ActionFacts.Due("wine", until, "wine is late");
        return choose(
                new ActionFacts("c", segment(1000, null), PERMITTED, List.of(), List.of(), wine, null, null, null));
    }

    @Test
    void aWinBackAttemptWaitsForItsDayAndEndsWithTheLast() {
        NextAction tomorrow = lapsed(TODAY.plusDays(1));
        assertThat(tomorrow.state()).isEqualTo(NextActionsTable.DUE);
        assertThat(tomorrow.chosen().by()).isEqualTo(TODAY.plusDays(SOON_DAYS));
        assertThat(tomorrow.chosen().words().because()).isEqualTo("probably unhappy");
        NextAction later = lapsed(TODAY.plusDays(2));
        assertThat(later.state()).isEqualTo(NextActionsTable.NOTHING_DUE);
        assertThat(later.because()).isEqualTo("the next win-back attempt is not before 2 Jul 2026");
        assertThat(lapsed(null).because()).startsWith("no further win-back attempt");
    }

    private static NextAction lapsed(LocalDate notBefore) {
        return choose(new ActionFacts(
                "c",
                segment(Double.NaN, null),
                PERMITTED,
                List.of(),
                List.of(),
                null,
                null,
                new ActionFacts.WinBack(
                        0.2,
                        new ActionFacts.Prize(1000, 0.5, 10),
                        Channel.PHONE.label(),
                        "a present",
                        notBefore,
                        new ActionFacts.Text("we miss you", "probably unhappy")),
                null));
    }

    @Test
    void whereTheCapOfAChannelIsReachedAnotherIsTakenAndWhereAllAreNoneIs() {
        assertThat(stopped(" ").chosen().way().channel()).isEqualTo(Channel.PHONE);
        assertThat(stopped(" phone ").chosen().way().channel()).isEqualTo(Channel.LETTER);
        assertThat(stopped(" phone letter ").chosen().way().channel()).isEqualTo(Channel.EMAIL);
        assertThat(stopped(" phone letter email ").state()).isEqualTo(NextActionsTable.NOTHING_DUE);
    }

    private static NextAction stopped(String barred) {
        return choose(new ActionFacts(
                "c",
                segment(100_000, null),
                new ActionFacts.Contact(null, null, barred, null, null),
                List.of(new ActionFacts.Warning("loss", "marketing", 1000, "has stopped", "call")),
                List.of(),
                null,
                null,
                null,
                null));
    }

    private static ActionFacts advised(
            double moneyAtRisk, ActionFacts.Contact contact, ActionFacts.Warning... warnings) {
        DemandChange change =
                new DemandChange("wine", " in north", TODAY.plusDays(8), TODAY.plusDays(28), 0.34, 0.12, 0.58);
        return new ActionFacts(
                "c",
                segment(moneyAtRisk, TODAY.plusDays(14)),
                contact,
                List.of(warnings),
                List.of(),
                null,
                null,
                null,
                new ActionFacts.Advice(change, "buys wine regularly"));
    }

    @Test
    void tellsOfDemandWhereNothingElseIsToBeDone() {
        NextAction action = choose(advised(0, PERMITTED));
        assertThat(action.state()).isEqualTo(NextActionsTable.DUE);
        assertThat(action.chosen().purpose()).isEqualTo(ContactPurpose.SERVICE);
        assertThat(action.chosen().by()).as("before it begins").isEqualTo(TODAY.plusDays(7));
        assertThat(action.chosen().words().action())
                .isEqualTo(
                        "Tell that demand for wine in north rises: 34 % more a week from 8 Jul 2026 to 28 Jul 2026 than"
                                + " of late (80 % interval 12 to 58 %); stock up before 8 Jul 2026");
    }

    @Test
    void tellingComesAfterEverythingElseAndIsMergedIntoIt() {
        NextAction marketing = choose(advised(1000, PERMITTED));
        assertThat(marketing.sources()).isEqualTo("segment, expected_demand");
        NextAction duty = choose(
                advised(0, PERMITTED, new ActionFacts.Warning("overdue_credit", "account", 1, "owes", "collect")));
        assertThat(duty.chosen().gain()).as("costs more than it brings").isNegative();
        assertThat(duty.sources()).isEqualTo("overdue_credit, expected_demand");
    }

    @Test
    void tellsNobodyWhoMayNotBeReached() {
        for (ContactRefusal.Kind kind : ContactRefusal.Kind.values()) {
            NextAction action =
                    choose(advised(0, new ActionFacts.Contact(kind.name(), kind.words(), " ", "owner-1", null)));
            assertThat(action.chosen() == null || action.chosen().source().equals("service"))
                    .as(kind.name())
                    .isTrue();
            assertThat(action.merged()).isEmpty();
        }
        assertThat(choose(advised(0, new ActionFacts.Contact(null, null, " email ", "owner-1", null)))
                        .state())
                .isEqualTo(NextActionsTable.NOTHING_DUE);
    }

    @Test
    void fallingDemandIsToldAsWhatToRunDownAndWithoutASignBeforeEachShare() {
        assertThat(new DemandChange("wine", "", TODAY.plusDays(1), TODAY.plusDays(14), -0.2, -0.31, -0.08).words())
                .isEqualTo(
                        "Tell that demand for wine falls: 20 % less a week from 1 Jul 2026 to 14 Jul 2026 than of late"
                                + " (80 % interval 8 to 31 %); run down before 1 Jul 2026");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> settings(BigDecimal.ZERO)).hasMessageContaining("actions.budget");
        assertThatThrownBy(() -> new ActionSettings.Capacity(ActionSettings.Period.LIST, 0, null, Map.of()))
                .hasMessageContaining("capacity.all");
        assertThatThrownBy(
                        () -> new ActionSettings.Capacity(ActionSettings.Period.LIST, null, null, Map.of("pigeon", 1)))
                .hasMessageContaining("pigeon");
        assertThat(settings(new BigDecimal("10")).cost(null)).isZero();
    }
}
