package ebb.reason;

/**
 * What a theme says of a customer, and which way these figures point to a reader.
 *
 * @param words in the customer's own figures; null where the figures are missing
 */
record Sentence(String words, Direction leaning) {
    static final Sentence NONE = new Sentence(null, Direction.EITHER);

    static Sentence raising(String words) {
        return new Sentence(words, Direction.RAISES);
    }

    static Sentence lowering(String words) {
        return new Sentence(words, Direction.LOWERS);
    }

    static Sentence either(String words) {
        return new Sentence(words, Direction.EITHER);
    }

    /** Raising where {@code raises}, else lowering. */
    static Sentence leaning(boolean raises, String words) {
        return raises ? raising(words) : lowering(words);
    }

    /**
     * A figure of which less points to leaving, with the typical one beside it; where there is none, or the same, it points neither way.
     *
     * @param typical NaN: none to show
     */
    static Sentence beside(String words, double own, double typical) {
        String both = words + NumberText.typical(typical);
        return Double.isNaN(typical) || own == typical ? either(both) : leaning(own < typical, both);
    }

    /** Whether the sentence can stand as a reason in this direction; one that points the other way would puzzle the reader. */
    boolean supports(Direction direction) {
        return words != null && leaning.takes(direction);
    }
}
