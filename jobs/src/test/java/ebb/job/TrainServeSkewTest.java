package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.fit.TrainingMatrix;
import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.shop.GeneratedShop;
import ebb.shop.ShopConf;
import ebb.shop.ShopSettings;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A model is asked with the features that it was trained on: those of training examples against the table that scoring reads, on a shop with every input. */
class TrainServeSkewTest {
    private static final long CUSTOMERS = 150;

    @TempDir
    Path folder;

    @Test
    @Tag("G4")
    void everyFeatureOfATrainingExampleIsThatOfTheTableForItsCustomerAndDate(TestReporter reporter) {
        Map<String, String> sets = new HashMap<>(ShopConf.settings(
                folder.resolve("lake").toString(), folder.resolve("shop").toString()));
        sets.put("training.most-dates", "2");
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), sets);
        Lake lake = lake(settings);
        try (JobContext context =
                new JobContext(lake, settings.settings(), Optional.empty(), "test", Clock.systemUTC())) {
            TrainingSetup setup = new TrainingSetup(context);
            TrainingMatrix examples = setup.examples(setup.dates());
            long cells = 0;
            for (int day : examples.asOfDays()) {
                LocalDate asOf = LocalDate.ofEpochDay(day);
                context.at(asOf).run(new BuildFeaturesJob());
                cells += compare(examples.where(row -> examples.asOfDay(row) == day), served(lake, asOf, examples));
            }
            assertThat(cells).isGreaterThan(5000);
            reporter.publishEntry(
                    "figure",
                    cells + " cells of " + examples.featureNames().size() + " features on " + examples.asOfDays().length
                            + " dates: 0 differ");
        }
    }

    private Lake lake(EffectiveSettings settings) {
        Lake lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        new GeneratedShop(ShopSettings.of(CUSTOMERS))
                .write(
                        lake.spark(),
                        LakePath.root(folder.resolve("shop").toString()).uri());
        new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "test");
        return lake;
    }

    private static Map<String, double[]> served(Lake lake, LocalDate asOf, TrainingMatrix examples) {
        return lake.read(FeaturesTable.TABLE, asOf).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getAs(FeaturesTable.CUSTOMER_ID),
                        row -> FeatureCalculator.vector(row, examples.featureNames())));
    }

    /** How many cells were compared. What only tells the date is blanked in training: then the table must have one value of it for everybody. */
    private static long compare(TrainingMatrix examples, Map<String, double[]> served) {
        for (int feature = 0; feature < examples.featureNames().size(); feature++) {
            List<Float> trained = new ArrayList<>();
            List<Float> asked = new ArrayList<>();
            for (int row = 0; row < examples.size(); row++) {
                trained.add(examples.value(row, feature));
                asked.add((float) served.get(examples.customerId(row))[feature]);
            }
            boolean isBlanked = Set.copyOf(trained).equals(Set.of(Float.NaN));
            assertThat(isBlanked ? Set.copyOf(asked).size() == 1 : trained.equals(asked))
                    .as(examples.featureNames().get(feature) + " in training " + trained + ", as asked " + asked)
                    .isTrue();
        }
        return (long) examples.size() * examples.featureNames().size();
    }
}
