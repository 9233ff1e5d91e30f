package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.conf.MissingFileRule;
import ebb.conf.SettingsException;
import ebb.lake.QueryCompilation;
import ebb.schema.Ingested;
import ebb.schema.InputProfileTable;
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
    private final SparkSession spark;
    private final IngestTarget target;
    private final Clock clock;

    /**
     * Prepares to ingest.
     *
     * @param spark its session time zone is the business's, and its casts give null instead of failing
     * @param clock tells the day of the run
     */
    public Ingest(SparkSession spark, IngestTarget target, Clock clock) {
        this.spark = spark;
        this.target = target;
        this.clock = clock;
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
            List<PreparedDelivery> changes =
                    deliveries.stream().filter(PreparedDelivery::changesTables).toList();
            DataContract.refuse(deliveries.stream()
                    .flatMap(prepared -> prepared.outcome().breaches().stream())
                    .toList());
            new IngestCommit(target, changes).write(registry, clock.instant());
            List<IngestReport> reports =
                    deliveries.stream().map(PreparedDelivery::report).toList();
            return changes.isEmpty() ? reports : profiled(deliveries, new IdMatchRates(target, inputs).addTo(reports));
        } catch (Exception e) {
            throw Failures.refusalIn(e);
        } finally {
            deliveries.forEach(PreparedDelivery::close);
        }
    }

    /** Keeps the profiles of what was read. */
    private List<IngestReport> profiled(List<PreparedDelivery> deliveries, List<IngestReport> reports) {
        Map<String, OptionalDouble> matched =
                reports.stream().collect(Collectors.toMap(IngestReport::input, IngestReport::matchedShare));
        List<DeliveryProfile> profiles = deliveries.stream()
                .map(prepared -> prepared.outcome().profile())
                .filter(Objects::nonNull)
                .map(profile -> profile.matching(matched.get(profile.input())))
                .toList();
        InputProfiles.write(spark, target, profiles, clock.instant());
        return reports;
    }

    /** What is known before an input is read: the files of earlier ingests, and the deliveries of this one that were judged already. */
    private record Before(FileRegistry registry, List<PreparedDelivery> deliveries) {}

    private PreparedDelivery prepare(Input input, InputSettings settings, Before before) {
        requireDates(input, settings);
        contract(input, settings).requireApplicable();
        Source source = Source.of(spark, input, settings);
        try {
            List<KnownFile> known = before.registry().known(input);
            IngestPlan plan = IngestPlan.of(
                    source.files(),
                    known,
                    new IngestPlan.Terms(
                            settings.delivery(),
                            settings.whenGone(),
                            FileRegistry.mappingHash(input, settings, zone().getId())));
            suitQueries(plan.read());
            Delivery delivery = new Delivery(input, settings, plan, known, source.line());
            List<String> gone = checkGone(delivery);
            if (plan.read().isEmpty()) {
                return unread(delivery, gone, source);
            }
            SourceRows rows = source.read(plan.read());
            RecordAccount account = RecordAccount.open(input, settings, rows, zone());
            ValidatedRows judged = ValidatedRows.of(delivery, believed(settings), rows);
            return judge(
                            delivery,
                            new Read(judged, KnownCustomers.of(input, target, before.deliveries())),
                            account,
                            source)
                    .warning(gone);
        } catch (RuntimeException e) {
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

    private static List<String> checkGone(Delivery delivery) {
        String name = delivery.input().name();
        List<String> gone = FileWarnings.gone(name, delivery.plan().gone());
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
                earlier,
                List.of(source::close));
    }

    /** A source that cannot tell its size counts as large. */
    private void suitQueries(List<SourceFile> files) {
        long bytes = files.stream()
                .mapToLong(SourceFile::sizeBytes)
                .map(size -> size == 0 ? QueryCompilation.INPUT_BYTES : size)
                .sum();
        QueryCompilation.suit(spark, bytes, QueryCompilation.INPUT_BYTES);
    }

    /**
     * The rows as they were read.
     *
     * @param itself judged each by itself
     * @param customers of whom rows may be; empty: of anybody
     */
    private record Read(ValidatedRows itself, Optional<KnownCustomers> customers) {
        ValidatedRows judged() {
            return customers.map(known -> known.mark(itself)).orElse(itself);
        }
    }

    /** Reads the source once: the judged rows are kept while they are counted, compared and written. */
    private PreparedDelivery judge(Delivery delivery, Read delivered, RecordAccount account, Source source) {
        ValidatedRows read = delivered.itself();
        read.keep();
        List<Runnable> releases = new ArrayList<>(List.of(read::release));
        delivered.customers().ifPresent(customers -> releases.add(customers::release));
        try {
            ValidatedRows judged = delivery.input().equals(InputCatalogue.ALIASES)
                    ? AliasCycles.reject(read, left(delivery))
                    : delivered.judged();
            List<FileCounts> counted = delivery.count(judged.rows());
            account.requireAll(counted);
            delivery.refuseEmptied(counted);
            List<String> warnings = new ArrayList<>(account.refuseEmpty(counted));
            warnings.addAll(account.warnings());
            warnings.addAll(new DataGate(delivery.input(), delivery.settings().gate())
                    .check(FileCounts.total(counted), judged));
            DeduplicatedRows settled = settle(delivery, judged, releases);
            List<FileCounts> counts = delivery.comparesRows() ? delivery.recount(counted, settled.rows()) : counted;
            releases.add(source::close);
            return new PreparedDelivery(
                    delivery,
                    outcome(delivery, judged.with(settled.rows()), settled.left(), counts)
                            .warning(warnings),
                    settled,
                    delivery.earlier(settled.left()),
                    releases);
        } catch (RuntimeException e) {
            releases.forEach(Runnable::run);
            throw e;
        }
    }

    private DeduplicatedRows settle(Delivery delivery, ValidatedRows judged, List<Runnable> releases) {
        Dataset<Row> left = left(delivery);
        DeliveryOrder order = delivery.order();
        DeduplicatedRows byPeriod = delivery.settings().delivery() == DeliveryMode.REPLACE_PERIOD
                ? ReplacedPeriods.settle(judged, left, order)
                : new DeduplicatedRows(judged.rows(), left);
        Deduplication deduplication = new Deduplication(judged.with(byPeriod.rows()), byPeriod.left(), order);
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
            Delivery delivery, ValidatedRows settled, Dataset<Row> left, List<FileCounts> counts) {
        List<FileCounts> compared = new RedeliveredRows(settled, left, delivery.order()).in(counts);
        List<String> warnings = new ArrayList<>(FileWarnings.equal(
                delivery.input().name(),
                compared,
                delivery.settings().plausibility().equalRowsShare()));
        FileCounts total = FileCounts.total(compared);
        warnings.addAll(new RestatedOrders(settled, left, delivery.order())
                .warnings(total.accepted(), delivery.settings().plausibility().equalRowsShare()));
        warnings.addAll(new Plausibility(delivery, settled.accepted()).warnings(total.accepted()));
        DeliveryProfile profile = new DeliveryProfiler(delivery, settled).profile(total);
        List<DeliveryProfile> earlier = InputProfiles.of(delivery.input().name(), target.read(InputProfileTable.TABLE));
        warnings.addAll(new DeliveryComparison(delivery.settings(), earlier).warnings(profile));
        return new PreparedDelivery.Outcome(
                compared,
                warnings,
                contract(delivery.input(), delivery.settings()).breaches(settled, left),
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
