package ebb.action.winback;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** The lost customers by probable cause and by what they said, and how probable each cause is of them; amounts in hundredths. */
final class LossTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stands for no reason given. */
    static final String NOTHING_SAID = "";

    /** Customers with a probable cause who said the same. */
    record Key(String cause, String said) implements Serializable, Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCause = cause.compareTo(other.cause);
            return byCause != 0 ? byCause : said.compareTo(other.said);
        }
    }

    /**
     * Customers and their amounts.
     *
     * @param customers how many, or the sum of their probabilities
     * @param amount what they bought in the year up to their last purchase, likewise weighed
     * @param squares sum of the squares of those amounts
     */
    record Sums(double customers, double amount, double squares) implements Serializable {
        static final Sums NONE = new Sums(0, 0, 0);

        static Sums of(double amount, double weight) {
            return new Sums(weight, weight * amount, weight * amount * amount);
        }

        Sums plus(Sums other) {
            return new Sums(customers + other.customers, amount + other.amount, squares + other.squares);
        }

        /** Customers of equal amounts whose share of the money would be known as well (Kish 1965). */
        double effectiveCustomers() {
            return squares > 0 ? amount * amount / squares : 0;
        }
    }

    final TreeMap<Key, Sums> said = new TreeMap<>();
    final TreeMap<String, Sums> probable = new TreeMap<>();

    void add(Key key, Map<String, Double> probabilities, double amount) {
        said.merge(key, Sums.of(amount, 1), Sums::plus);
        probabilities.forEach((cause, share) -> probable.merge(cause, Sums.of(amount, share), Sums::plus));
    }

    LossTally plus(LossTally other) {
        other.said.forEach((key, sums) -> said.merge(key, sums, Sums::plus));
        other.probable.forEach((cause, sums) -> probable.merge(cause, sums, Sums::plus));
        return this;
    }

    /** All the lost. */
    Sums all() {
        return said.values().stream().reduce(Sums.NONE, Sums::plus);
    }
}
