package ebb.job;

import ebb.account.AccountBaseline;
import ebb.account.DiversionFinder;
import ebb.account.DivertedSale;
import ebb.account.LossCalibrator;
import ebb.account.RegionalFacts;
import ebb.conf.Settings;
import ebb.customer.ContactRefusal;
import ebb.input.AccountEntries;
import ebb.input.AccountJoin;
import ebb.input.CustomerAccount;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.WarningQualityTable;
import ebb.schema.WarningsTable;
import ebb.warning.FindingCompletion;
import ebb.warning.FindingRows;
import ebb.warning.PlantedTruth;
import ebb.warning.QualityRows;
import ebb.warning.ReplayTally;
import ebb.warning.RuleEvaluator;
import ebb.warning.WarningLifecycle;
import ebb.warning.WarningReplay;
import ebb.warning.WarningRule;
import ebb.warning.WarningRuleCatalogue;
import ebb.warning.WarningSettings;
import ebb.warning.WatchLimits;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Opens, updates and closes the early warnings, and measures each rule on the past. {@code ebb warn}
 *
 * <p>Reads: ledger, purchases, lifetime_models, segments, warnings and the further inputs. Writes: warnings, warning_quality.
 */
final class WarnJob implements Job {

    @Override
    public String name() {
        return "warn";
    }

    @Override
    public String summary() {
        return "Open, update and close early warnings, and measure each rule on the past.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                LedgerTable.TABLE,
                PurchasesTable.TABLE,
                LifetimeModelsTable.TABLE,
                SegmentsTable.TABLE,
                WarningsTable.TABLE,
                TableVersionsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(WarningsTable.TABLE, WarningQualityTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        AccountEntries.Tables inputs = AccountInputsReader.read(
                lake, context.merged(), context.settings().contact());
        RuleEvaluator watcher = watcher(context);
        Sample sample = Sample.of(context, inputs);
        WarningReplay replay = replay(context, watcher, regional(context, inputs));
        ReplayTally tally = replay.run(sample.accounts());
        Optional<String> withheld = context.contactPolicy().scoreRefusal().map(ContactRefusal::words);
        lake.replaceAsOf(
                WarningQualityTable.TABLE, context.asOf(), QualityRows.of(replay, tally, sample.share(), withheld));
        int last = replay.dates().size() - 1;
        FindingRows.Today today = new FindingRows.Today(
                replay.dates().get(last), replay.baselines().get(last), QualityRows.records(replay, tally));
        Set<String> muted = QualityRows.muted(replay, tally).keySet();
        Dataset<Row> found = FindingRows.of(lake.spark(), context.accounts(), watcher.without(muted), today);
        keep(
                context,
                FindingCompletion.of(
                        found,
                        context.contactPermissions(),
                        segments(context),
                        context.settings().warnings().severity()));
        return result(
                context,
                watcher,
                WatchLimits.of(context.settings().warnings().watch(), today.baseline()),
                silent(replay, tally, withheld));
    }

    /** Why a rule that foretells losses cannot speak at its limit; empty where it speaks. */
    private static String silent(WarningReplay replay, ReplayTally tally, Optional<String> withheld) {
        List<String> muted = replay.watcher().rules().stream()
                .filter(rule -> withheld.isPresent() && rule.isProbabilityAlone())
                .map(WarningRule::name)
                .toList();
        String why = muted.isEmpty() ? "" : "; " + String.join(" and ", muted) + " warn of nobody: " + withheld.get();
        return QualityRows.silent(replay, tally).entrySet().stream()
                .filter(rule -> !muted.contains(rule.getKey()))
                .map(rule -> "; " + rule.getKey() + " is silent or not judged: " + rule.getValue())
                .collect(Collectors.joining("", why, ""));
    }

    /** The customers that the past is lived through with: all of them, or as many as the settings allow. */
    private record Sample(JavaRDD<CustomerAccount> accounts, double share) {

        static Sample of(JobContext context, AccountEntries.Tables inputs) {
            int most = context.settings().warnings().replay().mostCustomers();
            Dataset<LedgerRow> all = context.ledger();
            Dataset<LedgerRow> sampled = context.ledgerSample(most);
            return sampled.equals(all)
                    ? new Sample(context.accounts(), 1)
                    : new Sample(
                            AccountJoin.of(sampled, AccountEntries.byCustomer(inputs)),
                            (double) most / context.packedLedger().customers());
        }
    }

    private static RuleEvaluator watcher(JobContext context) {
        Settings settings = context.settings();
        return new RuleEvaluator(
                WarningRuleCatalogue.on(AccountInputsReader.on(context.lake())),
                settings.warnings(),
                settings.accounts(),
                settings.currency().getCurrencyCode());
    }

    private static RegionalFacts regional(JobContext context, AccountEntries.Tables inputs) {
        List<DivertedSale> intrusions = inputs.customers() == null
                ? List.of()
                : DiversionFinder.of(context.input(PurchasesTable.TABLE), inputs.customers());
        return new RegionalFacts(AccountEntries.regional(inputs), intrusions);
    }

    /** Null where no segments were made: warnings alone can be asked for. */
    private static Dataset<Row> segments(JobContext context) {
        Lake lake = context.lake();
        return lake.has(SegmentsTable.TABLE) ? lake.read(SegmentsTable.TABLE, context.asOf()) : null;
    }

    /** The dates to live through, with what held for all accounts on each. */
    private static WarningReplay replay(JobContext context, RuleEvaluator watcher, RegionalFacts regional) {
        Settings settings = context.settings();
        WarningSettings.Replay rules = settings.warnings().replay();
        List<AsOf> dates = WarningReplay.dates(AsOf.of(context.asOf(), context.span()), rules, settings.horizonDays());
        PlantedTruth truth =
                rules.truth() == null ? PlantedTruth.NONE : PlantedTruth.of(context.fileOfConf(rules.truth()));
        return new WarningReplay(watcher, dates, baselines(context, dates, regional), truth);
    }

    private static List<AccountBaseline> baselines(JobContext context, List<AsOf> dates, RegionalFacts regional) {
        List<AsOf> before = WarningReplay.before(dates, context.settings().horizonDays());
        List<AsOf> all = Stream.concat(before.stream(), dates.stream()).toList();
        WarningSettings.Watch watch = context.settings().warnings().watch();
        List<AccountBaseline> calibrated = LossCalibrator.of(
                context.packedLedger(),
                all,
                context.baselines(all, regional),
                new LossCalibrator.Terms(watch.riskiestShare(), watch.jumpDays()));
        return List.copyOf(calibrated.subList(before.size(), all.size()));
    }

    /**
     * Writes what differs after the day, beginning with the warnings as published: what a run that was not published opened or closed does not count. A day before one already kept is left as it was, for its history is known.
     */
    private static void keep(JobContext context, Dataset<Row> findings) {
        Lake lake = context.lake();
        LocalDate day = context.asOf();
        lake.open(WarningsTable.TABLE);
        new Publications(lake).restore(WarningsTable.TABLE);
        if (keptUntil(lake).filter(day::isBefore).isPresent()) {
            return;
        }
        Dataset<Row> standing = lake.read(WarningsTable.TABLE).where(WarningLifecycle.isInPlay(day));
        Dataset<Row> changes =
                WarningLifecycle.changes(standing, findings, day).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            if (!changes.isEmpty()) {
                lake.merge(WarningsTable.TABLE, changes, functions.col(WarningLifecycle.IS_VOID));
            }
        } finally {
            changes.unpersist();
        }
    }

    private static Optional<LocalDate> keptUntil(Lake lake) {
        Row latest = lake.read(WarningsTable.TABLE)
                .agg(functions.max(WarningsTable.CHECKED_ON))
                .first();
        return Optional.ofNullable(latest.<Date>getAs(0)).map(Date::toLocalDate);
    }

    private static JobResult result(JobContext context, RuleEvaluator watcher, WatchLimits limits, String silent) {
        Lake lake = context.lake();
        Map<String, Long> standing = new TreeMap<>();
        lake.read(WarningsTable.TABLE)
                .where(functions.col(WarningsTable.CLOSED_ON).isNull())
                .groupBy(WarningsTable.RULE)
                .count()
                .collectAsList()
                .forEach(row -> standing.put(row.getString(0), row.getLong(1)));
        String words = watcher.rules().stream()
                .map(rule -> String.format(Locale.ROOT, "%s %,d", rule.name(), standing.getOrDefault(rule.name(), 0L)))
                .collect(Collectors.joining(", "));
        Optional<LocalDate> kept = keptUntil(lake).filter(context.asOf()::isBefore);
        String past = kept.map(date -> "; kept up to " + date + ", so this earlier day is only measured")
                .orElse("");
        return JobResult.of("warnings standing: " + words + (limits.areEmpty() ? "" : "; " + limits.words()) + silent
                        + past)
                .with("standing", standing);
    }
}
