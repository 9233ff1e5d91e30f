package ebb.ingest;

import ebb.conf.InputSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Brings one input from its files into its table: finds the files that are new or changed, reads and judges their rows, asks the data gate, and
 * replaces the rows of those files.
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
     * Ingests what the settings point at; does nothing where no file is new or changed.
     *
     * @throws ebb.conf.SettingsException where there is no file, a column is missing or an expression is wrong
     * @throws DataRefused where the data gate refuses the delivery or a file cannot be read; nothing was written
     */
    public IngestReport run(Input input, InputSettings settings) {
        Registry registry = new Registry(spark, target, input, Registry.mappingHash(input, settings, zone().getId()));
        try (Source source = Source.of(spark, input, settings)) {
            List<IngestPlan.Known> known = registry.known();
            IngestPlan plan = IngestPlan.of(source.files(), known, registry.mappingHash());
            if (plan.read().isEmpty()) {
                return new IngestReport(input.name(), List.of(), plan.unchanged(), List.of());
            }
            Delivery delivery = new Delivery(input, settings, plan, known, source.line());
            return replace(delivery, Judged.of(delivery, believed(settings), source.read(plan.read())), registry);
        } catch (Exception e) {
            throw Failures.refusalIn(e);
        }
    }

    /** Reads the source once: the judged rows are kept while they are counted, compared and written. */
    private IngestReport replace(Delivery delivery, Judged judged, Registry registry) {
        Input input = delivery.input();
        IngestPlan plan = delivery.plan();
        judged.rows().persist(StorageLevel.MEMORY_AND_DISK());
        try (Repeats repeats = new Repeats(judged, target.read(input.table()), plan.replaced())) {
            List<FileCounts> read = delivery.count(judged.rows());
            delivery.refuseEmptied(read);
            List<String> warnings =
                    new DataGate(input, delivery.settings().gate()).check(FileCounts.total(read), judged.rejected());
            Dataset<Row> settled = repeats.settle();
            List<FileCounts> counts = delivery.recount(read, settled);
            Commit commit = new Commit(target, input, plan.replaced());
            commit.rejected(
                    delivery.rejected(judged.rejected()),
                    FileCounts.total(counts).rejected());
            commit.accepted(delivery.accepted(settled), FileCounts.total(counts).accepted());
            commit.files(registry.rows(counts, clock.instant()));
            return new IngestReport(input.name(), counts, plan.unchanged(), warnings);
        } finally {
            judged.rows().unpersist();
        }
    }

    private Believed believed(InputSettings settings) {
        LocalDate today = LocalDate.now(clock.withZone(zone()));
        return new Believed(settings.floor(), Objects.requireNonNullElse(settings.notAfter(), today));
    }

    private ZoneId zone() {
        return ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
    }
}
