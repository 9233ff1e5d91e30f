package ebb.ingest;

import ebb.conf.Duplicates;
import ebb.conf.GateSettings;
import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.delivery.IngestTarget;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.Table;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A folder of delivered files, a lake beside it, and ingest from the one into the other on 2024-06-30. */
public final class Deliveries {
    static final GateSettings OPEN_GATE = new GateSettings(1, 1, 1, 1);
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-06-30T12:00:00Z"), ZoneOffset.UTC);

    final SparkSession spark;
    final Path folder;
    public final Lake lake;

    public Deliveries(Path root) {
        this(root, "UTC");
    }

    public Deliveries(Path root, String zone) {
        spark = SparkSessions.shared().newSession();
        spark.sparkContext().setLogLevel("WARN");
        spark.conf().set("spark.sql.session.timeZone", zone);
        // On a handful of rows Spark takes longer to compile a query than to run it.
        spark.conf().set("spark.sql.codegen.wholeStage", false);
        spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        folder = root.resolve("in");
        lake = new Lake(spark, LakePath.root(root.resolve("lake").toString()));
    }

    public Path write(String name, String... lines) {
        return writeBytes(name, String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
    }

    Path writeBytes(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path writeGzip(String name, String... lines) {
        try {
            Files.createDirectories(folder);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
            return folder.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputSettings csv() {
        return csv(Map.of());
    }

    public InputSettings csv(Map<String, String> columns) {
        return settings(InputFormat.CSV, columns, Map.of());
    }

    /** The defaults of an input, with an open gate. */
    public InputSettings settings(InputFormat format, Map<String, String> columns, Map<String, String> options) {
        InputSettings defaults = SettingsLoader.load(Optional.empty(), Map.of(), Map.of())
                .settings()
                .inputs()
                .get("purchases");
        InputSettings settings = with(with(defaults, "path", folder.toString()), "format", format);
        return with(with(with(settings, "columns", columns), "options", options), "gate", OPEN_GATE);
    }

    public static InputSettings with(InputSettings settings, Duplicates duplicates) {
        return with(settings, "duplicates", duplicates);
    }

    public static InputSettings with(InputSettings settings, GateSettings gate) {
        return with(settings, "gate", gate);
    }

    public static InputSettings with(InputSettings settings, String path) {
        return with(settings, "path", path);
    }

    public static InputSettings written(InputSettings settings, String numberFormat, String dateFormat) {
        return with(with(settings, "numberFormat", numberFormat), "dateFormat", dateFormat);
    }

    /** The same settings with another value of one component of the record. */
    public static InputSettings with(InputSettings settings, String component, Object value) {
        RecordComponent[] components = InputSettings.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(settings);
            }
            return (InputSettings) InputSettings.class.getConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot change " + component + " to " + value, e);
        }
    }

    public IngestReport ingest(InputSettings settings) {
        return ingest(InputCatalogue.PURCHASES, settings);
    }

    public IngestReport ingest(Input input, InputSettings settings) {
        return new Ingest(spark, new LakeTarget(lake), NOON)
                .run(Map.of(input, settings))
                .get(0);
    }

    public List<IngestReport> ingest(Map<Input, InputSettings> inputs) {
        return new Ingest(spark, new LakeTarget(lake), NOON).run(inputs);
    }

    /** The same, looking at most {@code most} duplicates up row by row. */
    public IngestReport ingest(InputSettings settings, int most) {
        return new Ingest(spark, new LakeTarget(lake), NOON, most)
                .run(Map.of(InputCatalogue.PURCHASES, settings))
                .get(0);
    }

    IngestReport ingestInto(IngestTarget target, InputSettings settings) {
        return new Ingest(spark, target, NOON)
                .run(Map.of(InputCatalogue.PURCHASES, settings))
                .get(0);
    }

    /** The table's rows as text, the values joined by a bar, in order. */
    public List<String> rows(Table table, String... columns) {
        if (!lake.has(table)) {
            return List.of();
        }
        return texts(lake.read(table), columns);
    }

    /** Rows as text, the values joined by a bar, in order. */
    static List<String> texts(Dataset<Row> rows, String... columns) {
        org.apache.spark.sql.Column[] texts = Arrays.stream(columns)
                .map(column ->
                        functions.coalesce(functions.col("`" + column + "`").cast("string"), functions.lit("-")))
                .toArray(org.apache.spark.sql.Column[]::new);
        return rows.select(functions.concat_ws("|", texts)).collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    public static String summary(IngestReport report) {
        FileCounts total = report.total();
        return total.in() + " = " + total.accepted() + " + " + total.duplicates() + " + " + total.anonymous() + " + "
                + total.rejected();
    }
}
