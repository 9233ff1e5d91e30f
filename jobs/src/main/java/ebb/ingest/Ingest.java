package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.conf.MissingFileRule;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.check.AliasCycles;
import ebb.ingest.check.DataContract;
import ebb.ingest.check.DataGate;
import ebb.ingest.check.DeliveryComparison;
import ebb.ingest.check.DeliveryProfiler;
import ebb.ingest.check.IdMatchRates;
import ebb.ingest.check.InputProfiles;
import ebb.ingest.check.KnownCustomers;
import ebb.ingest.check.LeftOutFiles;
import ebb.ingest.check.OneCurrency;
import ebb.ingest.check.Plausibility;
import ebb.ingest.check.ReplacedRows;
import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.delivery.DeliveryProfile;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.FileRegistry;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.IngestPlan;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.KnownFile;
import ebb.ingest.delivery.PreparedDelivery;
import ebb.ingest.delivery.RecordAccount;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.duplicate.DeduplicatedRows;
import ebb.ingest.duplicate.Deduplication;
import ebb.ingest.duplicate.RedeliveredRows;
import ebb.ingest.duplicate.ReplacedPeriods;
import ebb.ingest.duplicate.RestatedOrders;
import ebb.ingest.source.Failures;
import ebb.ingest.source.Source;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.AcceptanceLimits;
import ebb.ingest.value.AmbiguousValues;
import ebb.ingest.value.LongSet;
import ebb.lake.QueryCompilation;
import ebb.schema.Ingested;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Brings inputs from their files into their tables: finds the files that are new or changed, reads and judges their rows, asks the data gate, and
 * replaces the rows of those files once nothing stands against any of the inputs.
 */
public final class Ingest {
    /** A delivery of so many bytes of text is kept in memory while it is judged; a larger one is read again where rows are not accepted or compared. */
    private static final long KEPT_BYTES = 16L << 20;

    private final SparkSession spark;
    private final IngestTarget target;
    private final Clock clock;
    private final int mostLookedUp;

    /**
     * Prepares to ingest.
     *
     * @param spark its session time zone is the business's, and its casts give null instead of failing
     * @param clock tells the day of the run
     */
    public Ingest(SparkSession spark, IngestTarget target, Clock clock) {
        this(spark, target, clock, LongSet.MOST);
    }

    /** The same with another limit to the duplicates that are looked up row by row. */
    Ingest(SparkSession spark, IngestTarget target, Clock clock, int mostLookedUp) {
        this.spark = spark;
        this.target = target;
        this.clock = clock;
        this.mostLookedUp = mostLookedUp;
    }

    /**
     * Ingests what the settings point at; passes over an input of which no file is new, changed or gone.
     *
     * @param inputs in the order to read and report them
     * @return one report an input, in that order
     * @throws ebb.conf.SettingsException where there is no file, a column is missing or an expression is wrong
     * @throws DataRefused where the data gate refuses a delivery or a file cannot be read; nothing was written
     */
    public List<IngestReport> run(Map<Input, InputSettings> inputs) {
        FileRegistry registry = new FileRegistry(spark, target);
        List<PreparedDelivery> deliveries = new ArrayList<>();
        try {
            for (var input : inputs.entrySet()) {
                deliveries.add(prepare(input.getKey(), input.getValue(), new Before(registry, deliveries)));
            }
            suitQueries(deliveries.stream()
                    .flatMap(prepared -> prepared.delivery().plan().read().stream())
                    .toList());
            InputProfiles profiles = new InputProfiles(spark, target);
            compareWithEarlier(deliveries, profiles);
            List<PreparedDelivery> changes =
                    deliveries.stream().filter(PreparedDelivery::changesTables).toList();
            DataContract.refuse(deliveries.stream()
                    .flatMap(prepared -> prepared.outcome().breaches().stream())
                    .toList());
            new IngestCommit(target, changes).write(registry, clock.instant());
            List<IngestReport> reports =
                    deliveries.stream().map(PreparedDelivery::report).toList();
            if (changes.isEmpty()) {
                return reports;
            }
            List<IngestReport> matched = new IdMatchRates(target, inputs, deliveries).addTo(reports);
            profiles.write(profiled(deliveries, matched), clock.instant());
            return matched;
        } catch (Exception e) {
            throw Failures.refusalIn(e);
        } finally {
            deliveries.forEach(PreparedDelivery::close);
        }
    }

    /** Adds warnings where a delivery differs from the one before, or from what it replaces. */
    private void compareWithEarlier(List<PreparedDelivery> deliveries, InputProfiles profiles) {
        deliveries.replaceAll(prepared -> prepared.outcome().profile() == null
                ? prepared
                : prepared.warning(compared(
                        prepared, profiles.of(prepared.delivery().input().name()))));
    }

    private List<String> compared(PreparedDelivery prepared, List<DeliveryProfile> before) {
        Delivery delivery = prepared.delivery();
        boolean isWhole = delivery.isAsWholeAs(before);
        List<String> warnings = new ArrayList<>();
        if (isWhole) {
            warnings.addAll(new DeliveryComparison(delivery.settings(), before)
                    .warnings(prepared.outcome().profile()));
        }
        if (!isWhole || delivery.settings().delivery() == DeliveryMode.REPLACE_PERIOD) {
            warnings.addAll(ReplacedRows.of(prepared, target).warnings());
        }
        return warnings;
    }

    /** The profiles of what was read, with the customers in common of the reports. */
    private static List<DeliveryProfile> profiled(List<PreparedDelivery> deliveries, List<IngestReport> reports) {
        Map<String, OptionalDouble> matched =
                reports.stream().collect(Collectors.toMap(IngestReport::input, IngestReport::matchedShare));
        return deliveries.stream()
                .map(prepared -> prepared.outcome().profile())
                .filter(Objects::nonNull)
                .map(profile -> profile.matching(matched.get(profile.input())))
                .toList();
    }

    /** What is known before an input is read: the files of earlier ingests, and the deliveries of this one that were judged already. */
    private record Before(FileRegistry registry, List<PreparedDelivery> deliveries) {}

    private PreparedDelivery prepare(Input input, InputSettings settings, Before before) {
        requireDates(input, settings);
        contract(input, settings).requireApplicable();
        Source source = Source.of(spark, input, settings);
        try {
            List<KnownFile> known = before.registry().known(input);
            List<SourceFile> files = source.files();
            IngestPlan plan = IngestPlan.of(
                    files,
                    known,
                    new IngestPlan.Terms(
                            settings.delivery(),
                            settings.whenGone(),
                            settings.duplicates(),
                            FileRegistry.mappingHash(input, settings, zone().getId())));
            suitQueries(plan.read());
            Delivery delivery = new Delivery(input, settings, plan, known, source.line());
            List<String> notRead = new ArrayList<>(checkGone(delivery));
            notRead.addAll(leftOut(delivery, files));
            notRead.addAll(FileWarnings.hidden(input.name(), source.hidden()));
            if (plan.read().isEmpty()) {
                return unread(delivery, notRead, source);
            }
            SourceRows rows = source.read(plan.read());
            RecordAccount account = RecordAccount.open(input, settings, rows, zone());
            ValidatedRows judged = ValidatedRows.of(delivery, believed(settings), rows);
            return judge(
                            delivery,
                            new Read(judged, KnownCustomers.of(input, target, before.deliveries()), account),
                            source)
                    .warning(notRead);
        } catch (Exception e) {
            source.close();
            throw e;
        }
    }

    private static void requireDates(Input input, InputSettings settings) {
        if (settings.delivery() == DeliveryMode.REPLACE_PERIOD
                && input.datedBy().isEmpty()) {
            throw new SettingsException("Cannot use inputs." + input.name() + ".delivery: replace-period, for rows of "
                    + input.name() + " have no date. Give append or snapshot.");
        }
    }

    private List<String> leftOut(Delivery delivery, List<SourceFile> files) {
        return delivery.plan().leftOut().isEmpty()
                ? List.of()
                : new LeftOutFiles(delivery, files, target.read(delivery.input().table())).warnings();
    }

    private static List<String> checkGone(Delivery delivery) {
        String name = delivery.input().name();
        List<String> gone =
                FileWarnings.gone(name, delivery.settings(), delivery.plan().gone());
        if (!gone.isEmpty() && delivery.settings().whenGone() == MissingFileRule.STOP) {
            throw new DataRefused("Cannot ingest " + gone.get(0) + ". Nothing was written.");
        }
        return delivery.settings().whenGone() == MissingFileRule.WARN ? gone : List.of();
    }

    /** A delivery of which no file is new or changed; files may have gone from it. */
    private PreparedDelivery unread(Delivery delivery, List<String> warnings, Source source) {
        PreparedDelivery.Earlier earlier = delivery.marked();
        List<String> breaches = contract(delivery.input(), delivery.settings()).fresh(List.of(left(delivery)));
        return new PreparedDelivery(
                delivery,
                new PreparedDelivery.Outcome(List.of(), warnings, breaches, null),
                null,
                null,
                earlier,
                List.of(source::close));
    }

    /** A source that cannot tell its size counts as large. */
    private void suitQueries(List<SourceFile> files) {
        long bytes = files.stream()
                .mapToLong(SourceFile::textBytes)
                .map(size -> size == 0 ? QueryCompilation.INPUT_BYTES : size)
                .sum();
        QueryCompilation.suit(spark, bytes, QueryCompilation.INPUT_BYTES);
    }

    /**
     * The rows as they were read.
     *
     * @param itself judged each by itself
     * @param customers of whom rows may be; empty: of anybody
     * @param account how many records there are to read
     */
    private record Read(ValidatedRows itself, Optional<KnownCustomers> customers, RecordAccount account) {
        ValidatedRows judged() {
            return customers.map(known -> known.mark(itself)).orElse(itself);
        }
    }

    /** Writes the rows where nobody sees them yet, so that what is to be said of them is read from a few columns of what was written. */
    private PreparedDelivery judge(Delivery delivery, Read delivered, Source source) {
        ValidatedRows read = delivered.itself();
        List<Runnable> releases = new ArrayList<>(List.of(read::release));
        delivered.customers().ifPresent(customers -> releases.add(customers::release));
        try {
            boolean isAliases = delivery.input().equals(InputCatalogue.ALIASES);
            if (isAliases || !source.isRepeatable() || delivery.plan().textBytes() <= KEPT_BYTES) {
                read.keep();
            }
            ValidatedRows judged = isAliases ? AliasCycles.reject(read, left(delivery)) : delivered.judged();
            DeduplicatedRows settled = settle(delivery, judged, releases);
            ValidatedRows all = judged.with(settled.rows());
            RecordAccount account = delivered.account().counting(read.rows()).without(settled.dropped());
            StagedDelivery staged = StagedDelivery.write(target, delivery, all, account);
            releases.add(staged::release);
            List<String> warnings = check(delivery, staged, account);
            if (delivery.input().equals(InputCatalogue.PURCHASES)) {
                OneCurrency.require(staged, settled.left());
            }
            warnings.addAll(AmbiguousValues.thousands(delivery.input(), read.formats()));
            warnings.addAll(settled.warnings());
            PreparedDelivery.Outcome outcome = outcome(delivery, staged, all, settled.left());
            releases.add(source::close);
            return new PreparedDelivery(
                    delivery,
                    outcome.warning(warnings),
                    staged,
                    settled.left(),
                    delivery.earlier(settled.left()),
                    releases);
        } catch (Exception e) {
            releases.forEach(Runnable::run);
            throw e;
        }
    }

    /** Refuses a delivery of which rows are missing or too many are rejected; warnings otherwise. */
    private static List<String> check(Delivery delivery, StagedDelivery staged, RecordAccount account) {
        account.requireAll(staged.counts());
        delivery.refuseEmptied(staged.counts());
        List<String> warnings = new ArrayList<>(account.refuseEmpty(staged.counts()));
        warnings.addAll(account.warnings());
        warnings.addAll(new DataGate(delivery).check(FileCounts.total(staged.counts()), staged.beforeComparison()));
        return warnings;
    }

    private DeduplicatedRows settle(Delivery delivery, ValidatedRows judged, List<Runnable> releases) {
        Dataset<Row> left = left(delivery);
        DeliveryOrder order = delivery.order();
        DeduplicatedRows byPeriod = delivery.settings().delivery() == DeliveryMode.REPLACE_PERIOD
                ? ReplacedPeriods.settle(judged, left, order, believed(delivery.settings()))
                : DeduplicatedRows.of(judged.rows(), left);
        Deduplication deduplication =
                new Deduplication(judged.with(byPeriod.rows()), byPeriod.left(), order, mostLookedUp);
        releases.add(deduplication::close);
        return deduplication.settle();
    }

    /** The rows of the input's table that the delivery does not replace. */
    private Dataset<Row> left(Delivery delivery) {
        return target.read(delivery.input().table())
                .where(not(
                        col(Ingested.SOURCE_FILE).isInCollection(delivery.plan().replaced())));
    }

    private PreparedDelivery.Outcome outcome(
            Delivery delivery, StagedDelivery staged, ValidatedRows judged, Dataset<Row> left) {
        double equalShare = delivery.settings().plausibility().equalRowsShare();
        List<FileCounts> compared =
                new RedeliveredRows(delivery, staged, left, judged.key().unread()).in(staged.counts());
        List<String> warnings =
                new ArrayList<>(FileWarnings.equal(delivery.input().name(), delivery.settings(), compared));
        warnings.addAll(FileWarnings.replacedWhole(delivery, compared));
        FileCounts total = FileCounts.total(compared);
        warnings.addAll(new RestatedOrders(delivery, staged, left).warnings(total.accepted(), equalShare));
        warnings.addAll(new Plausibility(delivery, staged, judged).warnings(total.accepted()));
        DeliveryProfile profile = new DeliveryProfiler(delivery, staged, zone()).profile(total);
        return new PreparedDelivery.Outcome(
                compared,
                warnings,
                contract(delivery.input(), delivery.settings()).breaches(staged, left),
                profile);
    }

    private DataContract contract(Input input, InputSettings settings) {
        return new DataContract(input, settings.expect(), LocalDate.now(clock.withZone(zone())));
    }

    private AcceptanceLimits believed(InputSettings settings) {
        LocalDate today = LocalDate.now(clock.withZone(zone()));
        return new AcceptanceLimits(
                settings.floor(), Objects.requireNonNullElse(settings.notAfter(), today), target.erased());
    }

    private ZoneId zone() {
        return ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
    }
}
