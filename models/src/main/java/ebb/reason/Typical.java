package ebb.reason;

/**
 * The typical figure beside a customer's own.
 *
 * @param value NaN: none to show
 * @param peers whom it is typical of
 */
record Typical(double value, PeerGroup peers) {
    boolean isKnown() {
        return !Double.isNaN(value);
    }

    /** {@code ; typical is 5} or {@code ; typical for large customers is 5}; nothing where the figure is missing. */
    String words() {
        return isKnown() ? words(NumberText.number(value)) : "";
    }

    /** The same with the figure written otherwise. */
    String words(String figure) {
        return "; typical" + peers.words() + " is " + figure;
    }
}
