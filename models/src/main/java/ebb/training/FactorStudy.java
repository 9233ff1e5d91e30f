package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.NormalQuantiles;
import ebb.evaluation.Interval;
import ebb.reason.ReasonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.ranking.NaturalRanking;

/**
 * What moves the scores of a model: mean absolute contributions by theme and by feature (Lundberg and Lee 2017), each checked out of time by permutation
 * (Breiman 2001): where the values are drawn from other customers of the date held out, a factor that the model uses well makes the log loss rise.
 */
final class FactorStudy {
    /** Two thousand customers give the second digit, within seconds. */
    private static final int MOST_CUSTOMERS = 2000;

    private final ChurnModel model;
    private final double[][] rows;
    private final boolean[] churned;
    private final double[][] contributions;
    private final int[] others;

    private FactorStudy(ChurnModel model, TrainingMatrix customers, long seed) {
        this.model = model;
        this.rows =
                IntStream.range(0, customers.size()).mapToObj(customers::row).toArray(double[][]::new);
        this.churned = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            churned[row] = customers.churned(row);
        }
        this.contributions =
                Arrays.stream(rows).parallel().map(model::contributions).toArray(double[][]::new);
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, rows.length).boxed().toList());
        Collections.shuffle(shuffled, new Random(seed));
        this.others = shuffled.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Themes first, then features, the strongest first; those that move nobody are left out.
     *
     * @param model trained before the holdout
     * @param holdout active customers of the date held out; of many a sample
     */
    static List<Factor> of(ChurnModel model, TrainingMatrix holdout, long seed) {
        int features = model.featureNames().size();
        FactorStudy study = new FactorStudy(model, holdout.withFirst(features).sampled(MOST_CUSTOMERS, seed), seed);
        return study.rows.length == 0 ? List.of() : study.factors();
    }

    private List<Factor> factors() {
        Map<String, List<Integer>> themes = new LinkedHashMap<>();
        List<Factor> factors = new ArrayList<>();
        for (int feature = 0; feature < model.featureNames().size(); feature++) {
            String name = model.featureNames().get(feature);
            String theme = ReasonWriter.themeName(name);
            themes.computeIfAbsent(theme, none -> new ArrayList<>()).add(feature);
            factors.add(factor(Factor.FEATURE, name, theme, List.of(feature)));
        }
        themes.forEach((theme, own) -> factors.add(factor(Factor.THEME, theme, theme, own)));
        return factors.stream()
                .filter(factor -> factor.meanContribution() > 0)
                .sorted(Comparator.comparing((Factor factor) -> factor.kind().equals(Factor.FEATURE))
                        .thenComparing(factor -> -factor.meanContribution())
                        .thenComparing(Factor::name))
                .toList();
    }

    private Factor factor(String kind, String name, String theme, List<Integer> features) {
        double mean = Arrays.stream(contributions)
                .mapToDouble(one -> Math.abs(
                        features.stream().mapToDouble(feature -> one[feature]).sum()))
                .average()
                .orElseThrow();
        return new Factor(
                kind,
                name,
                theme,
                mean,
                kind.equals(Factor.FEATURE) ? direction(features.get(0)) : null,
                mean == 0 ? new Interval(0, 0, 0) : lossWithout(features));
    }

    /**
     * Correlation of the values' ranks with the contributions themselves: ranks of contributions would give a tree model's tiny differences between most
     * customers more weight than large contributions to a few. Null where fewer than two values differ.
     */
    private Double direction(int feature) {
        int[] known = IntStream.range(0, rows.length)
                .filter(row -> !Double.isNaN(rows[row][feature]))
                .toArray();
        double[] values =
                Arrays.stream(known).mapToDouble(row -> rows[row][feature]).toArray();
        double[] shares = Arrays.stream(known)
                .mapToDouble(row -> contributions[row][feature])
                .toArray();
        if (known.length < 2) {
            return null;
        }
        double correlation = new PearsonsCorrelation().correlation(new NaturalRanking().rank(values), shares);
        return Double.isNaN(correlation) ? null : correlation;
    }

    /** The mean rise of the log loss, with an interval by the spread of the customers' own rises. */
    private Interval lossWithout(List<Integer> features) {
        double[] rises = IntStream.range(0, rows.length)
                .parallel()
                .mapToDouble(row -> loss(row, permuted(row, features)) - loss(row, rows[row]))
                .toArray();
        double mean = Arrays.stream(rises).average().orElseThrow();
        double squares =
                Arrays.stream(rises).map(rise -> (rise - mean) * (rise - mean)).sum();
        double reach = NormalQuantiles.P975 * Math.sqrt(squares) / rows.length;
        return new Interval(mean, mean - reach, mean + reach);
    }

    private double[] permuted(int row, List<Integer> features) {
        double[] values = rows[row].clone();
        features.forEach(feature -> values[feature] = rows[others[row]][feature]);
        return values;
    }

    /** Log loss of one customer: log(1 + exp(-margin)) is exact where the probability is not. */
    private double loss(int row, double[] values) {
        double logOdds = model.logOdds(values);
        return Math.log1p(Math.exp(churned[row] ? -logOdds : logOdds));
    }
}
