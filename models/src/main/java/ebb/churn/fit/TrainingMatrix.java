package ebb.churn.fit;

import ebb.customer.LogOdds;
import ebb.evaluation.Predictions;
import ebb.feature.Frequency;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A training matrix in one fixed order, by as-of date and customer, whatever order the examples came in: the ground of reproducible fits.
 *
 * <p>Features are kept as floats: half the memory, and the precision that trees work in anyway.
 *
 * <p>It can be a sample of more examples that lie on the cluster. Then {@link #select}, {@link #withFirst} and the weights apply to these too, and all else
 * goes on with the sample alone. Closing it gives the room back that these take; the sample stays.
 */
public final class TrainingMatrix implements AutoCloseable {
    /** The feature that tells how many purchase days a customer has. */
    public static final String FREQUENCY = Frequency.PURCHASE_DAYS.name();

    private final List<String> featureNames;
    private final String[] customerIds;
    private final int[] asOfDays;
    private final float[][] features;
    private final boolean[] churned;
    private final double[] weights;
    private final Example.Label[] outcomes;

    /** What the rows are a sample of; null where they are all there is. */
    private ClusterExamples all;

    private TrainingMatrix(List<String> featureNames, int size) {
        this.featureNames = featureNames;
        this.customerIds = new String[size];
        this.asOfDays = new int[size];
        this.features = new float[size][];
        this.churned = new boolean[size];
        this.weights = new double[size];
        this.outcomes = new Example.Label[size];
    }

    /** Every example with the weight 1, for training: without what only tells the date. */
    public static TrainingMatrix of(List<String> featureNames, List<Example> examples) {
        TrainingMatrix result = asTheyAre(featureNames, examples);
        result.muteWhatOnlyTellsTheDate();
        return result;
    }

    /** Every example with the weight 1, to be scored. */
    public static TrainingMatrix asTheyAre(List<String> featureNames, List<Example> examples) {
        Example[] sorted = examples.toArray(Example[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(Example::asOfDay).thenComparing(Example::customerId));
        TrainingMatrix result = new TrainingMatrix(List.copyOf(featureNames), sorted.length);
        for (int row = 0; row < sorted.length; row++) {
            result.set(row, sorted[row]);
        }
        return result;
    }

    /**
     * Blanks features that are the same for everyone on a date, such as the month: they can only memorise the few dates there are, and then extrapolate.
     * A yearly rhythm is learnt from dates of the same season instead.
     */
    private void muteWhatOnlyTellsTheDate() {
        for (int feature = 0; feature < featureNames.size(); feature++) {
            if (onlyTellsTheDate(feature)) {
                for (float[] row : features) {
                    row[feature] = Float.NaN;
                }
            }
        }
    }

    private boolean onlyTellsTheDate(int feature) {
        for (int row = 1; row < size(); row++) {
            if (asOfDays[row] == asOfDays[row - 1]
                    && Float.compare(features[row][feature], features[row - 1][feature]) != 0) {
                return false;
            }
        }
        return true;
    }

    private void set(int row, Example example) {
        if (example.features().length != featureNames.size()) {
            throw new IllegalArgumentException(
                    "Cannot use the example of customer " + example.customerId() + ": it has "
                            + example.features().length + " features where the catalogue has " + featureNames.size()
                            + ". Build the features again with this version.");
        }
        customerIds[row] = example.customerId();
        asOfDays[row] = example.asOfDay();
        features[row] = floats(example.features());
        churned[row] = example.label().churned();
        weights[row] = 1;
        outcomes[row] = example.label();
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /** The same rows as a sample of {@code examples}; what is blank in all of them is blanked there. */
    public TrainingMatrix sampleOf(ClusterExamples examples) {
        int[] blank = IntStream.range(0, featureNames.size())
                .filter(feature -> Arrays.stream(features).allMatch(row -> Float.isNaN(row[feature])))
                .toArray();
        return where(row -> true).with(examples.without(blank));
    }

    /** All examples that these are a sample of; empty where they are all there is. */
    public Optional<ClusterExamples> all() {
        return Optional.ofNullable(all);
    }

    /** Gives the room back that the examples take on the cluster, and so of every matrix that was made of this one. */
    @Override
    public void close() {
        all().ifPresent(ClusterExamples::release);
    }

    private TrainingMatrix with(ClusterExamples examples) {
        all = examples;
        return this;
    }

    /** The rows that the test keeps, in the same order, as a sample of nothing. */
    public TrainingMatrix where(IntPredicate row) {
        return at(IntStream.range(0, size()).filter(row).toArray());
    }

    /** The rows at these places, as a sample of nothing. */
    public TrainingMatrix at(int[] rows) {
        return at(rows, featureNames);
    }

    /** The chosen rows, in the same order, as a sample of those that are chosen among all. */
    public TrainingMatrix select(Selection selection) {
        return where(row -> selection.keeps(customerIds[row], asOfDays[row], place -> features[row][place]))
                .with(all == null ? null : all.where(selection));
    }

    /** The same rows with their first features only. */
    public TrainingMatrix withFirst(int count) {
        return count == featureNames.size()
                ? this
                : at(IntStream.range(0, size()).toArray(), featureNames.subList(0, count))
                        .with(all == null ? null : all.withFirst(count));
    }

    private TrainingMatrix at(int[] rows, List<String> names) {
        TrainingMatrix result = new TrainingMatrix(List.copyOf(names), rows.length);
        for (int i = 0; i < rows.length; i++) {
            result.customerIds[i] = customerIds[rows[i]];
            result.asOfDays[i] = asOfDays[rows[i]];
            result.features[i] = features[rows[i]];
            result.churned[i] = churned[rows[i]];
            result.weights[i] = weights[rows[i]];
            result.outcomes[i] = outcomes[rows[i]];
        }
        return result;
    }

    /**
     * The same rows, each counting half as much for every half-life that its as-of date lies before the newest: customers of last spring say less about
     * next month than those of last month do.
     *
     * @param halfLifeDays 0: all count alike
     */
    public TrainingMatrix fading(int halfLifeDays) {
        if (halfLifeDays == 0 || size() == 0) {
            return this;
        }
        int newest = Arrays.stream(asOfDays).max().getAsInt();
        return weighed((weight, left, asOfDay) -> weight * Math.pow(0.5, (newest - asOfDay) / (double) halfLifeDays));
    }

    /** The same rows, weighted so that those who churned together count as much as those who stayed. */
    public TrainingMatrix balanced() {
        double rate = churnRate();
        return weighed((weight, left, asOfDay) -> weight / (2 * (left ? rate : 1 - rate)));
    }

    private TrainingMatrix weighed(ClusterExamples.Weigher weigher) {
        return weighted(IntStream.range(0, size())
                        .mapToDouble(row -> weigher.weigh(weights[row], churned[row], asOfDays[row]))
                        .toArray())
                .with(all == null ? null : all.weighed(weigher));
    }

    /** The same rows under other weights. */
    public TrainingMatrix weighted(double[] newWeights) {
        TrainingMatrix result = where(row -> true);
        System.arraycopy(newWeights, 0, result.weights, 0, size());
        return result;
    }

    /** The same rows with another label: churned is who buys nothing within {@code days} days. */
    public TrainingMatrix silentFor(int days) {
        TrainingMatrix result = where(row -> true);
        for (int row = 0; row < size(); row++) {
            result.churned[row] = outcomes[row].isWaitingAfter(days);
        }
        return result;
    }

    /** At most about {@code rows} rows, by dropping whole customers; the same customers for the same seed. */
    public TrainingMatrix sampled(int rows, long seed) {
        if (size() <= rows) {
            return this;
        }
        double share = (double) rows / size();
        return where(row -> Folds.uniform(customerIds[row], seed) < share);
    }

    /** These rows again and again, each time of other customers, until there are {@code rows}; all copies of a row share its features. */
    public TrainingMatrix repeated(int rows) {
        TrainingMatrix result =
                at(IntStream.range(0, rows).map(row -> row % size()).toArray(), featureNames);
        for (int row = size(); row < rows; row++) {
            result.customerIds[row] += "#" + row / size();
        }
        return result;
    }

    public int size() {
        return customerIds.length;
    }

    public List<String> featureNames() {
        return featureNames;
    }

    public String customerId(int row) {
        return customerIds[row];
    }

    public String[] customerIds() {
        return customerIds.clone();
    }

    public int asOfDay(int row) {
        return asOfDays[row];
    }

    /** The distinct as-of days, ascending. */
    public int[] asOfDays() {
        return Arrays.stream(asOfDays).distinct().toArray();
    }

    public float value(int row, int feature) {
        return features[row][feature];
    }

    /** A row's features as a scorer takes them. */
    public double[] row(int row) {
        double[] values = new double[featureNames.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = features[row][i];
        }
        return values;
    }

    public boolean churned(int row) {
        return churned[row];
    }

    /** Days to the next purchase day; 0 where none came within the outcome window. */
    public int daysToPurchase(int row) {
        return outcomes[row].daysToPurchase();
    }

    /** What the outcome window of a row brought. */
    public Example.Label outcome(int row) {
        return outcomes[row];
    }

    public double weight(int row) {
        return weights[row];
    }

    /** Weight of all rows. */
    public double weight() {
        return Arrays.stream(weights).sum();
    }

    /** Weighted share that churned. */
    public double churnRate() {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < size(); row++) {
            sum += churned[row] ? weights[row] : 0;
            weight += weights[row];
        }
        return sum / weight;
    }

    /** The scorer's margin of every row. */
    public double[] margins(Scorer scorer) {
        return IntStream.range(0, size())
                .parallel()
                .mapToDouble(row -> scorer.margin(row(row)))
                .toArray();
    }

    /** Log-odds held against what happened. */
    public Predictions predictions(double[] logOdds) {
        double[] probabilities =
                Arrays.stream(logOdds).map(LogOdds::probability).toArray();
        return Predictions.of(probabilities, churned, weights);
    }

    /** Place of a feature in the catalogue; -1 where there is none of that name. */
    public int indexOf(String feature) {
        return featureNames.indexOf(feature);
    }
}
