package ebb.churn.tree;

import java.util.stream.IntStream;

/** What each feature adds to one tree for a customer, exactly; see {@link TreeShap}. */
interface TreeExplanation {

    /** Adds {@code scale} times each feature's contribution. */
    void addTo(double[] features, double scale, double[] contributions);

    /** Looked up where the tree is small, worked out for each customer where it is not. */
    static TreeExplanation of(Tree tree) {
        int[] splits = IntStream.range(0, tree.feature.length)
                .filter(node -> tree.feature[node] != Tree.LEAF)
                .toArray();
        return splits.length <= ShapTable.MOST_SPLITS
                ? new ShapTable(tree, splits)
                : (features, scale, contributions) ->
                        new TreeShap(tree, node -> tree.goesLeft(node, features), scale).addTo(contributions);
    }
}
