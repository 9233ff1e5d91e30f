package ebb.churn.tree;

import java.util.Arrays;

/**
 * The contributions of a small tree, looked up: they depend on the customer only by which way each of its splits sends them, so there are no more of them
 * than two to the number of splits.
 */
final class ShapTable implements TreeExplanation {
    /** A tree of three levels; the table doubles with each split more. */
    static final int MOST_SPLITS = 7;

    private final Tree tree;
    private final int[] splits;
    private final int[] features;

    /** For each pattern of ways, split {@code i} at bit {@code i} and left as 1, the contributions of {@link #features}. */
    private final double[][] contributions;

    /**
     * Works out all of them.
     *
     * @param splits the inner nodes
     */
    ShapTable(Tree tree, int[] splits) {
        this.tree = tree;
        this.splits = splits;
        this.features =
                Arrays.stream(splits).map(node -> tree.feature[node]).distinct().toArray();
        this.contributions = new double[1 << splits.length][];
        for (int ways = 0; ways < contributions.length; ways++) {
            contributions[ways] = worked(ways);
        }
    }

    private double[] worked(int ways) {
        double[] ofAll = new double[Arrays.stream(features).max().orElse(0) + 1];
        new TreeShap(tree, node -> (ways >> Arrays.binarySearch(splits, node) & 1) == 1, 1).addTo(ofAll);
        return Arrays.stream(features).mapToDouble(feature -> ofAll[feature]).toArray();
    }

    @Override
    public void addTo(double[] values, double scale, double[] into) {
        int ways = 0;
        for (int i = 0; i < splits.length; i++) {
            ways |= tree.goesLeft(splits[i], values) ? 1 << i : 0;
        }
        double[] found = contributions[ways];
        for (int i = 0; i < features.length; i++) {
            into[features[i]] += scale * found[i];
        }
    }
}
