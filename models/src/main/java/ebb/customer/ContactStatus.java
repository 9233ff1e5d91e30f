package ebb.customer;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of one customer that bears on being contacted, as of a date; of several rows of one customer the strictest.
 *
 * @param customerId whose it is
 * @param optedOut asked not to be contacted
 * @param agreed agreed to be contacted
 * @param hasEmail an e-mail address is known
 * @param gone why there is nobody to contact any more, as an input says it; null: not known to be gone
 * @param suppression the suppression list's reason, empty where it gives none; null: not on the list
 * @param hasOpenComplaint a complaint is open
 * @param contacts past contacts, those who were held back from one left out
 */
public record ContactStatus(
        String customerId,
        boolean optedOut,
        boolean agreed,
        boolean hasEmail,
        String gone,
        String suppression,
        boolean hasOpenComplaint,
        List<Contact> contacts)
        implements Serializable {

    /** Of a customer who is not known to be gone. */
    public ContactStatus(
            String customerId,
            boolean optedOut,
            boolean agreed,
            boolean hasEmail,
            String suppression,
            boolean hasOpenComplaint,
            List<Contact> contacts) {
        this(customerId, optedOut, agreed, hasEmail, null, suppression, hasOpenComplaint, contacts);
    }

    /**
     * A past contact.
     *
     * @param day days since 1970-01-01
     * @param channel as the source names it; null: not given
     */
    public record Contact(int day, String channel) implements Serializable {}
}
