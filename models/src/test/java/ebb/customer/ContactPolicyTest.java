package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.customer.ContactRefusal.Kind;
import ebb.input.AccountInputs;
import ebb.input.CustomerContact;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Day 1000; two contacts in 30 days at most, one of them by phone in 14. */
class ContactPolicyTest {
    private static final int DAY = 1000;
    private static final ControlGroup NOBODY = new ControlGroup(0, "ebb");
    private static final Profile.Wishes AGREED = new Profile.Wishes(false, true, List.of());

    private static ContactPolicy policy(ContactPolicy.Consent consent, ControlGroup control) {
        return new ContactPolicy(
                consent,
                Map.of("all", new ContactSettings.Cap(2, 30), "phone", new ContactSettings.Cap(1, 14)),
                control,
                DAY);
    }

    private static AccountInputs inputs(
            Profile.Wishes wishes, List<ServiceCase> cases, List<CustomerContact> contacts) {
        Profile profile = new Profile(
                null, null, null, -1, -1, -1, -1, new Profile.Person(Profile.Person.NO_BIRTHDAY, wishes));
        return new AccountInputs(profile, List.of(), List.of(), List.of(), cases, List.of(), contacts);
    }

    private static Optional<Kind> refusal(AccountInputs inputs) {
        return policy(ContactPolicy.Consent.DEMANDED, NOBODY)
                .refusal("c", inputs, ContactPurpose.MARKETING)
                .map(ContactRefusal::kind);
    }

    private static Optional<Kind> refusal(Profile.Wishes wishes) {
        return refusal(inputs(wishes, List.of(), List.of()));
    }

    @Test
    void marketingReachesWhoAgreedAndNobodyWhoDidNot() {
        assertThat(refusal(AGREED)).isEmpty();
        assertThat(refusal(new Profile.Wishes(true, true, List.of()))).contains(Kind.OPTED_OUT);
        assertThat(refusal(Profile.Wishes.UNKNOWN)).contains(Kind.NO_CONSENT);
        assertThat(policy(ContactPolicy.Consent.NOT_DEMANDED, NOBODY)
                        .refusal("c", AccountInputs.NONE, ContactPurpose.MARKETING))
                .isEmpty();
    }

    @Test
    void aSuppressionHoldsToItsLastDay() {
        assertThat(refusal(new Profile.Wishes(false, true, List.of(new Suppression("lawsuit", DAY)))))
                .contains(Kind.SUPPRESSED);
        assertThat(refusal(new Profile.Wishes(false, true, List.of(new Suppression("lawsuit", DAY - 1)))))
                .isEmpty();
        assertThat(policy(ContactPolicy.Consent.DEMANDED, NOBODY)
                        .lasting(
                                "c",
                                inputs(
                                        new Profile.Wishes(false, true, List.of(new Suppression("lawsuit", DAY))),
                                        List.of(),
                                        List.of()))
                        .orElseThrow()
                        .words())
                .isEqualTo("is on the suppression list: lawsuit");
    }

    @Test
    void theControlGroupIsHeldBackFromMarketingButNotFromDuty() {
        ContactPolicy policy = policy(ContactPolicy.Consent.DEMANDED, new ControlGroup(0.5, "ebb"));
        String control = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> "c" + i)
                .filter(policy::isControl)
                .findFirst()
                .orElseThrow();
        AccountInputs agreed = inputs(AGREED, List.of(), List.of());
        assertThat(policy.refusal(control, agreed, ContactPurpose.MARKETING).map(ContactRefusal::kind))
                .contains(Kind.CONTROL);
        assertThat(policy.refusal(control, agreed, ContactPurpose.ACCOUNT_DUTY)).isEmpty();
        assertThat(policy.refusal(control, agreed, ContactPurpose.SERVICE, Channel.PHONE))
                .isEmpty();
    }

    @Test
    void anOpenComplaintComesFirstAndPasses() {
        ServiceCase open = new ServiceCase(DAY - 5, Invoice.NEVER, ServiceCase.COMPLAINT, null);
        AccountInputs complains = inputs(AGREED, List.of(open), List.of());
        assertThat(refusal(complains)).contains(Kind.OPEN_COMPLAINT);
        assertThat(policy(ContactPolicy.Consent.DEMANDED, NOBODY).lasting("c", complains))
                .isEmpty();
        ServiceCase closed = new ServiceCase(DAY - 5, DAY, ServiceCase.COMPLAINT, null);
        assertThat(refusal(inputs(AGREED, List.of(closed), List.of()))).isEmpty();
    }

    @Test
    void theCapCountsContactsOfItsDaysAndChannel() {
        CustomerContact call = new CustomerContact(DAY - 13, false, "Call");
        ContactPolicy policy = policy(ContactPolicy.Consent.DEMANDED, NOBODY);
        AccountInputs called = inputs(AGREED, List.of(), List.of(call));
        assertThat(policy.refusal("c", called, ContactPurpose.MARKETING)).isEmpty();
        assertThat(policy.refusal("c", called, ContactPurpose.MARKETING, Channel.PHONE)
                        .map(ContactRefusal::kind))
                .contains(Kind.CONTACT_CAP);
        assertThat(policy.refusal("c", called, ContactPurpose.MARKETING, Channel.EMAIL))
                .isEmpty();
        CustomerContact heldBack = new CustomerContact(DAY, true, "email");
        CustomerContact longAgo = new CustomerContact(DAY - 30, false, "email");
        assertThat(refusal(inputs(AGREED, List.of(), List.of(call, heldBack, longAgo)))).isEmpty();
        CustomerContact mail = new CustomerContact(DAY, false, "email");
        assertThat(refusal(inputs(AGREED, List.of(), List.of(call, mail)))).contains(Kind.CONTACT_CAP);
    }

    @Test
    void refusesACapThatCannotBe() {
        assertThatThrownBy(() -> new ContactSettings(Map.of("pigeon", new ContactSettings.Cap(1, 1))))
                .hasMessage(
                        "Cannot use contact.cap.pigeon: there is no such channel. Set one of all, visit, phone, letter, email.");
        assertThatThrownBy(() -> new ContactSettings.Cap(-1, 1)).hasMessageContaining("Cannot use contact.cap: most -1");
    }
}
