package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.customer.ContactRefusal.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Day 1000; two contacts in 30 days at most, one of them by phone in 14. */
class ContactPolicyTest {
    private static final int DAY = 1000;
    private static final ControlGroup NOBODY = new ControlGroup(0, "ebb");
    private static final ContactStatus AGREED = new ContactStatus("c", false, true, true, null, false, List.of());
    private static final ContactStatus UNKNOWN = new ContactStatus("c", false, false, true, null, false, List.of());

    private static ContactPolicy policy(ContactPolicy.Consent consent, ControlGroup control) {
        return new ContactPolicy(
                consent,
                Map.of("all", new ContactSettings.Cap(2, 30), "phone", new ContactSettings.Cap(1, 14)),
                control,
                DAY);
    }

    private static Optional<Kind> refusal(ContactStatus customer) {
        return policy(ContactPolicy.Consent.DEMANDED, NOBODY)
                .refusal(customer, ContactPurpose.MARKETING)
                .map(ContactRefusal::kind);
    }

    private static ContactStatus contacted(ContactStatus.Contact... contacts) {
        return new ContactStatus("c", false, true, true, null, false, List.of(contacts));
    }

    @Test
    void marketingReachesWhoAgreedAndNobodyWhoDidNot() {
        assertThat(refusal(AGREED)).isEmpty();
        assertThat(refusal(new ContactStatus("c", true, true, true, null, false, List.of())))
                .contains(Kind.OPTED_OUT);
        assertThat(refusal(UNKNOWN)).contains(Kind.NO_CONSENT);
        assertThat(policy(ContactPolicy.Consent.NOT_DEMANDED, NOBODY).refusal(UNKNOWN, ContactPurpose.MARKETING))
                .isEmpty();
    }

    @Test
    void namesTheReasonOfASuppression() {
        ContactStatus suppressed = new ContactStatus("c", false, true, true, "lawsuit", false, List.of());
        assertThat(policy(ContactPolicy.Consent.DEMANDED, NOBODY)
                        .lasting(suppressed)
                        .orElseThrow()
                        .words())
                .isEqualTo("is on the suppression list: lawsuit");
    }

    @Test
    void theControlGroupIsHeldBackFromMarketingButNotFromDuty() {
        ContactPolicy policy = policy(ContactPolicy.Consent.DEMANDED, new ControlGroup(0.5, "ebb"));
        ContactStatus control = IntStream.range(0, 50)
                .mapToObj(i -> "c" + i)
                .filter(policy::isControl)
                .map(id -> new ContactStatus(id, false, true, true, null, false, List.of()))
                .findFirst()
                .orElseThrow();
        assertThat(policy.refusal(control, ContactPurpose.MARKETING).map(ContactRefusal::kind))
                .contains(Kind.CONTROL);
        assertThat(policy.refusal(control, ContactPurpose.ACCOUNT_DUTY)).isEmpty();
        assertThat(policy.refusal(control, ContactPurpose.SERVICE, Channel.PHONE))
                .isEmpty();
    }

    @Test
    void anOpenComplaintComesFirstButIsNotLasting() {
        ContactStatus complains = new ContactStatus("c", false, true, true, null, true, List.of());
        assertThat(refusal(complains)).contains(Kind.OPEN_COMPLAINT);
        assertThat(policy(ContactPolicy.Consent.DEMANDED, NOBODY).lasting(complains))
                .isEmpty();
    }

    @Test
    void theCapCountsContactsOfItsDaysAndChannel() {
        ContactStatus.Contact call = new ContactStatus.Contact(DAY - 13, "Call");
        ContactPolicy policy = policy(ContactPolicy.Consent.DEMANDED, NOBODY);
        ContactStatus called = contacted(call);
        assertThat(policy.refusal(called, ContactPurpose.MARKETING)).isEmpty();
        assertThat(policy.refusal(called, ContactPurpose.MARKETING, Channel.PHONE)
                        .map(ContactRefusal::kind))
                .contains(Kind.CONTACT_CAP);
        assertThat(policy.refusal(called, ContactPurpose.MARKETING, Channel.EMAIL))
                .isEmpty();
        assertThat(refusal(contacted(call, new ContactStatus.Contact(DAY - 30, "email"))))
                .as("too long ago")
                .isEmpty();
        assertThat(refusal(contacted(call, new ContactStatus.Contact(DAY, null))))
                .contains(Kind.CONTACT_CAP);
    }

    @Test
    void readsTheWordsOfChannelsWhateverTheirCapitalsAndBlanks() {
        ChannelWords words = ChannelWords.of(Map.of("phone", List.of("Anruf", "phone call"), "other", List.of("SMS")));
        assertThat(List.of(" ANRUF", "PhoneCall", "phone\u00a0call", "phone", "sms"))
                .extracting(word -> words.labels().get(ChannelWords.plain(word)))
                .containsExactly("phone", "phone", "phone", "phone", ChannelWords.OTHER);
        assertThat(words.labels().get(ChannelWords.plain("pigeon"))).isNull();
        assertThatThrownBy(() -> ChannelWords.of(Map.of("email", List.of("post"), "letter", List.of("Post"))))
                .hasMessage(
                        "Cannot use contact.channels: Post is a word of email and of letter. Leave it in one of them.");
        assertThatThrownBy(() -> ChannelWords.of(Map.of("pigeon", List.of())))
                .hasMessage("Cannot use contact.channels.pigeon: there is no such channel."
                        + " Set one of visit, phone, letter, email, other.");
    }

    @Test
    void refusesACapThatCannotBe() {
        assertThatThrownBy(() -> new ContactSettings(
                        Map.of("pigeon", new ContactSettings.Cap(1, 1)),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        ContactSettings.WhenScoreKnowsLittle.NO_LIST))
                .hasMessage(
                        "Cannot use contact.cap.pigeon: there is no such channel. Set one of all, visit, phone, letter, email.");
        assertThatThrownBy(() -> new ContactSettings.Cap(-1, 1))
                .hasMessageContaining("Cannot use contact.cap: most -1");
    }

    @Test
    void lookingForLifeEventsNeedsNoOptOutAndForASensitiveOneConsent() {
        ContactPolicy policy = policy(ContactPolicy.Consent.NOT_DEMANDED, NOBODY);
        ContactStatus optedOut = new ContactStatus("c", true, true, true, null, false, List.of());
        assertThat(policy.profiling(AGREED, ContactPolicy.Sensitivity.SENSITIVE))
                .isEmpty();
        assertThat(policy.profiling(UNKNOWN, ContactPolicy.Sensitivity.ORDINARY))
                .isEmpty();
        assertThat(policy.profiling(UNKNOWN, ContactPolicy.Sensitivity.SENSITIVE)
                        .map(ContactRefusal::kind))
                .as("whatever the conf demands of marketing")
                .contains(Kind.NO_CONSENT);
        assertThat(policy.profiling(optedOut, ContactPolicy.Sensitivity.ORDINARY)
                        .map(ContactRefusal::kind))
                .contains(Kind.OPTED_OUT);
    }

    @Test
    void anEmailToWinSomebodyBackNeedsConsentAndALetterOnlyWhereItIsDemanded() {
        ContactPolicy policy = policy(ContactPolicy.Consent.NOT_DEMANDED, NOBODY);
        assertThat(policy.winBack(UNKNOWN, Channel.LETTER)).isEmpty();
        assertThat(policy.winBack(UNKNOWN, Channel.EMAIL).map(ContactRefusal::kind))
                .contains(Kind.NO_CONSENT);
        assertThat(policy.winBack(AGREED, Channel.EMAIL)).isEmpty();
    }
}
