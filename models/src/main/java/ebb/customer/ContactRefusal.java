package ebb.customer;

/**
 * Why a customer is not contacted.
 *
 * @param kind what forbids it
 * @param words the reason, to be read after "Nothing: "
 */
public record ContactRefusal(Kind kind, String words) {

    /** What forbids a contact; the first that holds is named. */
    public enum Kind {
        OPTED_OUT("has asked not to be contacted"),
        GONE("is no longer there"),
        SUPPRESSED("is on the suppression list"),
        NO_CONSENT("has not agreed to be contacted"),
        CONTROL("held back to measure what acting is worth"),
        OPEN_COMPLAINT("a complaint is open, which comes first"),
        CONTACT_CAP("was contacted as often as the cap allows"),
        NO_ADDRESS("has no e-mail address"),
        SCORE_KNOWS_LITTLE("the churn score knows little of these customers, so nobody is contacted because of it");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }

    static ContactRefusal of(Kind kind) {
        return new ContactRefusal(kind, kind.words);
    }
}
