package ebb.score;

import ebb.churn.ChurnModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much each feature moved a score: the difference of its contributions to the log-odds. With the difference of the starting points they add up to the
 * change of the log-odds.
 *
 * @param shares of the features whose contribution differs, the largest first
 * @param base change of the log-odds of the typical customer, from which contributions are counted; 0 under the same model
 */
record FeatureShares(List<Share> shares, double base) {

    /** What one feature did, in log-odds. */
    record Share(String feature, double logOdds) {}

    /**
     * From one score to another.
     *
     * @param then the customer as the earlier model saw it
     * @param now the customer as the later model sees it
     */
    static FeatureShares between(Scored then, Scored now) {
        double[] before = then.contributions();
        double[] after = now.contributions();
        List<Share> shares = new ArrayList<>();
        Stream.concat(then.names().stream(), now.names().stream())
                .distinct()
                .map(name -> new Share(name, now.of(after, name) - then.of(before, name)))
                .filter(share -> share.logOdds() != 0)
                .sorted(Comparator.comparingDouble((Share share) -> -Math.abs(share.logOdds()))
                        .thenComparing(Share::feature))
                .forEach(shares::add);
        return new FeatureShares(
                List.copyOf(shares), now.model().baseLogOdds() - then.model().baseLogOdds());
    }

    /** What all but the first {@code shown} features did, and the other starting point. */
    double rest(int shown) {
        return base + shares.stream().skip(shown).mapToDouble(Share::logOdds).sum();
    }

    /**
     * A customer and a model.
     *
     * @param features in the order of the model's features
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Scored(ChurnModel model, double[] features) {
        private List<String> names() {
            return model.featureNames();
        }

        private double[] contributions() {
            return model.contributions(features);
        }

        private double of(double[] contributions, String name) {
            int place = names().indexOf(name);
            return place < 0 ? 0 : contributions[place];
        }
    }
}
