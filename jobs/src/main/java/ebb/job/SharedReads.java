package ebb.job;

import ebb.conf.Settings;
import ebb.customer.ContactPolicy;
import ebb.customer.ContactSettings;
import ebb.input.AccountEntries;
import ebb.input.AccountJoin;
import ebb.input.CustomerAccount;
import ebb.input.CustomerBase;
import ebb.input.InputSpans;
import ebb.input.MergedCustomers;
import ebb.lake.AccountInputsReader;
import ebb.lake.Aliases;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.ledger.LastCompleteDay;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.schema.AliasesTable;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;

/** What several jobs of a run read, each read once for each version of its tables and given back when the run ends. */
final class SharedReads implements AutoCloseable {
    private final Lake lake;
    private final LastCompleteDay.Terms lastDay;
    private final ContactSettings contact;
    private ObservedDays days;
    private long ledgerVersion;
    private PackedLedger packedLedger;
    private Map<String, Long> accountVersions = Map.of();
    private JavaRDD<CustomerAccount> accounts;
    private InputSpans spans;
    private Map<String, Long> policyVersions = Map.of();
    private LocalDate policyDay;
    private MergedCustomers ledgerMerged = MergedCustomers.NONE;
    private MergedCustomers accountsMerged = MergedCustomers.NONE;
    private MergedCustomers merged = MergedCustomers.NONE;
    private long mergedVersion = -1;
    private LocalDate mergedDay;
    private ContactPolicy contactPolicy;

    SharedReads(Lake lake, Settings settings) {
        this.lake = lake;
        this.lastDay = settings.asOf().lastDay();
        this.contact = settings.contact();
    }

    /** Days of the accepted purchases; even that takes a Spark job. */
    ObservedDays days() {
        if (days == null || days.version() != lake.version(PurchasesTable.TABLE)) {
            days = ObservedDays.read(lake, lastDay);
        }
        return days;
    }

    /** Which customers are one, as known on the as-of date; the date is asked for only where there are aliases. */
    MergedCustomers merged(Supplier<LocalDate> asOf) {
        if (!lake.has(AliasesTable.TABLE)) {
            return MergedCustomers.NONE;
        }
        long version = lake.version(AliasesTable.TABLE);
        LocalDate day = asOf.get();
        if (version != mergedVersion || !day.equals(mergedDay)) {
            merged = Aliases.asOf(lake, day);
            mergedVersion = version;
            mergedDay = day;
        }
        return merged;
    }

    PackedLedger packedLedger(MergedCustomers now) {
        long version = lake.version(LedgerTable.TABLE);
        if (packedLedger == null || version != ledgerVersion || !now.equals(ledgerMerged)) {
            close();
            packedLedger = now.in(lake.packedLedger()).persist();
            ledgerVersion = version;
            ledgerMerged = now;
        }
        return packedLedger;
    }

    JavaRDD<CustomerAccount> accounts(MergedCustomers now) {
        Dataset<LedgerRow> customers = packedLedger(now).rows();
        Map<String, Long> versions = lake.versions(AccountInputsReader.TABLES);
        if (accounts == null || !versions.equals(accountVersions) || !now.equals(accountsMerged)) {
            accounts = accounts(customers, now).persist(StorageLevel.MEMORY_AND_DISK());
            spans = null;
            accountVersions = versions;
            accountsMerged = now;
        }
        return accounts;
    }

    CustomerBase base(Dataset<LedgerRow> customers, MergedCustomers now) {
        if (AccountInputsReader.on(lake).isEmpty()) {
            return CustomerBase.of(customers);
        }
        JavaRDD<CustomerAccount> all = accounts(now);
        if (spans == null) {
            spans = InputSpans.of(all);
        }
        return new CustomerBase(customers.equals(packedLedger(now).rows()) ? all : accounts(customers, now), spans);
    }

    /** The customers of {@link PackedLedger#sample}: of purchases alone few files are read, and of accounts that are joined already none. */
    CustomerBase baseSample(long most, MergedCustomers now) {
        PackedLedger ledger = packedLedger(now);
        return AccountInputsReader.on(lake).isEmpty()
                ? CustomerBase.of(ledger.sample(most))
                : base(ledger.rows(), now).within(ledger.buckets(most));
    }

    ContactPolicy contactPolicy(Settings settings, LocalDate asOf) {
        Map<String, Long> versions = lake.versions(AccountInputsReader.TABLES);
        if (contactPolicy == null || !versions.equals(policyVersions) || !asOf.equals(policyDay)) {
            contactPolicy = ContactPolicies.of(lake, settings, asOf);
            policyDay = asOf;
            policyVersions = versions;
        }
        return contactPolicy;
    }

    private JavaRDD<CustomerAccount> accounts(Dataset<LedgerRow> customers, MergedCustomers now) {
        return AccountJoin.of(customers, AccountEntries.byCustomer(AccountInputsReader.read(lake, now, contact)));
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
}
