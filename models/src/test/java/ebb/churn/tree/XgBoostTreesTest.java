package ebb.churn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.Generated;
import ebb.churn.fit.TrainingMatrix;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class XgBoostTreesTest {
    @Test
    void scoresAndExplainsAsXgBoostItself() throws Exception {
        TrainingMatrix examples = TrainingMatrix.of(Generated.NAMES, Generated.examples(600, new int[] {100}, 1));
        DMatrix matrix = XgBoost.matrix(examples);
        Map<String, Object> parameters = new XgBoost().parameters(0.5f, 42);
        Booster booster = XGBoost.train(matrix, parameters, 30, Map.of(), null, null);

        TreeScorer scorer = XgBoostTrees.read(booster.toByteArray("json"), 0);

        float[][] margins = booster.predict(matrix, true);
        float[][] contributions = booster.predictContrib(matrix, 0);
        for (int row = 0; row < 100; row++) {
            double[] ours = new double[Generated.NAMES.size()];
            scorer.contribute(examples.row(row), 1, ours);
            assertThat(scorer.margin(examples.row(row))).isCloseTo(margins[row][0], within(1e-5));
            for (int feature = 0; feature < ours.length; feature++) {
                assertThat(ours[feature]).isCloseTo(contributions[row][feature], within(1e-4));
            }
            assertThat(scorer.base()).isCloseTo(contributions[row][ours.length], within(1e-4));
        }
        booster.dispose();
        matrix.dispose();
    }
}
