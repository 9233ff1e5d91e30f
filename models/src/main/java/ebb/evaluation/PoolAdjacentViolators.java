package ebb.evaluation;

/**
 * The pool-adjacent-violators algorithm of isotonic regression (Ayer and others, 1955): neighbouring groups whose means decrease are merged until no
 * mean decreases.
 */
public final class PoolAdjacentViolators {
    private final double[] sums;
    private final double[] weights;
    private int count;

    public PoolAdjacentViolators(int capacity) {
        this.sums = new double[capacity];
        this.weights = new double[capacity];
    }

    /** Adds the next group of the order; a group without weight says nothing and is left out. */
    public void add(double sum, double weight) {
        if (weight <= 0) {
            return;
        }
        sums[count] = sum;
        weights[count] = weight;
        count++;
        while (count > 1 && mean(count - 2) >= mean(count - 1)) {
            sums[count - 2] += sums[count - 1];
            weights[count - 2] += weights[count - 1];
            count--;
        }
    }

    public int count() {
        return count;
    }

    public double weight(int pool) {
        return weights[pool];
    }

    public double mean(int pool) {
        return sums[pool] / weights[pool];
    }
}
