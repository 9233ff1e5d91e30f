package ebb.job;

import ebb.conf.Settings;
import ebb.customer.Activity;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeaturesTable;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.Recency;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.EmptyResult;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Works out every customer's features on the as-of date, in one pass over the accounts. {@code ebb build-features}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: features.
 */
final class BuildFeaturesJob implements Job {
    private static final String RECENCY = Recency.SILENCE.name();
    private static final String LEAST_SILENCE = "least_silence";

    @Override
    public String name() {
        return "build-features";
    }

    @Override
    public String summary() {
        return "Work out every customer's features on the as-of date.";
    }

    @Override
    public List<Table> reads() {
        return FeatureTables.READ;
    }

    @Override
    public List<Table> writes() {
        return FeatureTables.WRITTEN;
    }

    @Override
    public JobResult run(JobContext context) {
        Dataset<LedgerRow> ledger = context.ledger();
        AsOf asOf = AsOf.of(context.asOf(), context.span());
        List<Population> populations =
                PopulationFitter.of(context.packedLedger(), List.of(asOf), context.populationTerms());
        Lake.Written written =
                write(context, FeatureCalculator.toTable(FeatureCalculator.of(context.base(ledger), populations)));
        return result(context.settings(), written, populations.get(0));
    }

    private static Lake.Written write(JobContext context, Dataset<Row> features) {
        try {
            return context.lake()
                    .replaceAsOf(
                            FeaturesTable.TABLE,
                            context.asOf(),
                            features,
                            functions
                                    .count_if(Activity.isActive(
                                            functions.col(RECENCY),
                                            context.settings().activeDays()))
                                    .as(RECENCY),
                            functions.min(RECENCY).as(LEAST_SILENCE));
        } catch (EmptyResult e) {
            throw new DataRefused("Cannot build features as of " + context.asOf() + ": none of "
                    + context.packedLedger().customers()
                    + " customers has a purchase day by then. Returns do not count, nor, with"
                    + " purchase-day=paid, do free lines and orders sent back. Check that purchases have positive amounts and"
                    + " quantities, or choose a later as-of date.");
        }
    }

    /** Says how well the horizon suits the gaps: one that most gaps outlast calls ordinary waiting churn. */
    private static JobResult result(Settings settings, Lake.Written written, Population population) {
        long customers = written.rows();
        HorizonAdvice advice = new HorizonAdvice(settings, population.gapLengths());
        int horizon = population.horizonDays();
        double within = population.gapLengths().shareWithin(horizon);
        int proposed = advice.proposedHorizonDays();
        Optional<String> warning = advice.warning(customers, written.count(RECENCY), written.count(LEAST_SILENCE));
        String headline = String.format(
                Locale.ROOT,
                "%,d customers x %d features as of %s",
                customers,
                FeatureCatalogue.names().size(),
                population.asOf().date());
        String horizonWords = Double.isNaN(within)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; the horizon of %d days covers %.0f %% of the gaps, %d days would cover 90 %%",
                        horizon,
                        100 * within,
                        proposed);
        return JobResult.of(headline
                        + horizonWords
                        + warning.map(words -> ". " + words).orElse(""))
                .with("active", written.count(RECENCY))
                .with("warning", warning.orElse(null))
                .with("customers", customers)
                .with("features", FeatureCatalogue.names().size())
                .with("gaps_within_horizon_share", Double.isNaN(within) ? null : within)
                .with("proposed_horizon_days", proposed);
    }
}
