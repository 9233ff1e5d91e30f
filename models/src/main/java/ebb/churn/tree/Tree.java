package ebb.churn.tree;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * One regression tree as parallel arrays over its nodes, the root at 0.
 *
 * <p>A value goes left if, as a float, it is at most the threshold; a missing one goes where the node says.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
final class Tree implements Serializable {
    private static final long serialVersionUID = 1L;
    static final int LEAF = -1;

    /** Feature that the node asks for; {@link #LEAF} for a leaf. */
    final int[] feature;

    final double[] threshold;
    final int[] left;
    final int[] right;
    final boolean[] missingLeft;
    /** What a leaf adds; in an inner node, the mean of the leaves below by cover. */
    final double[] value;
    /** Training weight that passed through the node. */
    final double[] cover;

    Tree(int nodes) {
        this(
                new int[nodes],
                new double[nodes],
                new int[nodes],
                new int[nodes],
                new boolean[nodes],
                new double[nodes],
                new double[nodes]);
    }

    @JsonCreator
    Tree(
            @JsonProperty("feature") int[] feature,
            @JsonProperty("threshold") double[] threshold,
            @JsonProperty("left") int[] left,
            @JsonProperty("right") int[] right,
            @JsonProperty("missingLeft") boolean[] missingLeft,
            @JsonProperty("value") double[] value,
            @JsonProperty("cover") double[] cover) {
        this.feature = feature;
        this.threshold = threshold;
        this.left = left;
        this.right = right;
        this.missingLeft = missingLeft;
        this.value = value;
        this.cover = cover;
    }

    void leaf(int node, double leafValue, double leafCover) {
        feature[node] = LEAF;
        value[node] = leafValue;
        cover[node] = leafCover;
    }

    /** Fills the inner nodes' cover and mean from the leaves up; call once all leaves and branches are set. */
    void settle(int node) {
        if (feature[node] == LEAF) {
            return;
        }
        settle(left[node]);
        settle(right[node]);
        double weight = cover[left[node]] + cover[right[node]];
        cover[node] = weight;
        value[node] = (cover[left[node]] * value[left[node]] + cover[right[node]] * value[right[node]]) / weight;
    }

    boolean goesLeft(int node, double[] features) {
        float asked = (float) features[feature[node]];
        return Float.isNaN(asked) ? missingLeft[node] : asked <= threshold[node];
    }

    int child(int node, double[] features) {
        return goesLeft(node, features) ? left[node] : right[node];
    }

    double of(double[] features) {
        int node = 0;
        while (feature[node] != LEAF) {
            node = child(node, features);
        }
        return value[node];
    }
}
