package ebb.churn.tree;

import java.util.function.IntPredicate;

/**
 * Exact Shapley values of one tree by its covers, in time leaves times depth squared.
 *
 * <p>Algorithm 2 of Lundberg, Erion and Lee, "Consistent individualized feature attribution for tree ensembles" (2018). A path holds for each
 * feature met so far the share of paths that flow through when the feature is unknown ({@code zero}) and known ({@code one}), and the weight
 * of feature subsets by size.
 */
final class TreeShap {
    private final Tree tree;
    private final IntPredicate goesLeft;
    private final double scale;

    /**
     * Explains one customer.
     *
     * @param goesLeft at which inner nodes the customer goes left
     * @param scale of the contributions
     */
    TreeShap(Tree tree, IntPredicate goesLeft, double scale) {
        this.tree = tree;
        this.goesLeft = goesLeft;
        this.scale = scale;
    }

    void addTo(double[] contributions) {
        descend(0, new Path(), contributions);
    }

    private void descend(int node, Path path, double[] contributions) {
        if (tree.feature[node] == Tree.LEAF) {
            for (int i = 1; i < path.length; i++) {
                contributions[path.feature[i]] +=
                        scale * path.unwoundSum(i) * (path.one[i] - path.zero[i]) * tree.value[node];
            }
            return;
        }
        int feature = tree.feature[node];
        boolean left = goesLeft.test(node);
        int hot = left ? tree.left[node] : tree.right[node];
        int cold = left ? tree.right[node] : tree.left[node];
        double zero = 1;
        double one = 1;
        Path below = path;
        int met = path.find(feature);
        if (met > 0) {
            zero = path.zero[met];
            one = path.one[met];
            below = path.copy();
            below.unwind(met);
        }
        double hotShare = tree.cover[hot] / tree.cover[node];
        double coldShare = tree.cover[cold] / tree.cover[node];
        descend(hot, below.extended(feature, zero * hotShare, one), contributions);
        descend(cold, below.extended(feature, zero * coldShare, 0), contributions);
    }

    /** The features met on the way down, in no order that matters; place 0 is the empty start. */
    private static final class Path {
        private final int[] feature;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;
        private int length;

        Path() {
            this(1);
            feature[0] = Tree.LEAF;
            zero[0] = 1;
            one[0] = 1;
            weight[0] = 1;
            length = 1;
        }

        private Path(int capacity) {
            feature = new int[capacity];
            zero = new double[capacity];
            one = new double[capacity];
            weight = new double[capacity];
        }

        private Path copyInto(Path other) {
            System.arraycopy(feature, 0, other.feature, 0, length);
            System.arraycopy(zero, 0, other.zero, 0, length);
            System.arraycopy(one, 0, other.one, 0, length);
            System.arraycopy(weight, 0, other.weight, 0, length);
            other.length = length;
            return other;
        }

        Path copy() {
            return copyInto(new Path(length));
        }

        int find(int wanted) {
            for (int i = 1; i < length; i++) {
                if (feature[i] == wanted) {
                    return i;
                }
            }
            return 0;
        }

        Path extended(int newFeature, double newZero, double newOne) {
            Path longer = copyInto(new Path(length + 1));
            int last = length;
            longer.feature[last] = newFeature;
            longer.zero[last] = newZero;
            longer.one[last] = newOne;
            for (int i = last - 1; i >= 0; i--) {
                longer.weight[i + 1] += newOne * weight[i] * (i + 1) / (last + 1);
                longer.weight[i] = newZero * weight[i] * (last - i) / (last + 1);
            }
            longer.length = last + 1;
            return longer;
        }

        void unwind(int place) {
            int last = length - 1;
            double next = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[place] != 0) {
                    double kept = weight[i];
                    weight[i] = next * (last + 1) / ((i + 1) * one[place]);
                    next = kept - weight[i] * zero[place] * (last - i) / (last + 1);
                } else {
                    weight[i] = weight[i] * (last + 1) / (zero[place] * (last - i));
                }
            }
            for (int i = place; i < last; i++) {
                feature[i] = feature[i + 1];
                zero[i] = zero[i + 1];
                one[i] = one[i + 1];
            }
            length--;
        }

        /** Sum of the subset weights after taking {@code place} out, without taking it out. */
        double unwoundSum(int place) {
            int last = length - 1;
            double next = weight[last];
            double total = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one[place] != 0) {
                    double unwound = next * (last + 1) / ((i + 1) * one[place]);
                    total += unwound;
                    next = weight[i] - unwound * zero[place] * (last - i) / (last + 1);
                } else {
                    total += weight[i] * (last + 1) / (zero[place] * (last - i));
                }
            }
            return total;
        }
    }
}
