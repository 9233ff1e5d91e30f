package ebb.ingest;

import ebb.conf.InputSettings;
import ebb.lake.QueryCompilation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

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
     * Ingests what the settings point at; passes over an input of which no file is new or changed.
     *
     * @param inputs in the order to read and report them
     * @return one report an input, in that order
     * @throws ebb.conf.SettingsException where there is no file, a column is missing or an expression is wrong
     * @throws DataRefused where the data gate refuses a delivery or a file cannot be read; nothing was written
     */
    public List<IngestReport> run(Map<Input, InputSettings> inputs) {
        Registry registry = new Registry(spark, target);
        List<Prepared> deliveries = new ArrayList<>();
        try {
            for (var input : inputs.entrySet()) {
                deliveries.add(prepare(input.getKey(), input.getValue(), registry));
            }
            suitQueries(deliveries.stream()
                    .flatMap(prepared -> prepared.delivery().plan().read().stream())
                    .toList());
            new Commit(target, deliveries.stream().filter(Prepared::hasFiles).toList())
                    .write(registry, clock.instant());
            return deliveries.stream().map(Prepared::report).toList();
        } catch (Exception e) {
            throw Failures.refusalIn(e);
        } finally {
            deliveries.forEach(Prepared::close);
        }
    }

    private Prepared prepare(Input input, InputSettings settings, Registry registry) {
        Source source = Source.of(spark, input, settings);
        try {
            List<IngestPlan.Known> known = registry.known(input);
            IngestPlan plan =
                    IngestPlan.of(source.files(), known, Registry.mappingHash(input, settings, zone().getId()));
            suitQueries(plan.read());
            Delivery delivery = new Delivery(input, settings, plan, known, source.line());
            return plan.read().isEmpty()
                    ? Prepared.unchanged(delivery, source::close)
                    : judge(delivery, Judged.of(delivery, believed(settings), source.read(plan.read())), source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** A source that cannot tell its size counts as large. */
    private void suitQueries(List<SourceFile> files) {
        long bytes = files.stream()
                .mapToLong(SourceFile::sizeBytes)
                .map(size -> size == 0 ? QueryCompilation.INPUT_BYTES : size)
                .sum();
        QueryCompilation.suit(spark, bytes, QueryCompilation.INPUT_BYTES);
    }

    /** Reads the source once: the judged rows are kept while they are counted, compared and written. */
    private Prepared judge(Delivery delivery, Judged judged, Source source) {
        judged.rows().persist(StorageLevel.MEMORY_AND_DISK());
        Repeats repeats = new Repeats(
                judged, target.read(delivery.input().table()), delivery.plan().replaced());
        try {
            List<FileCounts> read = delivery.count(judged.rows());
            delivery.refuseEmptied(read);
            List<String> warnings = new DataGate(
                            delivery.input(), delivery.settings().gate())
                    .check(FileCounts.total(read), judged.rejected());
            Dataset<Row> settled = repeats.settle();
            List<FileCounts> counts = judged.key().duplicates().areLookedFor() ? delivery.recount(read, settled) : read;
            return new Prepared(
                    delivery, counts, warnings, settled, List.of(source::close, repeats::close, judged::release));
        } catch (RuntimeException e) {
            repeats.close();
            judged.release();
            throw e;
        }
    }

    private Believed believed(InputSettings settings) {
        LocalDate today = LocalDate.now(clock.withZone(zone()));
        return new Believed(settings.floor(), Objects.requireNonNullElse(settings.notAfter(), today), target.erased());
    }

    private ZoneId zone() {
        return ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
    }
}
