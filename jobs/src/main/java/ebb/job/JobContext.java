package ebb.job;

import ebb.account.AccountBaseline;
import ebb.account.AccountBaselineFitter;
import ebb.account.RegionalFacts;
import ebb.conf.Settings;
import ebb.customer.ContactPolicy;
import ebb.customer.ContactSettings;
import ebb.feature.PopulationTerms;
import ebb.input.ContactPermissions;
import ebb.input.CustomerAccount;
import ebb.input.CustomerBase;
import ebb.input.MergedCustomers;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LastCompleteDay;
import ebb.ledger.LedgerRow;
import ebb.ledger.LogGap;
import ebb.ledger.PackedLedger;
import ebb.schema.AliasesTable;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.store.LifetimeModelSelection;
import ebb.store.ModelStore;
import ebb.training.GateDecision;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a job works with: the tables that it declares, the settings, and what the jobs of its run read once for all. */
public final class JobContext implements AutoCloseable {
    /** What every job goes by without declaring it: the as-of date, and which customers are one. */
    static final List<Table> OF_THE_RUN = List.of(PurchasesTable.TABLE, AliasesTable.TABLE);

    private final Lake lake;
    private final Terms terms;
    private final SharedReads shared;

    private record Terms(Settings settings, Optional<LocalDate> requestedAsOf, String runId, Clock clock) {}

    /**
     * For a run: every table is open to it. {@link #run} gives a job what it declares.
     *
     * @param lake tables
     * @param settings the settings in force
     * @param requestedAsOf as-of date of the command line; empty for the last complete day of the purchases
     * @param runId run the job belongs to
     * @param clock now
     */
    public JobContext(Lake lake, Settings settings, Optional<LocalDate> requestedAsOf, String runId, Clock clock) {
        this(lake, new Terms(settings, requestedAsOf, runId, clock), new SharedReads(lake, settings));
    }

    private JobContext(Lake lake, Terms terms, SharedReads shared) {
        this.lake = lake;
        this.terms = terms;
        this.shared = shared;
    }

    /** The same on another as-of date: its jobs are a run of their own, whose id ends in the date, but share what was read. */
    JobContext at(LocalDate day) {
        return new JobContext(
                lake, new Terms(terms.settings(), Optional.of(day), terms.runId() + "-" + day, terms.clock()), shared);
    }

    /** Runs a job on the tables that it declares; any other is refused. */
    public JobResult run(Job job) {
        return job.run(new JobContext(lake.forJob(job.name(), job.reads(), job.writes()), terms, shared));
    }

    public Lake lake() {
        return lake;
    }

    public Settings settings() {
        return terms.settings();
    }

    public Optional<LocalDate> requestedAsOf() {
        return terms.requestedAsOf();
    }

    public String runId() {
        return terms.runId();
    }

    public Clock clock() {
        return terms.clock();
    }

    /**
     * The as-of date: the one asked for, where the data allow it, or else the last complete day of the purchases. It is the run's, so no job declares it.
     */
    public LocalDate asOf() {
        return requestedAsOf()
                .map(day ->
                        AsOfRule.checked(day, shared.days().all(), settings().asOfToleranceDays()))
                .orElseGet(() -> shared.days().complete().day());
    }

    /** The last complete day of the purchases, and why it is not the last one with rows. */
    public LastCompleteDay lastCompleteDay() {
        lake.requireReadable(PurchasesTable.TABLE);
        return shared.days().complete();
    }

    /** Days that the accepted purchases cover, strays at the end left out. */
    public DataSpan span() {
        lake.requireReadable(PurchasesTable.TABLE);
        return shared.days().span(requestedAsOf()).counting(settings().purchaseDay());
    }

    /** Days before the as-of date on which nobody bought anything, and that stand out. */
    Optional<LogGap> logGap() {
        lake.requireReadable(PurchasesTable.TABLE);
        return shared.days().gap().filter(gap -> gap.last().isBefore(asOf()));
    }

    /** Days that could be known on the as-of date: later purchases are in the ledger of a rerun, and must not train. */
    public DataSpan known() {
        return span().until((int) asOf().toEpochDay());
    }

    /** What the features of the as-of date are to speak about, and with which model. */
    public PopulationTerms populationTerms() {
        return new PopulationTerms(settings().horizonDays(), LifetimeModelSelection.of(lake, asOf()));
    }

    /** Which customers are one, as known on the as-of date. It is the run's, so no job declares it. */
    MergedCustomers merged() {
        return shared.merged(this::asOf);
    }

    /** The rows of an input, each with the id that its customer has on the as-of date; null where the input was never brought in. */
    Dataset<Row> input(Table table) {
        return merged().in(lake.readIfThere(table));
    }

    /** A file outside of the lake that the conf names, such as what was planted in a generated shop. */
    Dataset<Row> fileOfConf(String parquet) {
        return lake.spark().read().parquet(parquet);
    }

    /** The ledger, read once for all jobs of the run and kept as packed as the table has it; what does not fit into memory lies on disk until the run ends. */
    public PackedLedger packedLedger() {
        lake.requireReadable(LedgerTable.TABLE);
        return shared.packedLedger(merged());
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
        requireAccountsReadable();
        return shared.accounts(merged());
    }

    /** About so many customers of the ledger, always the same ones, with the further inputs beside them. */
    public CustomerBase baseSample(long most) {
        requireAccountsReadable();
        return shared.baseSample(most, merged());
    }

    /** The customers of the ledger, or of some of it, with the further inputs beside them, as features are made of. */
    public CustomerBase base(Dataset<LedgerRow> customers) {
        requireAccountsReadable();
        return shared.base(customers, merged());
    }

    /** Who may be contacted as of the as-of date. */
    public ContactPolicy contactPolicy() {
        requireAccountsReadable();
        return shared.contactPolicy(settings(), asOf()).with(scoreUse());
    }

    private ContactPolicy.ScoreUse scoreUse() {
        boolean isWithheld = settings().contact().whenScoreKnowsLittle() == ContactSettings.WhenScoreKnowsLittle.NO_LIST
                && new ModelStore(lake)
                        .forDate(asOf())
                        .filter(choice -> choice.stored().card().verdict().grade() == GateDecision.Grade.KNOWS_LITTLE)
                        .isPresent();
        return isWithheld ? ContactPolicy.ScoreUse.WITHHELD : ContactPolicy.ScoreUse.PERMITTED;
    }

    /** What the policy says of every customer of the ledger, as rows of {@link ContactPermissions}. */
    public Dataset<Row> contactPermissions() {
        return ContactPermissions.of(lake.spark(), accounts(), contactPolicy());
    }

    /** What held for all accounts on each of the dates, in their order, learnt from a sample of them. */
    public List<AccountBaseline> baselines(List<AsOf> dates, RegionalFacts regional) {
        return AccountBaselineFitter.of(
                packedLedger(),
                dates,
                new AccountBaselineFitter.Terms(populationTerms(), settings().activeDays(), regional));
    }

    private void requireAccountsReadable() {
        for (Table table : AccountInputsReader.beside(LedgerTable.TABLE)) {
            lake.requireReadable(table);
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
