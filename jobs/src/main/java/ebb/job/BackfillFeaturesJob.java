package ebb.job;

import ebb.feature.FeatureCalculator;
import ebb.feature.FeaturesTable;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.input.MergedCustomers;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.Column;
import ebb.schema.Table;
import ebb.store.LifetimeModelSelection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Works out every customer's features on many as-of dates, in one pass over the accounts and one commit; part of {@code ebb backfill}.
 *
 * <p>Reads: ledger, purchases, lifetime_models and the further inputs. Writes: features.
 *
 * @param dates as-of dates, at least one
 */
record BackfillFeaturesJob(List<LocalDate> dates) implements Job {

    @Override
    public String name() {
        return "backfill-features";
    }

    @Override
    public String summary() {
        return "Work out every customer's features on many as-of dates.";
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
        Lake lake = context.lake();
        String days = dates.stream().map(day -> "'" + day + "'").collect(Collectors.joining(", "));
        Lake.Written written =
                lake.replaceWhere(FeaturesTable.TABLE, Column.AS_OF + " IN (" + days + ")", rows(context));
        return JobResult.of(String.format(
                        Locale.ROOT, "%,d rows of features on %d as-of dates", written.rows(), dates.size()))
                .with("rows", written.rows())
                .with("dates", dates.size());
    }

    /** Dates on which the same customers are known to be one are worked out together. */
    private Dataset<Row> rows(JobContext context) {
        Map<MergedCustomers, List<LocalDate>> byMerges = new LinkedHashMap<>();
        dates.forEach(day -> byMerges.computeIfAbsent(context.at(day).merged(), unused -> new ArrayList<>())
                .add(day));
        return byMerges.values().stream()
                .map(days -> {
                    JobContext then = context.at(days.get(0));
                    return FeatureCalculator.toTable(
                            FeatureCalculator.of(then.base(then.ledger()), populations(then, context, days)));
                })
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    /** Each date with the lifetime model of its own time, fitted for all dates of one such model at once. */
    private static List<Population> populations(JobContext then, JobContext context, List<LocalDate> days) {
        Map<PopulationTerms, List<AsOf>> byTerms = new LinkedHashMap<>();
        for (LocalDate day : days) {
            PopulationTerms terms = new PopulationTerms(
                    context.settings().horizonDays(), LifetimeModelSelection.of(context.lake(), day));
            byTerms.computeIfAbsent(terms, unused -> new ArrayList<>()).add(AsOf.of(day, context.span()));
        }
        return byTerms.entrySet().stream()
                .flatMap(group -> PopulationFitter.of(then.packedLedger(), group.getValue(), group.getKey()).stream())
                .toList();
    }
}
