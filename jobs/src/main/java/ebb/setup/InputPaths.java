package ebb.setup;

import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import ebb.ingest.InputSample;
import ebb.lake.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What to look at for a proposal of settings: the files below a path, and how those are read that are no text. */
public final class InputPaths {
    private static final int MOST_ROWS = 200_000;

    private InputPaths() {}

    /**
     * The files of a path; a folder of Parquet files, and a Delta table, are one.
     *
     * @throws SettingsException where nothing is there
     */
    public static List<Path> units(Path path) {
        if (path.toString().isEmpty()) {
            throw new SettingsException("Cannot look at a file without a name: the name given is empty. Give files that"
                    + " are there; a variable of the shell may be unset.");
        }
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new SettingsException(
                        "Cannot look at " + path + ": there is no such file. Give files that are there.");
            }
            return List.of(path);
        }
        if (Files.isDirectory(path.resolve("_delta_log"))) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> files = below.filter(Files::isRegularFile)
                    .filter(file -> Stream.iterate(file, each -> !each.equals(path), Path::getParent)
                            .noneMatch(each -> each.getFileName().toString().matches("[._~].*")))
                    .toList();
            return files.stream().anyMatch(file -> file.toString().endsWith(".parquet")) ? List.of(path) : files;
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot list " + path + ": " + e.getMessage() + ". Give a folder that can be read.", e);
        }
    }

    /** Starts Spark when first asked for something. */
    public static ColumnarReader columnar() {
        return (path, format) -> {
            InputSettings settings = SettingsLoader.load(
                            Optional.empty(),
                            Map.of(),
                            Map.of("inputs.purchases.path", path.toString(), "inputs.purchases.format", format))
                    .settings()
                    .inputs()
                    .get("purchases");
            InputSample sample = InputSample.of(Sessions.open(ZoneOffset.UTC), settings, MOST_ROWS);
            return new ColumnarReader.Rows(sample.columns(), sample.rows());
        };
    }
}
