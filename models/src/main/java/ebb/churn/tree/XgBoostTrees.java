package ebb.churn.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** XGBoost's trees in our own form, from the model as XGBoost itself writes it in JSON. */
final class XgBoostTrees {
    private XgBoostTrees() {}

    static TreeScorer read(byte[] json, double constant) {
        try {
            List<Tree> trees = new ArrayList<>();
            JsonNode model = new ObjectMapper().readTree(json);
            for (JsonNode tree : model.at("/learner/gradient_booster/model/trees")) {
                trees.add(tree(tree));
            }
            return new TreeScorer(constant, trees);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the trees that XGBoost wrote: " + e.getMessage(), e);
        }
    }

    private static Tree tree(JsonNode json) {
        JsonNode left = json.get("left_children");
        Tree tree = new Tree(left.size());
        for (int node = 0; node < left.size(); node++) {
            float condition = (float) json.get("split_conditions").get(node).asDouble();
            double cover = json.get("sum_hessian").get(node).asDouble();
            if (left.get(node).asInt() < 0) {
                tree.leaf(node, condition, cover);
            } else {
                tree.feature[node] = json.get("split_indices").get(node).asInt();
                // XGBoost goes left below the condition, our trees at or below the threshold: the float just beneath
                // it.
                tree.threshold[node] = Math.nextDown(condition);
                tree.left[node] = left.get(node).asInt();
                tree.right[node] = json.get("right_children").get(node).asInt();
                tree.missingLeft[node] = json.get("default_left").get(node).asInt() != 0;
            }
        }
        tree.settle(0);
        return tree;
    }
}
