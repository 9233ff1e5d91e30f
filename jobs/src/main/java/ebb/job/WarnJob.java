package ebb.job;

import ebb.account.Intrusion;
import ebb.account.Intrusions;
import ebb.account.Regional;
import ebb.conf.Settings;
import ebb.input.Account;
import ebb.input.AccountEntries;
import ebb.input.Accounts;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.Ledger;
import ebb.schema.Purchases;
import ebb.schema.Table;
import ebb.schema.WarningQuality;
import ebb.schema.WarningsTable;
import ebb.warning.FindingRows;
import ebb.warning.PlantedTruth;
import ebb.warning.QualityRows;
import ebb.warning.Replay;
import ebb.warning.ReplayTally;
import ebb.warning.WarningLife;
import ebb.warning.WarningSettings;
import ebb.warning.Warnings;
import ebb.warning.Watcher;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Opens, updates and closes the early warnings, and measures each rule on the past. {@code ebb warn}
 *
 * <p>Reads: ledger and the further inputs. Writes: warnings, warning_quality.
 */
public final class WarnJob implements Job {

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
        return AccountInputsReader.beside(Ledger.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(WarningsTable.TABLE, WarningQuality.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        AccountEntries.Tables inputs = AccountInputsReader.read(lake);
        Watcher watcher = watcher(context);
        Sample sample = Sample.of(context, inputs);
        Replay replay = replay(context, watcher, regional(lake, inputs));
        ReplayTally tally = replay.run(sample.accounts());
        lake.replaceAsOf(WarningQuality.TABLE, context.asOf(), QualityRows.of(replay, tally, sample.share()));
        int last = replay.dates().size() - 1;
        FindingRows.Today today = new FindingRows.Today(
                replay.dates().get(last), replay.backdrops().get(last), QualityRows.rightShares(replay, tally));
        keep(context, FindingRows.of(lake.spark(), context.accounts(), watcher, today));
        return result(context, watcher);
    }

    /** The customers that the past is lived through with: all of them, or as many as the settings allow. */
    private record Sample(JavaRDD<Account> accounts, double share) {

        static Sample of(JobContext context, AccountEntries.Tables inputs) {
            int most = context.settings().warnings().replay().mostCustomers();
            Dataset<LedgerRow> all = context.ledger();
            Dataset<LedgerRow> sampled = context.ledgerSample(most);
            return sampled.equals(all)
                    ? new Sample(context.accounts(), 1)
                    : new Sample(
                            Accounts.of(sampled, AccountEntries.byCustomer(inputs)),
                            (double) most / context.packedLedger().customers());
        }
    }

    private static Watcher watcher(JobContext context) {
        Settings settings = context.settings();
        return new Watcher(
                Warnings.on(AccountInputsReader.on(context.lake())),
                settings.warnings(),
                settings.accounts(),
                settings.currency().getCurrencyCode());
    }

    private static Regional regional(Lake lake, AccountEntries.Tables inputs) {
        List<Intrusion> intrusions =
                inputs.customers() == null ? List.of() : Intrusions.of(lake.read(Purchases.TABLE), inputs.customers());
        return new Regional(AccountEntries.regional(inputs), intrusions);
    }

    /** The dates to live through, with what held for all accounts on each. */
    private static Replay replay(JobContext context, Watcher watcher, Regional regional) {
        Settings settings = context.settings();
        WarningSettings.Replay rules = settings.warnings().replay();
        List<AsOf> dates = Replay.dates(AsOf.of(context.asOf(), context.span()), rules, settings.horizonDays());
        PlantedTruth truth = rules.truth() == null
                ? PlantedTruth.NONE
                : PlantedTruth.of(context.lake().spark().read().parquet(rules.truth()));
        return new Replay(watcher, dates, context.backdrops(dates, regional), truth);
    }

    /** Writes what differs after the day; a day before one already kept is left as it was, for its history is known. */
    private static void keep(JobContext context, Dataset<Row> findings) {
        Lake lake = context.lake();
        LocalDate day = context.asOf();
        lake.open(WarningsTable.TABLE);
        if (keptUntil(lake).filter(day::isBefore).isPresent()) {
            return;
        }
        Dataset<Row> standing = lake.read(WarningsTable.TABLE).where(WarningLife.isInPlay(day));
        Dataset<Row> changes = WarningLife.changes(standing, findings, day).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            if (!changes.isEmpty()) {
                lake.merge(WarningsTable.TABLE, changes, functions.col(WarningLife.IS_VOID));
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

    private static JobResult result(JobContext context, Watcher watcher) {
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
        return JobResult.of("warnings standing: " + words + past).with("standing", standing);
    }
}
