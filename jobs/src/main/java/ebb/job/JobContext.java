package ebb.job;

import ebb.account.AccountBaseline;
import ebb.account.AccountBaselineFitter;
import ebb.account.RegionalFacts;
import ebb.conf.Settings;
import ebb.feature.PopulationTerms;
import ebb.input.AccountEntries;
import ebb.input.AccountJoin;
import ebb.input.CustomerAccount;
import ebb.input.CustomerBase;
import ebb.input.InputSpans;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.store.LifetimeFamilies;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** What the jobs of one run work with. */
public final class JobContext implements AutoCloseable {
    private final Lake lake;
    private final Settings settings;
    private final Optional<LocalDate> requestedAsOf;
    private final String runId;
    private final Clock clock;
    private long spanVersion = -1;
    private DataSpan span;
    private long ledgerVersion;
    private PackedLedger packedLedger;
    private Map<String, Long> accountVersions = Map.of();
    private JavaRDD<CustomerAccount> accounts;
    private InputSpans spans;

    /**
     * For the jobs of one run.
     *
     * @param lake tables
     * @param settings the settings in force
     * @param requestedAsOf as-of date of the command line; empty for the last day the purchases cover
     * @param runId run the job belongs to
     * @param clock now
     */
    public JobContext(Lake lake, Settings settings, Optional<LocalDate> requestedAsOf, String runId, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.requestedAsOf = requestedAsOf;
        this.runId = runId;
        this.clock = clock;
    }

    public Lake lake() {
        return lake;
    }

    public Settings settings() {
        return settings;
    }

    public Optional<LocalDate> requestedAsOf() {
        return requestedAsOf;
    }

    public String runId() {
        return runId;
    }

    public Clock clock() {
        return clock;
    }

    /** The as-of date: the one asked for, where the data allow it, or else the last day that the purchases cover. */
    public LocalDate asOf() {
        return requestedAsOf()
                .map(day -> AsOfRule.checked(day, span(), settings.asOfToleranceDays()))
                .orElseGet(() -> LocalDate.ofEpochDay(span().lastDay()));
    }

    /** Days that the accepted purchases cover; asked for once for each version of them, because even that takes a Spark job. */
    public DataSpan span() {
        long version = lake.version(PurchasesTable.TABLE);
        if (span == null || version != spanVersion) {
            span = read();
            spanVersion = version;
        }
        return span;
    }

    /** Days that could be known on the as-of date: later purchases are in the ledger of a rerun, and must not train. */
    public DataSpan known() {
        return span().until((int) asOf().toEpochDay());
    }

    /** What the features of the as-of date are to speak about, and with which model. */
    public PopulationTerms populationTerms() {
        return new PopulationTerms(settings.horizonDays(), LifetimeFamilies.of(lake, asOf()));
    }

    /** The ledger, read once for all jobs of the run and kept as packed as the table has it; what does not fit into memory lies on disk until the run ends. */
    public PackedLedger packedLedger() {
        long version = lake.version(LedgerTable.TABLE);
        if (packedLedger == null || version != ledgerVersion) {
            close();
            packedLedger = lake.ledger().readPacked().persist();
            ledgerVersion = version;
        }
        return packedLedger;
    }

    /** All customers of {@link #packedLedger}. */
    public Dataset<LedgerRow> ledger() {
        return packedLedger().rows();
    }

    /** About so many customers of the ledger, always the same ones. */
    public Dataset<LedgerRow> ledgerSample(long most) {
        return packedLedger().sample(most);
    }

    /**
     * The ledger with the further inputs beside it, joined once for all jobs of the run that look at accounts; what does not fit into memory lies on
     * disk until the run ends.
     */
    public JavaRDD<CustomerAccount> accounts() {
        Dataset<LedgerRow> customers = ledger();
        Map<String, Long> versions = lake.versions(AccountInputsReader.TABLES);
        if (accounts == null || !versions.equals(accountVersions)) {
            accounts = accounts(customers).persist(StorageLevel.MEMORY_AND_DISK());
            spans = null;
            accountVersions = versions;
        }
        return accounts;
    }

    /** The customers of the ledger, or of a sample of it, with the further inputs beside them, as features are made of. */
    public CustomerBase base(Dataset<LedgerRow> customers) {
        if (AccountInputsReader.on(lake).isEmpty()) {
            return CustomerBase.of(customers);
        }
        JavaRDD<CustomerAccount> all = accounts();
        if (spans == null) {
            spans = InputSpans.of(all);
        }
        return new CustomerBase(customers.equals(ledger()) ? all : accounts(customers), spans);
    }

    /** What held for all accounts on each of the dates, in their order, learnt from a sample of them. */
    public List<AccountBaseline> backdrops(List<AsOf> dates, RegionalFacts regional) {
        return AccountBaselineFitter.of(
                packedLedger(),
                dates,
                new AccountBaselineFitter.Terms(populationTerms(), settings.livingDays(), regional));
    }

    private JavaRDD<CustomerAccount> accounts(Dataset<LedgerRow> customers) {
        return AccountJoin.of(customers, AccountEntries.byCustomer(AccountInputsReader.read(lake)));
    }

    @Override
    public void close() {
        if (accounts != null) {
            accounts.unpersist();
            accounts = null;
        }
        if (packedLedger != null) {
            packedLedger.unpersist();
            packedLedger = null;
        }
    }

    private DataSpan read() {
        Row ends = lake.read(PurchasesTable.TABLE)
                .agg(functions.min(PurchasesTable.ORDERED_ON), functions.max(PurchasesTable.ORDERED_ON))
                .first();
        if (ends.isNullAt(0)) {
            throw new IllegalStateException("Cannot go on: the lake " + lake.root()
                    + " holds no purchases. Run `ebb ingest` on a file that has some.");
        }
        return DataSpan.of(
                        ends.<Date>getAs(0).toLocalDate(), ends.<Date>getAs(1).toLocalDate())
                .counting(settings.purchaseDay());
    }
}
