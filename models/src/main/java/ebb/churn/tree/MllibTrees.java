package ebb.churn.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;

/** MLlib's trees in our own form; a missing value is below every other, and so always goes left. */
final class MllibTrees {
    /** What stands for a missing value in MLlib, which knows none: less than any feature can be. */
    private static final double MISSING = -1e30;

    private MllibTrees() {}

    static Vector features(double[] known) {
        double[] values = known.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(values[i]) ? MISSING : values[i];
        }
        return Vectors.dense(values);
    }

    static Tree tree(Node root, ToDoubleFunction<LeafNode> value) {
        List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        Tree tree = new Tree(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InternalNode inner) {
                ContinuousSplit split = (ContinuousSplit) inner.split();
                tree.feature[i] = split.featureIndex();
                tree.threshold[i] = split.threshold();
                tree.missingLeft[i] = true;
                tree.left[i] = indexOf(nodes, inner.leftChild(), i);
                tree.right[i] = indexOf(nodes, inner.rightChild(), tree.left[i]);
            } else {
                LeafNode leaf = (LeafNode) nodes.get(i);
                tree.leaf(i, value.applyAsDouble(leaf), leaf.impurityStats().count());
            }
        }
        tree.settle(0);
        return tree;
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        if (node instanceof InternalNode inner) {
            collect(inner.leftChild(), nodes);
            collect(inner.rightChild(), nodes);
        }
    }

    /** By identity: two leaves can be equal and yet two. */
    private static int indexOf(List<Node> nodes, Node wanted, int after) {
        int i = after + 1;
        while (nodes.get(i) != wanted) {
            i++;
        }
        return i;
    }
}
