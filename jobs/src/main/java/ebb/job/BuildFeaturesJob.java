package ebb.job;

import ebb.feature.FeatureTable;
import ebb.feature.Features;
import ebb.feature.FeaturesTable;
import ebb.feature.Population;
import ebb.feature.Populations;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.Ledger;
import ebb.schema.Table;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;

/**
 * Works out every customer's features on the as-of date, in one pass over the ledger. {@code ebb build-features}
 *
 * <p>Reads: ledger. Writes: features.
 */
public final class BuildFeaturesJob implements Job {

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
        return List.of(Ledger.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(FeaturesTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        Dataset<LedgerRow> ledger = lake.ledger().read();
        AsOf asOf = AsOf.of(context.asOf(), context.span());
        List<Population> populations =
                Populations.of(ledger, List.of(asOf), context.settings().horizonDays());
        lake.replaceAsOf(
                FeaturesTable.TABLE, context.asOf(), FeatureTable.toTable(FeatureTable.of(ledger, populations)));
        long customers = lake.read(FeaturesTable.TABLE, context.asOf()).count();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d customers x %d features as of %s",
                        customers,
                        Features.names().size(),
                        context.asOf()))
                .with("customers", customers)
                .with("features", Features.names().size());
    }
}
