package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import ebb.evaluation.WilsonInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the model that was judged said of the customers who judged it.
 *
 * @param model trained before their date
 * @param customers active on the date held out, with their outcomes
 */
public record JudgedCustomers(ChurnModel model, TrainingMatrix customers) {

    /**
     * How the model did on a group.
     *
     * @param dimension what the customers are grouped by
     * @param group its value
     * @param customers how many
     * @param expected mean churn probability
     * @param actual share that churned, with its 95 % interval
     * @param logLoss mean log loss
     * @param auc ROC AUC; NaN where all ended alike
     */
    public record GroupError(
            String dimension,
            String group,
            int customers,
            double expected,
            Interval actual,
            double logLoss,
            double auc) {
        /** Whether what was expected lies outside the interval of what came. */
        public boolean isOff() {
            return expected < actual.low() || expected > actual.high();
        }
    }

    /** Ids of the customers. */
    public Set<String> ids() {
        return Set.copyOf(Arrays.asList(customers.customerIds()));
    }

    /**
     * The error of each group of {@code least} customers or more, by dimension and group.
     *
     * @param groups by customer: dimension and group; who is in no group of a dimension is left out of it
     */
    public List<GroupError> errors(Map<String, Map<String, String>> groups, int least) {
        TrainingMatrix known = customers.withFirst(model.featureNames().size());
        Map<String, Map<String, List<Integer>>> rows = new LinkedHashMap<>();
        for (int row = 0; row < known.size(); row++) {
            int place = row;
            groups.getOrDefault(known.customerId(row), Map.of())
                    .forEach((dimension, group) -> rows.computeIfAbsent(dimension, none -> new TreeMap<>())
                            .computeIfAbsent(group, none -> new ArrayList<>())
                            .add(place));
        }
        List<GroupError> errors = new ArrayList<>();
        rows.forEach((dimension, byGroup) -> byGroup.forEach((group, own) -> {
            if (own.size() >= least) {
                Set<Integer> wanted = Set.copyOf(own);
                errors.add(error(dimension, group, known.where(wanted::contains)));
            }
        }));
        return errors;
    }

    private GroupError error(String dimension, String group, TrainingMatrix own) {
        Predictions said = HoldoutResult.predictions(model, own);
        double expected = 0;
        for (int i = 0; i < said.size(); i++) {
            expected += said.probability(i) / said.size();
        }
        return new GroupError(
                dimension,
                group,
                own.size(),
                expected,
                WilsonInterval.of(own.churnRate(), own.size()),
                new LogLoss().of(said),
                new RocAuc().of(said));
    }
}
