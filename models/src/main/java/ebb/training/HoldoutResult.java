package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Brier;
import ebb.evaluation.CalibrationError;
import ebb.evaluation.CalibrationTable;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Metric;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import ebb.evaluation.TopDecileLift;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one contestant did on the holdout.
 *
 * @param contestant its name
 * @param kind rule or model
 * @param crossFittedLoss log loss on unseen customers of the training dates
 * @param figures every metric on everyone, the main ones within bands
 * @param calibration expected against actual in ten groups
 */
public record HoldoutResult(
        String contestant,
        Contestant.Kind kind,
        double crossFittedLoss,
        List<Figure> figures,
        List<CalibrationTable.Row> calibration)
        implements Serializable {
    /** The band that holds everyone. */
    public static final String EVERYONE = "everyone";

    private static final List<Metric> IN_BANDS =
            List.of(new RocAuc(), new LogLoss(), new Brier(), new CalibrationError(), new TopDecileLift());

    /**
     * One metric of one contestant in one band.
     *
     * @param metric its name
     * @param band {@link #EVERYONE}, a third by tenure, value or frequency, or those who are new
     * @param customers rows in the band
     * @param interval value and bootstrap interval
     */
    public record Figure(String metric, String band, int customers, Interval interval) implements Serializable {}

    /** One for each entry, in their order; its log-odds are worked out once for all bands, and the customers of a band drawn once for all entries. */
    static List<HoldoutResult> of(
            List<Contest.Entry> entries, TrainingMatrix holdout, Bootstrap.Options options, List<Metric> metrics) {
        List<List<Figure>> figures = new ArrayList<>();
        entries.forEach(entry -> figures.add(new ArrayList<>()));
        List<double[]> logOdds =
                entries.stream().map(entry -> logOdds(entry.model(), holdout)).toList();
        List<CustomerGroups.Band> bands = new ArrayList<>(List.of(CustomerGroups.Band.all(EVERYONE, holdout)));
        bands.addAll(CustomerGroups.of(holdout));
        for (CustomerGroups.Band band : bands) {
            Bootstrap bootstrap = Bootstrap.byCustomer(band.examples().customerIds(), options);
            List<Metric> wanted = band.name().equals(EVERYONE) ? metrics : IN_BANDS;
            for (int entry = 0; entry < entries.size(); entry++) {
                figures.get(entry).addAll(figures(logOdds.get(entry), band, bootstrap, wanted));
            }
        }
        return IntStream.range(0, entries.size())
                .mapToObj(entry -> new HoldoutResult(
                        entries.get(entry).name(),
                        entries.get(entry).kind(),
                        entries.get(entry).crossFittedLoss(),
                        figures.get(entry),
                        CalibrationTable.of(holdout.predictions(logOdds.get(entry)))))
                .toList();
    }

    /** How a contestant did that scores only the customers of one band. */
    static HoldoutResult within(
            CustomerGroups.Band band, String name, Contest.Entry entry, Bootstrap.Options bootstrap) {
        double[] logOdds = logOdds(entry.model(), band.examples());
        return new HoldoutResult(
                name,
                entry.kind(),
                entry.crossFittedLoss(),
                figures(logOdds, band, Bootstrap.byCustomer(band.examples().customerIds(), bootstrap), IN_BANDS),
                CalibrationTable.of(band.examples().predictions(logOdds)));
    }

    private static List<Figure> figures(
            double[] logOdds, CustomerGroups.Band band, Bootstrap bootstrap, List<Metric> metrics) {
        double[] within =
                Arrays.stream(band.places()).mapToDouble(row -> logOdds[row]).toArray();
        List<Interval> intervals = bootstrap.intervals(metrics, band.examples().predictions(within));
        return IntStream.range(0, metrics.size())
                .mapToObj(m -> new Figure(
                        metrics.get(m).name(), band.name(), band.examples().size(), intervals.get(m)))
                .toList();
    }

    static Predictions predictions(ChurnModel model, TrainingMatrix examples) {
        return examples.predictions(logOdds(model, examples));
    }

    private static double[] logOdds(ChurnModel model, TrainingMatrix examples) {
        return IntStream.range(0, examples.size())
                .parallel()
                .mapToDouble(row -> model.logOdds(examples.row(row)))
                .toArray();
    }

    /** The figure of a metric on everyone. */
    public Interval overall(String metric) {
        return figures.stream()
                .filter(figure ->
                        figure.metric().equals(metric) && figure.band().equals(EVERYONE))
                .map(Figure::interval)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find the metric " + metric + " of " + contestant
                        + ". Name one of the metric catalogue."));
    }
}
