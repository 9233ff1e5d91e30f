package ebb.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import ebb.conf.SettingsException;
import ebb.ingest.text.TextFile;
import ebb.ingest.text.TextFormat;
import ebb.ingest.text.TextPlan;
import ebb.ingest.text.TextSplit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * CSV and JSON. Each file is read twice: by one task from its start, which counts its records and finds where it can be split, then split by split. So
 * every row knows its line, several cores read one file, and the rows that come out are checked against a count made apart from them.
 */
final class TextSource implements Source {
    private static final long BYTES_PER_TASK = 64L << 20;
    private static final int TASKS_PER_CORE = 4;
    /** Each split of a packed file unpacks all that is before it. */
    private static final int MOST_SPLITS_OF_PACKED = 4;

    private final SparkSession spark;
    private final FileListing listing;
    private final TextFormat format;

    TextSource(SparkSession spark, FileListing listing, TextFormat format) {
        this.spark = spark;
        this.listing = listing;
        this.format = format;
    }

    /** What the first reading of a file found. */
    private record Planned(TextPlan plan, boolean isSeekable, RuntimeException refusal)
            implements java.io.Serializable {}

    /** A file with its number in the delivery. */
    private record Numbered(int number, SourceFile file) implements java.io.Serializable {}

    @Override
    public List<String> hidden() {
        return listing.hidden();
    }

    @Override
    public List<SourceFile> files() {
        return listing.files();
    }

    @Override
    public Column line() {
        return RowPosition.row(col(SourceRows.PLACE));
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        List<Planned> plans = plan(files);
        Map<String, FileFacts> facts = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            facts.put(files.get(i).name(), facts(files.get(i), plans.get(i).plan()));
        }
        List<String> columns = union(facts);
        List<TextRows> splits = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            TextPlan plan = plans.get(i).plan();
            int number = i;
            splits(plans.get(i)).stream()
                    .map(split ->
                            new TextRows(number, name, plan, split, FolderColumns.of(name, plan.columns()), columns))
                    .forEach(splits::add);
        }
        return new SourceRows(rows(splits, columns), facts);
    }

    private static FileFacts facts(SourceFile file, TextPlan plan) {
        List<String> columns = new ArrayList<>(plan.columns());
        if (!columns.isEmpty()) {
            columns.addAll(FolderColumns.of(file.name(), plan.columns()).keySet());
        }
        return new FileFacts(columns, plan.repeated(), plan.records(), plan.advice());
    }

    private List<Planned> plan(List<SourceFile> files) {
        SerializableConfiguration hadoop = listing.configuration();
        TextFormat rowFormat = format;
        List<Planned> plans = inTasks(files)
                .map(numbered -> plan(numbered.file().name(), rowFormat, hadoop))
                .collect();
        plans.stream()
                .map(Planned::refusal)
                .filter(refusal -> refusal != null)
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return plans;
    }

    /** A refusal is given back, not thrown: Spark would log what a task throws as a failure of its own. */
    private static Planned plan(String name, TextFormat format, SerializableConfiguration hadoop) {
        TextFile file = file(name, format, hadoop);
        try (InputStream text = file.open()) {
            return new Planned(format.plan(text), file.isSeekable(), null);
        } catch (IOException e) {
            return new Planned(null, false, TextRows.broken(name, e));
        } catch (SettingsException e) {
            return new Planned(null, false, e);
        }
    }

    private static TextFile file(String name, TextFormat format, SerializableConfiguration hadoop) {
        return new TextFile(FileListing.uri(name), format, hadoop.value());
    }

    private List<TextSplit> splits(Planned planned) {
        List<TextSplit> splits = planned.plan().splits();
        int most = planned.isSeekable()
                ? splits.size()
                : Math.min(MOST_SPLITS_OF_PACKED, context().defaultParallelism());
        if (splits.size() <= most) {
            return splits;
        }
        List<TextSplit> merged = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            splits.subList(i * splits.size() / most, (i + 1) * splits.size() / most).stream()
                    .reduce(TextSplit::with)
                    .ifPresent(merged::add);
        }
        return merged;
    }

    private Dataset<Row> rows(List<TextRows> splits, List<String> columns) {
        StructType schema = new StructType()
                .add(SourceRows.PLACE, LongType, false)
                .add(SourceRows.RAW, StringType, false)
                .add(SourceRows.FAULT, StringType);
        for (String column : columns) {
            schema = schema.add(column, StringType);
        }
        SerializableConfiguration hadoop = listing.configuration();
        TextFormat rowFormat = format;
        int tasks = Math.max(
                1,
                tasks(splits.stream()
                        .map(TextRows::split)
                        .mapToLong(TextSplit::bytes)
                        .toArray()));
        JavaRDD<InternalRow> rows = context()
                .parallelize(splits, tasks)
                .flatMap(split -> split.open(file(split.name(), rowFormat, hadoop)));
        return ((org.apache.spark.sql.classic.SparkSession) spark).internalCreateDataFrame(rows.rdd(), schema, false);
    }

    /** The columns of all files, each once: {@code Amount} and {@code amount} are one to Spark. */
    private static List<String> union(Map<String, FileFacts> files) {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return files.values().stream()
                .flatMap(file -> file.columns().stream())
                .filter(seen::add)
                .toList();
    }

    private JavaRDD<Numbered> inTasks(List<SourceFile> files) {
        List<Numbered> numbered = IntStream.range(0, files.size())
                .mapToObj(number -> new Numbered(number, files.get(number)))
                .toList();
        return context()
                .parallelize(
                        numbered,
                        tasks(files.stream().mapToLong(SourceFile::sizeBytes).toArray()));
    }

    /** Number of tasks for parts of these sizes: large parts have a task each, small ones share. */
    private int tasks(long[] bytes) {
        long all = java.util.Arrays.stream(bytes).sum();
        long most = Math.max((long) TASKS_PER_CORE * context().defaultParallelism(), all / BYTES_PER_TASK);
        return (int) Math.min(bytes.length, most);
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }
}
