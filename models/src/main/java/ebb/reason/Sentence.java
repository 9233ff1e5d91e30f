package ebb.reason;

/**
 * The sentence of a theme about a customer, and the direction in which its figures point.
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
     * A figure of which a lower value raises the risk, next to the typical one; where there is no typical figure, or both are equal, there is no
     * direction.
     *
     * @param typical of the customer's peer group
     */
    static Sentence beside(String words, double own, Typical typical) {
        return compared(words + typical.words(), own, typical);
    }

    /** The same with words that name the typical figure. */
    static Sentence compared(String words, double own, Typical typical) {
        return !typical.isKnown() || own == typical.value() ? either(words) : leaning(own < typical.value(), words);
    }

    /** Whether the figures speak for more risk or for less. */
    boolean hasDirection() {
        return leaning != Direction.EITHER;
    }

    /** Whether the sentence may be shown for contributions of this direction; one that contradicts them would confuse the reader. */
    boolean supports(Direction direction) {
        return words != null && leaning.takes(direction);
    }
}
