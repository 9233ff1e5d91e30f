package ebb.bench;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.evaluation.RocAuc;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureRow;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.input.CustomerBase;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.PackedLedger;
import ebb.reason.TypicalValues;
import ebb.schema.PurchasesTable;
import ebb.score.CustomerScorer;
import ebb.score.ScoreCalculator;
import ebb.shop.ShopSettings;
import ebb.training.ExampleBuilder;
import ebb.training.TrainingDates;
import ebb.value.ValueForecasts;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/**
 * How quickly the contestants are fitted and customers scored with reasons, and how well XGBoost and MLlib's boosted trees do side by side.
 *
 * <p>The customers of a generated shop are taken again and again until there are so many rows. Copies share their features and are scored as they stream by, so that ten million need
 * no more memory than a few. Each contestant is fitted to all of the rows, though in a run it samples what is more than enough for it.
 */
final class ChurnBench implements Benchmark {
    private static final List<String> RIVALS = List.of("logistic_regression", "xgboost", "gbt");
    private static final String SCORES = "xgboost";
    private static final int SHOP_CUSTOMERS = 2000;

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String summary() {
        return "Time the fits of churn models and scores with reasons, and set XGBoost beside MLlib.";
    }

    @Override
    public String unit() {
        return "rows to train on, and to score";
    }

    @Override
    public void run(Terms terms) {
        Lake lake = ShopLake.open(terms.folder().resolve(name()).toString(), ShopSettings.of(SHOP_CUSTOMERS));
        Contest contest = new Contest(lake, terms.out());
        terms.sizes().forEach(rows -> contest.run(Math.toIntExact(rows)));
    }

    /** The contestants on one lake. */
    private static final class Contest {
        private final Lake lake;
        private final Settings settings;
        private final DataSpan span;
        private final PrintWriter out;

        Contest(Lake lake, PrintWriter out) {
            this.lake = lake;
            this.settings =
                    SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).settings();
            this.span = DataSpan.of(lake.read(PurchasesTable.TABLE));
            this.out = out;
        }

        void run(int rows) {
            int horizon = settings.horizonDays();
            TrainingDates dates = TrainingDates.before(
                    span.lastDay(), span, settings.training().rules(horizon));
            TrainingMatrix collected = ExampleBuilder.collect(source(), span, dates, terms());
            TrainingMatrix all = collected.withFirst(FeatureCatalogue.countForAll(collected.featureNames()));
            TrainingMatrix judging = all.where(row -> all.asOfDay(row) == dates.holdoutDay());
            TrainingMatrix training = all.where(row -> dates.trainingDays().contains(all.asOfDay(row)))
                    .repeated(rows);
            out.println(String.format(
                    Locale.ROOT,
                    "%,d rows of the shop made %,d to train on, %d features; %,d judge",
                    all.size(),
                    training.size(),
                    all.featureNames().size(),
                    judging.size()));
            Fitting fitting = new Fitting(lake.spark(), settings.seed());
            for (Contestant rival : ContestantCatalogue.named(RIVALS)) {
                Stopwatch watch = Stopwatch.start();
                Scorer scorer = rival.fit(training, fitting);
                String took = speed(training.size(), watch.took());
                double auc = new RocAuc().of(judging.predictions(judging.margins(scorer)));
                print("fit", rival.name(), took + String.format(Locale.ROOT, ", ROC AUC %.4f", auc));
                if (rival.name().equals(SCORES)) {
                    score(new ChurnModel(SCORES, all.featureNames(), scorer, new PlattCalibrator(0, 1)), rows);
                }
            }
        }

        private void score(ChurnModel model, int rows) {
            AsOf today = new AsOf(span.lastDay(), span);
            PackedLedger ledger = lake.ledger().readPacked();
            PopulationTerms population = PopulationTerms.of(settings.horizonDays());
            List<String> names = model.featureNames();
            MapFunction<FeatureRow, FeatureRow> select = row -> row.select(names);
            Dataset<FeatureRow> customers = FeatureCalculator.of(
                            CustomerBase.of(ledger.rows()), PopulationFitter.of(ledger, List.of(today), population))
                    .map(select, Encoders.bean(FeatureRow.class))
                    .persist();
            long copies = Math.max(1, rows / customers.count());
            FlatMapFunction<FeatureRow, FeatureRow> copy =
                    row -> Collections.nCopies((int) copies, row).iterator();
            Dataset<FeatureRow> many = customers.flatMap(copy, Encoders.bean(FeatureRow.class));
            CustomerScorer.Terms terms = new CustomerScorer.Terms(
                    "bench",
                    settings.horizonDays(),
                    settings.activeDays(),
                    settings.segments().riskLimits());
            TypicalValues typical =
                    TypicalValues.ofAll(new double[model.featureNames().size()]);
            Stopwatch watch = Stopwatch.start();
            ScoreCalculator.of(
                            many,
                            new CustomerScorer(
                                    terms, new CustomerScorer.Models(model, null, ValueForecasts.untried()), typical))
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            print("score", SCORES, speed(copies * customers.count(), watch.took()) + ", with reasons");
            customers.unpersist();
        }

        private ExampleBuilder.Source source() {
            return ExampleBuilder.Source.of(lake.ledger().readPacked());
        }

        private ExampleBuilder.Terms terms() {
            return new ExampleBuilder.Terms(
                    PopulationTerms.of(settings.horizonDays()), settings.activeDays(), 0, Integer.MAX_VALUE);
        }

        private void print(String what, String who, String took) {
            out.println(String.format(Locale.ROOT, "%-6s %-20s %s", what, who, took));
        }

        private static String speed(long rows, Stopwatch.Took took) {
            return String.format(
                    Locale.ROOT,
                    "%,11d rows %7.1f s %,10.0f rows/s; %7.1f s of work %,10.0f rows/s a core",
                    rows,
                    took.seconds(),
                    rows / took.seconds(),
                    took.work(),
                    rows / took.work());
        }
    }
}
