package ebb.customer;

import ebb.customer.ContactRefusal.Kind;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides of every customer, purpose and channel whether a contact is permitted: the one place that does.
 *
 * <p>Marketing needs a customer who is still there, no opt-out, no suppression, consent where it is demanded, a customer who is not in the control group, no open complaint, and fewer
 * contacts of late than the cap. Service and account duty are permitted to everyone.
 *
 * @param consent whether marketing needs consent
 * @param addresses whether e-mail addresses are given
 * @param caps contacts at most, by channel
 * @param control who is held back
 * @param day the as-of date, as days since 1970-01-01
 * @param scoreUse whether the churn score may be a reason to contact single customers
 * @param words of the inputs that forbid marketing
 */
public record ContactPolicy(
        Consent consent,
        Addresses addresses,
        Map<String, ContactSettings.Cap> caps,
        ControlGroup control,
        int day,
        ScoreUse scoreUse,
        Words words)
        implements Serializable {

    /** What is not known where there is no customers input. */
    public static final String UNCHECKED = "no customers input: nobody's opt-out or consent is known";

    /** Whether the customers input gives e-mail addresses: then nobody without one is written to by e-mail. */
    public enum Addresses {
        GIVEN,
        NOT_GIVEN
    }

    /** Whether the churn score is good enough to be a reason to contact single customers, or the conf says it is to be one all the same. */
    public enum ScoreUse {
        PERMITTED,
        WITHHELD
    }

    /**
     * Words as {@link PlainWords} has them.
     *
     * @param gone that say that a customer is no longer there
     * @param goneAsReasonOnly of them those that say nothing of the customer where they are the outcome of a contact
     * @param refusing that say of a contact that the customer asked not to be contacted
     */
    public record Words(Set<String> gone, Set<String> goneAsReasonOnly, Set<String> refusing) implements Serializable {
        static final Words NONE = new Words(Set.of(), Set.of(), Set.of());

        /** Whether what a source gives says that the customer is no longer there; null: nothing is given. */
        public boolean saysGone(String given) {
            return given != null && gone.contains(PlainWords.of(given));
        }

        /** The same of the outcome of a contact. */
        public boolean saysGoneAsOutcome(String given) {
            return saysGone(given) && !goneAsReasonOnly.contains(PlainWords.of(given));
        }

        /** Whether what a source gives of a contact says that the customer asked not to be contacted; null: nothing is given. */
        public boolean saysNotTo(String given) {
            return given != null && refusing.contains(PlainWords.of(given));
        }
    }

    /** For what does not rest on the churn score, where no addresses are given. */
    public ContactPolicy(Consent consent, Map<String, ContactSettings.Cap> caps, ControlGroup control, int day) {
        this(consent, Addresses.NOT_GIVEN, caps, control, day, ScoreUse.PERMITTED, Words.NONE);
    }

    /** The same with another use of the churn score. */
    public ContactPolicy with(ScoreUse use) {
        return new ContactPolicy(consent, addresses, caps, control, day, use, words);
    }

    /** The same where e-mail addresses are given, or are not. */
    public ContactPolicy with(Addresses given) {
        return new ContactPolicy(consent, given, caps, control, day, scoreUse, words);
    }

    /** The same with words of the inputs that forbid marketing. */
    public ContactPolicy with(Words given) {
        return new ContactPolicy(consent, addresses, caps, control, day, scoreUse, given);
    }

    /** Why nobody is contacted for marketing because of the churn score; empty: may be. */
    public Optional<ContactRefusal> scoreRefusal() {
        return scoreUse == ScoreUse.WITHHELD
                ? Optional.of(ContactRefusal.of(Kind.SCORE_KNOWS_LITTLE))
                : Optional.empty();
    }

    /** Whether marketing needs consent. */
    public enum Consent {
        DEMANDED,
        NOT_DEMANDED
    }

    /** Whether an event that purchases are searched for is of a kind that needs the customer's consent, as health and family are. */
    public enum Sensitivity {
        ORDINARY,
        SENSITIVE
    }

    /**
     * Why the customer's purchases may not be searched for a life event: opt-out, suppression, and for a sensitive event missing consent, whatever the conf
     * demands of marketing. Empty: they may.
     */
    public Optional<ContactRefusal> profiling(ContactStatus customer, Sensitivity sensitivity) {
        Optional<ContactRefusal> wish = wish(customer);
        return wish.isEmpty() && sensitivity == Sensitivity.SENSITIVE && !customer.agreed()
                ? Optional.of(ContactRefusal.of(Kind.NO_CONSENT))
                : wish;
    }

    public boolean isControl(String customerId) {
        return control.holds(customerId);
    }

    /**
     * Why marketing is forbidden for as long as nothing changes with the customer: gone, opt-out, suppression, missing consent, control group. What passes by
     * itself, an open complaint or the cap, is left out: a warning does not close and open again with it.
     */
    public Optional<ContactRefusal> lasting(ContactStatus customer) {
        Optional<ContactRefusal> wish = wish(customer);
        if (wish.isPresent()) {
            return wish;
        }
        if (consent == Consent.DEMANDED && !customer.agreed()) {
            return Optional.of(ContactRefusal.of(Kind.NO_CONSENT));
        }
        return isControl(customer.customerId()) ? Optional.of(ContactRefusal.of(Kind.CONTROL)) : Optional.empty();
    }

    private static Optional<ContactRefusal> wish(ContactStatus customer) {
        if (customer.optedOut()) {
            return Optional.of(ContactRefusal.of(Kind.OPTED_OUT));
        }
        if (customer.gone() != null) {
            return Optional.of(new ContactRefusal(Kind.GONE, Kind.GONE.words() + ": " + customer.gone()));
        }
        if (customer.suppression() == null) {
            return Optional.empty();
        }
        String because = customer.suppression().isBlank()
                ? ""
                : ": " + customer.suppression().strip();
        return Optional.of(new ContactRefusal(Kind.SUPPRESSED, Kind.SUPPRESSED.words() + because));
    }

    /** Why the customer may not be contacted for the purpose now, by whatever channel; empty: may be. */
    public Optional<ContactRefusal> refusal(ContactStatus customer, ContactPurpose purpose) {
        if (purpose != ContactPurpose.MARKETING) {
            return Optional.empty();
        }
        Optional<ContactRefusal> lasting = lasting(customer);
        if (lasting.isPresent()) {
            return lasting;
        }
        if (customer.hasOpenComplaint()) {
            return Optional.of(ContactRefusal.of(Kind.OPEN_COMPLAINT));
        }
        return isFull(customer, ContactSettings.ALL)
                ? Optional.of(ContactRefusal.of(Kind.CONTACT_CAP))
                : Optional.empty();
    }

    /** The same for one channel, which has a cap of its own; an e-mail needs an address where addresses are given. */
    public Optional<ContactRefusal> refusal(ContactStatus customer, ContactPurpose purpose, Channel channel) {
        Optional<ContactRefusal> refusal = refusal(customer, purpose);
        if (refusal.isPresent() || purpose != ContactPurpose.MARKETING) {
            return refusal;
        }
        if (channel == Channel.EMAIL && addresses == Addresses.GIVEN && !customer.hasEmail()) {
            return Optional.of(ContactRefusal.of(Kind.NO_ADDRESS));
        }
        return isFull(customer, channel.label()) ? Optional.of(ContactRefusal.of(Kind.CONTACT_CAP)) : refusal;
    }

    /** The same for a customer who has lapsed: an e-mail needs consent whatever the conf demands. */
    public Optional<ContactRefusal> winBack(ContactStatus customer, Channel channel) {
        Optional<ContactRefusal> refusal = refusal(customer, ContactPurpose.MARKETING, channel);
        return refusal.isEmpty() && channel == Channel.EMAIL && !customer.agreed()
                ? Optional.of(ContactRefusal.of(Kind.NO_CONSENT))
                : refusal;
    }

    private boolean isFull(ContactStatus customer, String channel) {
        ContactSettings.Cap cap = caps.get(channel);
        if (cap == null) {
            return false;
        }
        long contacts = customer.contacts().stream()
                .filter(contact -> contact.day() <= day && contact.day() > day - cap.days())
                .filter(contact -> channel.equals(ContactSettings.ALL) || isBy(contact, channel))
                .count();
        return contacts >= cap.most();
    }

    private static boolean isBy(ContactStatus.Contact contact, String channel) {
        return Channel.named(contact.channel())
                .filter(by -> by.label().equals(channel))
                .isPresent();
    }
}
