package ebb.bench;

import ebb.churn.ChurnModel;
import ebb.churn.Contestant;
import ebb.churn.Contestants;
import ebb.churn.Example;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.churn.PlattCalibrator;
import ebb.churn.Scorer;
import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.evaluation.RocAuc;
import ebb.feature.FeatureRow;
import ebb.feature.FeatureTable;
import ebb.feature.PopulationTerms;
import ebb.feature.Populations;
import ebb.input.CustomerBase;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.schema.Purchases;
import ebb.score.CustomerScorer;
import ebb.score.ScoreTable;
import ebb.training.ExampleRows;
import ebb.training.TrainingDates;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/**
 * How quickly the contestants are fitted and customers scored with reasons, and how well XGBoost and MLlib's boosted trees do side by side.
 *
 * <p>{@code java -cp … ebb.bench.ChurnBench LAKE TRAINING_ROWS SCORED_ROWS} takes the customers of a lake that has a ledger, the demo's say, again and
 * again until there are so many rows. Contestants sample what is beyond their own limit, as they do in a run.
 */
public final class ChurnBench {
    private static final List<String> RIVALS = List.of("logistic_regression", "xgboost", "gbt");
    private static final String SCORES = "xgboost";

    private final Lake lake;
    private final Settings settings;
    private final DataSpan span;
    private final PrintStream out;

    private ChurnBench(Lake lake, PrintStream out) {
        this.lake = lake;
        this.settings =
                SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).settings();
        this.span = DataSpan.of(lake.read(Purchases.TABLE));
        this.out = out;
    }

    public static void main(String[] args) {
        Lake lake = new Lake(Sessions.open(ZoneId.of("UTC")), LakePath.root(args[0]));
        new ChurnBench(lake, System.out).run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void run(int trainingRows, int scoredRows) {
        int horizon = settings.horizonDays();
        TrainingDates dates =
                TrainingDates.before(span.lastDay(), span, settings.training().rules(horizon));
        Examples all = ExampleRows.collect(source(), span, dates, terms());
        Examples judging = all.where(row -> all.asOfDay(row) == dates.holdoutDay());
        Examples training = repeated(all.where(row -> dates.trainingDays().contains(all.asOfDay(row))), trainingRows);
        Fitting fitting = new Fitting(lake.spark(), settings.seed());
        for (Contestant rival : Contestants.named(RIVALS)) {
            long began = System.nanoTime();
            Scorer scorer = rival.fit(training, fitting);
            double seconds = since(began);
            double auc = new RocAuc().of(judging.predictions(judging.margins(scorer)));
            print(
                    "fit %-20s %,9d rows %7.1f s %,10.0f rows/s, ROC AUC %.4f",
                    rival.name(), training.size(), seconds, auc);
            if (rival.name().equals(SCORES)) {
                score(new ChurnModel(SCORES, all.featureNames(), scorer, new PlattCalibrator(0, 1)), scoredRows);
            }
        }
    }

    private void score(ChurnModel model, int rows) {
        AsOf today = new AsOf(span.lastDay(), span);
        Dataset<LedgerRow> ledger = lake.ledger().read();
        PopulationTerms population = PopulationTerms.of(settings.horizonDays());
        Dataset<FeatureRow> customers = FeatureTable.of(
                        CustomerBase.of(ledger), Populations.of(ledger, List.of(today), population))
                .persist();
        long copies = Math.max(1, rows / customers.count());
        FlatMapFunction<FeatureRow, FeatureRow> copy =
                row -> Collections.nCopies((int) copies, row).iterator();
        Dataset<FeatureRow> many = customers.flatMap(copy, Encoders.bean(FeatureRow.class));
        CustomerScorer.Terms terms = new CustomerScorer.Terms(
                "bench",
                settings.horizonDays(),
                settings.livingDays(),
                settings.segments().riskLimits());
        double[] typical = new double[model.featureNames().size()];
        long began = System.nanoTime();
        ScoreTable.of(many, new CustomerScorer(terms, new CustomerScorer.Models(model, null), typical))
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
        print(
                "score %-18s %,9d rows %7.1f s %,10.0f rows/s with reasons",
                SCORES, (int) (copies * customers.count()), since(began));
        customers.unpersist();
    }

    private Examples repeated(Examples examples, int rows) {
        List<Example> many = new ArrayList<>(rows);
        for (int copy = 0; many.size() < rows; copy++) {
            for (int row = 0; row < examples.size() && many.size() < rows; row++) {
                Example example =
                        new Example(examples.customerId(row) + "#" + copy, examples.asOfDay(row), examples.row(row));
                example.setChurned(examples.churned(row));
                many.add(example);
            }
        }
        return Examples.of(examples.featureNames(), many);
    }

    private ExampleRows.Source source() {
        return new ExampleRows.Source(lake.ledger().read(), CustomerBase::of);
    }

    private ExampleRows.Terms terms() {
        return new ExampleRows.Terms(
                PopulationTerms.of(settings.horizonDays()), settings.livingDays(), Integer.MAX_VALUE);
    }

    private void print(String format, String name, int rows, double seconds, Object... more) {
        List<Object> values = new ArrayList<>(List.of(name, rows, seconds, rows / seconds));
        Collections.addAll(values, more);
        out.println(String.format(Locale.ROOT, format, values.toArray()));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
