package ebb.ingest.delivery;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.FileListing;
import ebb.ingest.source.SourceFile;
import ebb.schema.IngestedFilesTable;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The files ingested so far, kept in {@link IngestedFilesTable}. */
public final class FileRegistry {
    private final SparkSession spark;
    private final List<Row> files;

    /** Reads the registry once for all inputs. */
    public FileRegistry(SparkSession spark, IngestTarget target) {
        this.spark = spark;
        this.files = target.read(IngestedFilesTable.TABLE).collectAsList();
    }

    public List<KnownFile> known(Input input) {
        return files.stream()
                .filter(row -> row.getAs(IngestedFilesTable.INPUT).equals(input.name()))
                .map(FileRegistry::known)
                .toList();
    }

    public Dataset<Row> rows(List<PreparedDelivery> deliveries, Instant now) {
        List<Row> rows = deliveries.stream()
                .flatMap(delivery -> delivery.registered().stream()
                        .map(file -> row(delivery.delivery().input(), file, now)))
                .toList();
        return spark.createDataFrame(rows, IngestedFilesTable.TABLE.schema()).coalesce(1);
    }

    /**
     * Hash of everything that decides what a file's rows become. The latest day believed is left out where it is the day of the run: a file would
     * otherwise be new every day.
     */
    public static String mappingHash(Input input, InputSettings settings, String zone) {
        Map<String, String> options = new TreeMap<>(settings.options());
        options.keySet().removeIf(InputSettings::isSecret);
        String all = String.join(
                "\n",
                settings.format().name(),
                new TreeMap<>(settings.columns()).toString(),
                options.toString(),
                settings.duplicates().toString(),
                String.valueOf(settings.numberFormat()),
                String.valueOf(settings.dateFormat()),
                settings.floor().toString(),
                String.valueOf(settings.notAfter()),
                String.valueOf(settings.where()),
                settings.idFormat().stream().sorted().toList().toString(),
                settings.anonymousValues().stream().sorted().toList().toString(),
                zone,
                input.table().schema().json());
        if (settings.duplicates().replaceEarlier() || settings.delivery() == DeliveryMode.REPLACE_PERIOD) {
            all += "\nrows that are not accepted take older ones out";
        }
        return HexFormat.of().formatHex(FileListing.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static Row row(Input input, KnownFile known, Instant now) {
        FileCounts counts = known.counts();
        return RowFactory.create(
                input.name(),
                known.name(),
                known.file().sizeBytes(),
                known.file().sha256(),
                known.mappingHash(),
                known.delivery(),
                known.isGone(),
                counts.in(),
                counts.accepted(),
                counts.duplicates(),
                counts.anonymous(),
                counts.filtered(),
                counts.rejected(),
                counts.equal(),
                Timestamp.from(now));
    }

    /** A file as its row of {@link IngestedFilesTable} tells it. */
    public static KnownFile known(Row row) {
        SourceFile file = new SourceFile(
                row.getAs(IngestedFilesTable.SOURCE_FILE),
                row.<Long>getAs(IngestedFilesTable.SIZE_BYTES),
                row.getAs(IngestedFilesTable.SHA256));
        FileCounts counts = new FileCounts(
                file,
                row.<Long>getAs(IngestedFilesTable.IN_COUNT),
                row.<Long>getAs(IngestedFilesTable.ACCEPTED_COUNT),
                row.<Long>getAs(IngestedFilesTable.DUPLICATE_COUNT),
                row.<Long>getAs(IngestedFilesTable.ANONYMOUS_COUNT),
                row.<Long>getAs(IngestedFilesTable.FILTERED_COUNT),
                row.<Long>getAs(IngestedFilesTable.REJECTED_COUNT),
                row.<Long>getAs(IngestedFilesTable.EQUAL_COUNT));
        return new KnownFile(
                row.getAs(IngestedFilesTable.MAPPING_HASH),
                row.<Long>getAs(IngestedFilesTable.DELIVERY),
                row.<Boolean>getAs(IngestedFilesTable.IS_GONE),
                counts);
    }
}
