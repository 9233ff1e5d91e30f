package ebb.score;

import ebb.churn.ChurnModel;
import ebb.customer.LogOdds;
import ebb.feature.FeatureCatalogue;
import ebb.feature.Population;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import ebb.schema.ScoreMovesTable;
import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the score of one customer came from that of an earlier as-of date: by which causes and by which features.
 *
 * @param before churn probability on the earlier date
 * @param now churn probability on the later date
 * @param change by cause
 * @param features by feature
 */
public record ScoreMove(double before, double now, ScoreChange change, FeatureShares features) {

    /**
     * Two as-of dates with what scores were made of.
     *
     * @param earlier the model of the earlier date
     * @param later the model of the later date
     * @param then what was usual among all customers on the earlier date
     * @param now the later date
     */
    public record Dates(ChurnModel earlier, ChurnModel later, Population then, AsOf now) implements Serializable {
        int day() {
            return then.asOf().day();
        }
    }

    /**
     * One customer on both dates.
     *
     * @param row purchases up to the later date
     * @param then features on the earlier date, in the order of the catalogue
     * @param now features on the later date, in the order of the catalogue
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Customer(LedgerRow row, double[] then, double[] now) {}

    /**
     * The causes one after the other: time, purchases, further inputs, model. Purchases of earlier days that were delivered, changed or taken out since
     * count as purchases: they are put right on the earlier date, before time passes.
     */
    public static ScoreMove of(Customer customer, Dates dates) {
        LedgerRow until = Counterfactual.until(customer.row(), dates.day());
        Population seenFromNow = dates.then().seenFrom(dates.now());
        double[] corrected = purchases(until, dates.then());
        double[] silent = purchases(until, seenFromNow);
        double[] bought = purchases(customer.row(), seenFromNow);
        ScoreChange.Path path = new ScoreChange.Path(
                logOdds(dates.earlier(), customer.then()),
                logOdds(dates.earlier(), FeatureCatalogue.withInputsOf(corrected, customer.then())),
                logOdds(dates.earlier(), FeatureCatalogue.withInputsOf(silent, customer.then())),
                logOdds(dates.earlier(), FeatureCatalogue.withInputsOf(bought, customer.then())),
                logOdds(dates.earlier(), FeatureCatalogue.withInputsOf(bought, customer.now())),
                logOdds(dates.later(), customer.now()));
        return new ScoreMove(
                LogOdds.probability(path.before()),
                LogOdds.probability(path.now()),
                path.change(),
                FeatureShares.between(scored(dates.earlier(), customer.then()), scored(dates.later(), customer.now())));
    }

    /** The features that moved it most, as "; most by recency_days (+0.40)"; empty where none did. */
    public String featureWords() {
        return features.shares().isEmpty()
                ? ""
                : features.shares().stream()
                        .limit(ScoreMovesTable.FEATURE_COUNT)
                        .map(share -> String.format(Locale.ROOT, "%s (%+.2f)", share.feature(), share.logOdds()))
                        .collect(Collectors.joining(", ", "; most by ", ""));
    }

    private static double[] purchases(LedgerRow row, Population population) {
        return FeatureCatalogue.compute(population.asOf().observe(Timeline.of(row)), population);
    }

    private static double logOdds(ChurnModel model, double[] features) {
        return model.logOdds(FeatureCatalogue.select(features, model.featureNames()));
    }

    private static FeatureShares.Scored scored(ChurnModel model, double[] features) {
        return new FeatureShares.Scored(model, FeatureCatalogue.select(features, model.featureNames()));
    }
}
