package ebb.explain;

import ebb.churn.ChurnModel;
import ebb.conf.Settings;
import ebb.customer.LogOdds;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeaturesTable;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.input.MergedCustomers;
import ebb.lake.Aliases;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.PurchaseDayRule;
import ebb.ledger.Timeline;
import ebb.schema.Column;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.score.Counterfactual;
import ebb.score.ScoreMove;
import ebb.segment.Band;
import ebb.store.LifetimeModelSelection;
import ebb.store.ModelStore;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** How one customer's score came about: what it was on earlier as-of dates, what moved it since the last, and what would bring it down. */
final class ScoreDevelopment {
    private static final int SCORES_SHOWN = 6;

    private final Lake lake;
    private final Publications publications;
    private final Publication published;
    private final Band.Limits limits;
    private final PurchaseDayRule purchaseDay;

    ScoreDevelopment(Lake lake, Publication published, Settings settings) {
        this.lake = lake;
        this.publications = new Publications(lake);
        this.published = published;
        this.limits = settings.segments().riskLimits();
        this.purchaseDay = settings.purchaseDay();
    }

    /** In sentences, for a customer scored by {@code stored}, with all features known of the customer then. */
    List<String> tell(String customer, ModelStore.Stored stored, double[] features) {
        List<Row> scores = publications
                .readAll(published, ScoresTable.TABLE)
                .where(is(customer))
                .orderBy(functions.desc(ScoresTable.AS_OF))
                .limit(SCORES_SHOWN)
                .collectAsList();
        List<Row> earlier =
                scores.stream().skip(1).filter(ScoreDevelopment::isScored).toList();
        List<String> words = new ArrayList<>();
        if (!earlier.isEmpty()) {
            words.add("Score on earlier dates: " + history(earlier));
        }
        if (isScored(scores.get(0))) {
            Seen now = seen(customer, stored, asOf(scores.get(0))).with(features);
            if (!earlier.isEmpty()) {
                words.add(moved(customer, now, earlier.get(0)));
            }
            if (scores.get(0).<Boolean>getAs(ScoresTable.IS_ACTIVE)) {
                words.add(remedy(now));
            }
        }
        return words;
    }

    private static boolean isScored(Row score) {
        return score.getAs(ScoresTable.CHURN_PROBABILITY) != null;
    }

    /** A customer as seen on the as-of date. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Seen(ModelStore.Stored stored, LedgerRow row, Population population, int day, double[] features) {
        Seen with(double[] known) {
            return new Seen(stored, row, population, day, known);
        }

        /** With other purchases; what the further inputs tell stays as it is. */
        double logOdds(ChurnModel model, LedgerRow supposed) {
            double[] values = FeatureCatalogue.compute(population.asOf().observe(Timeline.of(supposed)), population);
            return model.logOdds(
                    FeatureCatalogue.select(FeatureCatalogue.withInputsOf(values, features), model.featureNames()));
        }
    }

    private Seen seen(String customer, ModelStore.Stored stored, LocalDate on) {
        long version = published.versions().get(LedgerTable.TABLE.name());
        MergedCustomers merged = Aliases.asOf(lake, on);
        // Through the RDD: collected as a Dataset, Spark's interpreter cannot make an array of strings again.
        LedgerRow row = merged.idsOf(List.of(customer)).stream()
                .flatMap(id -> lake.ledger().readVersion(version, id).javaRDD().collect().stream())
                .reduce(LedgerRow::plus)
                .orElseThrow();
        row.setCustomerId(customer);
        Population population = population(stored, on);
        return new Seen(stored, row, population, (int) on.toEpochDay(), new double[0]);
    }

    /** What was usual among all customers on a date, as features are made with. */
    private Population population(ModelStore.Stored stored, LocalDate on) {
        PackedLedger ledger = Aliases.asOf(lake, on)
                .in(lake.ledger().readVersion(published.versions().get(LedgerTable.TABLE.name())));
        AsOf asOf = AsOf.of(
                on,
                DataSpan.of(publications.readAll(published, PurchasesTable.TABLE))
                        .counting(purchaseDay));
        PopulationTerms terms = new PopulationTerms(stored.card().horizonDays(), LifetimeModelSelection.of(lake, on));
        return PopulationFitter.of(ledger, List.of(asOf), terms).get(0);
    }

    private static String history(List<Row> scores) {
        return String.join(
                ", ",
                scores.stream()
                        .map(score -> String.format(
                                Locale.ROOT,
                                "%s %.0f %%",
                                asOf(score),
                                100 * score.<Double>getAs(ScoresTable.CHURN_PROBABILITY)))
                        .toList());
    }

    private String moved(String customer, Seen now, Row before) {
        LocalDate since = asOf(before);
        String modelId = before.getAs(ScoresTable.MODEL_ID);
        return new ModelStore(lake)
                .ifReadable(modelId)
                .map(earlier -> moved(customer, now, new Before(since, earlier)))
                .orElse("What moved it since " + since + " is not known: the model of then, " + modelId
                        + ", cannot be read.");
    }

    /** An earlier date and the model that scored on it. */
    private record Before(LocalDate since, ChurnModel model) {}

    private String moved(String customer, Seen now, Before before) {
        Row then = publications
                .readAll(published, FeaturesTable.TABLE)
                .where(is(customer))
                .where(functions.col(Column.AS_OF).equalTo(functions.lit(Date.valueOf(before.since()))))
                .first();
        ScoreMove move = ScoreMove.of(
                new ScoreMove.Customer(
                        now.row(), FeatureCalculator.vector(then, FeatureCatalogue.names()), now.features()),
                new ScoreMove.Dates(
                        before.model(),
                        now.stored().model(),
                        population(now.stored(), before.since()),
                        now.population().asOf()));
        List<String> causes = move.change().words();
        return "Since " + before.since() + ": " + (causes.isEmpty() ? "nothing moved it." : String.join(", ", causes))
                + move.featureWords();
    }

    private String remedy(Seen now) {
        double probability = probability(now, now.row());
        if (Band.of(probability, limits) == Band.LOW) {
            return "The risk is low as it is.";
        }
        double after = probability(now, Counterfactual.withPurchase(now.row(), now.day()));
        Band band = Band.of(after, limits);
        String brings = String.format(
                Locale.ROOT,
                "A purchase like the last one, made on the as-of date, would have brought it to %.0f %% (%s)",
                100 * after,
                band.label());
        return band == Band.of(probability, limits)
                ? brings + ": one purchase does not leave the band, a rhythm has to come back."
                : brings + ".";
    }

    private static double probability(Seen seen, LedgerRow row) {
        return LogOdds.probability(seen.logOdds(seen.stored().model(), row));
    }

    private static org.apache.spark.sql.Column is(String customer) {
        return functions.col(Column.CUSTOMER_ID).equalTo(functions.lit(customer));
    }

    private static LocalDate asOf(Row score) {
        return score.<Date>getAs(ScoresTable.AS_OF).toLocalDate();
    }
}
