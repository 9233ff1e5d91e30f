package ebb.feature;

import ebb.ledger.History;
import java.io.Serializable;

/** Sums over customers that the {@link GapPrior} is estimated from; whole numbers, so that their order does not matter. */
public final class GapSums implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLION = 1e6;

    private long customers;
    private long gaps;
    private long squares;
    private long means;
    private long squaresOfMeans;
    private long weightedSquaresOfMeans;
    private long reciprocalGaps;

    public void add(History history) {
        int count = history.dayCount() - 1;
        if (count < 1) {
            return;
        }
        double sum = 0;
        double sumOfSquares = 0;
        for (int i = 1; i <= count; i++) {
            double log = LogTable.of(history.gap(i));
            sum += log;
            sumOfSquares += log * log;
        }
        add(count, sum, sumOfSquares);
    }

    /** Adds a customer with {@code count} gaps, by the sum and the sum of squares of their logarithms. */
    public void add(int count, double sum, double sumOfSquares) {
        double mean = sum / count;
        customers++;
        gaps += count;
        squares += whole(sumOfSquares);
        means += whole(mean);
        squaresOfMeans += whole(mean * mean);
        weightedSquaresOfMeans += whole(sum * mean);
        reciprocalGaps += whole(1.0 / count);
    }

    public void plus(GapSums other) {
        customers += other.customers;
        gaps += other.gaps;
        squares += other.squares;
        means += other.means;
        squaresOfMeans += other.squaresOfMeans;
        weightedSquaresOfMeans += other.weightedSquaresOfMeans;
        reciprocalGaps += other.reciprocalGaps;
    }

    private static long whole(double value) {
        return Math.round(value * MILLION);
    }

    long customers() {
        return customers;
    }

    long gaps() {
        return gaps;
    }

    double squares() {
        return squares / MILLION;
    }

    double means() {
        return means / MILLION;
    }

    double squaresOfMeans() {
        return squaresOfMeans / MILLION;
    }

    double weightedSquaresOfMeans() {
        return weightedSquaresOfMeans / MILLION;
    }

    double reciprocalGaps() {
        return reciprocalGaps / MILLION;
    }
}
