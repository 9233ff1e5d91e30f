package ebb.ingest;

import static org.apache.spark.sql.functions.col;

import ebb.conf.InputSettings;
import ebb.schema.IngestedFiles;
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

/** The files ingested so far, kept in {@link IngestedFiles}. */
record Registry(SparkSession spark, IngestTarget target, Input input, String mappingHash) {

    List<IngestPlan.Known> known() {
        return target
                .read(IngestedFiles.TABLE)
                .where(col(IngestedFiles.INPUT).equalTo(input.name()))
                .collectAsList()
                .stream()
                .map(Registry::known)
                .toList();
    }

    Dataset<Row> rows(List<FileCounts> counts, Instant now) {
        List<Row> rows = counts.stream().map(count -> row(count, now)).toList();
        return spark.createDataFrame(rows, IngestedFiles.TABLE.schema());
    }

    /**
     * Hash of everything that decides what a file's rows become. The latest day believed is left out where it is the day of the run: a file would
     * otherwise be new every day.
     */
    static String mappingHash(Input input, InputSettings settings, String zone) {
        Map<String, String> options = new TreeMap<>(settings.options());
        options.keySet().removeIf(InputSettings::isSecret);
        String all = String.join(
                "\n",
                settings.format().name(),
                new TreeMap<>(settings.columns()).toString(),
                options.toString(),
                settings.duplicates().toString(),
                settings.floor().toString(),
                String.valueOf(settings.notAfter()),
                zone,
                input.table().schema().json());
        return HexFormat.of().formatHex(FileListing.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private Row row(FileCounts count, Instant now) {
        SourceFile file = count.file();
        return RowFactory.create(
                input.name(),
                file.name(),
                file.sizeBytes(),
                file.sha256(),
                mappingHash,
                count.in(),
                count.accepted(),
                count.duplicates(),
                count.anonymous(),
                count.rejected(),
                Timestamp.from(now));
    }

    private static IngestPlan.Known known(Row row) {
        SourceFile file = new SourceFile(
                row.getAs(IngestedFiles.SOURCE_FILE),
                row.<Long>getAs(IngestedFiles.SIZE_BYTES),
                row.getAs(IngestedFiles.SHA256));
        return new IngestPlan.Known(
                file,
                row.getAs(IngestedFiles.MAPPING_HASH),
                row.<Long>getAs(IngestedFiles.ACCEPTED_COUNT),
                row.<Long>getAs(IngestedFiles.DUPLICATE_COUNT));
    }
}
