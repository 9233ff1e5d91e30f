package ebb.churn.tree;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import ebb.churn.fit.Scorer;
import java.util.Arrays;
import java.util.List;

/** A sum of trees over a constant, explained by exact TreeSHAP. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class TreeScorer implements Scorer {
    private static final long serialVersionUID = 1L;

    private final double constant;
    private final Tree[] trees;

    /** How each tree is explained; made at the first explanation. */
    private transient volatile List<TreeExplanation> explanations;

    @JsonCreator
    TreeScorer(@JsonProperty("constant") double constant, @JsonProperty("trees") List<Tree> trees) {
        this.constant = constant;
        this.trees = trees.toArray(Tree[]::new);
    }

    @Override
    public double margin(double[] features) {
        double sum = constant;
        for (Tree tree : trees) {
            sum += tree.of(features);
        }
        return sum;
    }

    @Override
    public double base() {
        double sum = constant;
        for (Tree tree : trees) {
            sum += tree.value[0];
        }
        return sum;
    }

    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        for (TreeExplanation explanation : explanations()) {
            explanation.addTo(features, scale, contributions);
        }
    }

    private List<TreeExplanation> explanations() {
        if (explanations == null) {
            explanations = Arrays.stream(trees).map(TreeExplanation::of).toList();
        }
        return explanations;
    }
}
