package ebb.ingest;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.source.Source;
import ebb.ingest.source.SourceFile;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;

/** Ingests files into a lake that is thrown away, to say before an ingest what it will refuse and warn of. */
public final class TrialIngest {
    /** More text than this takes minutes to read. */
    private static final long MOST_BYTES = 256L << 20;

    private final SparkSession spark;
    private final Clock clock;

    public TrialIngest(SparkSession spark, Clock clock) {
        this.spark = spark;
        this.clock = clock;
    }

    /**
     * What an ingest would say of an input.
     *
     * @param isGood whether it would accept the input
     */
    public record Finding(String input, boolean isGood, String words) {}

    /** What is to be said of the inputs that are read from files; nothing where the purchases are not. */
    public List<Finding> of(Map<Input, InputSettings> inputs) {
        Map<Input, InputSettings> files = new LinkedHashMap<>(inputs);
        files.values().removeIf(settings -> settings.format() == InputFormat.JDBC);
        if (!files.containsKey(InputCatalogue.PURCHASES)) {
            return List.of();
        }
        try {
            return bytes(files) > MOST_BYTES ? List.of(tooLarge(files)) : tried(files);
        } catch (SettingsException | DataRefused e) {
            return oneByOne(files);
        }
    }

    private static Finding tooLarge(Map<Input, InputSettings> files) {
        return new Finding(
                files.keySet().iterator().next().name(),
                true,
                "has more than " + (MOST_BYTES >> 20)
                        + " MB, of which only the first rows were looked at: `ebb ingest` reads it whole");
    }

    private long bytes(Map<Input, InputSettings> inputs) {
        long bytes = 0;
        for (Map.Entry<Input, InputSettings> input : inputs.entrySet()) {
            Source source = Source.of(spark, input.getKey(), input.getValue());
            try {
                bytes +=
                        source.files().stream().mapToLong(SourceFile::textBytes).sum();
            } finally {
                source.close();
            }
        }
        return bytes;
    }

    private List<Finding> tried(Map<Input, InputSettings> inputs) {
        Path folder = folder();
        try {
            Lake lake = new Lake(spark, LakePath.root(folder.toString()));
            return new Ingest(spark, new LakeTarget(lake), clock)
                    .run(inputs).stream().flatMap(report -> findings(report)).toList();
        } finally {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }

    private static Stream<Finding> findings(IngestReport report) {
        return report.warnings().stream().map(words -> new Finding(report.input(), true, words));
    }

    /** Each input that is refused, with why; of purchases that are, the others do not know the customers. */
    private List<Finding> oneByOne(Map<Input, InputSettings> inputs) {
        return inputs.entrySet().stream()
                .flatMap(input -> {
                    try {
                        return tried(Map.of(input.getKey(), input.getValue())).stream();
                    } catch (SettingsException | DataRefused e) {
                        return Stream.of(new Finding(input.getKey().name(), false, e.getMessage()));
                    }
                })
                .toList();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("ebb-trial");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
