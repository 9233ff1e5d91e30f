package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** CSV and JSON lines. A file is read by one task from its start, so that every row knows its line. */
record TextSource(SparkSession spark, FileListing listing, TextFormat format) implements Source {
    private static final long BYTES_PER_TASK = 64L << 20;
    private static final int TASKS_PER_CORE = 4;

    /** A file with its number in the delivery. */
    private record Numbered(int number, SourceFile file) implements java.io.Serializable {}

    @Override
    public List<SourceFile> files() {
        return listing.files();
    }

    @Override
    public Column line() {
        return Place.row(col(SourceRows.PLACE));
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        Map<String, List<String>> columns = columns(files);
        List<String> all = union(columns);
        StructType schema = new StructType()
                .add(SourceRows.PLACE, LongType, false)
                .add(SourceRows.RAW, StringType, false)
                .add(SourceRows.FAULT, StringType);
        for (String column : all) {
            schema = schema.add(column, StringType);
        }
        SerializableConfiguration hadoop = listing.configuration();
        TextFormat rowFormat = format;
        JavaRDD<Row> rows = inTasks(files)
                .flatMap(numbered ->
                        new TextRows(numbered.number(), numbered.file().name(), rowFormat, all).open(hadoop.value()));
        return new SourceRows(spark.createDataFrame(rows, schema), columns);
    }

    private Map<String, List<String>> columns(List<SourceFile> files) {
        SerializableConfiguration hadoop = listing.configuration();
        TextFormat rowFormat = format;
        List<List<String>> found = inTasks(files)
                .map(numbered -> columns(numbered.file().name(), rowFormat, hadoop.value()))
                .collect();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            columns.put(files.get(i).name(), found.get(i));
        }
        return columns;
    }

    private static List<String> columns(String name, TextFormat format, Configuration hadoop) throws IOException {
        try (BufferedReader text = TextFile.open(name, format.encoding(), hadoop)) {
            return format.columns(text);
        } catch (DataRefused e) {
            throw TextRows.naming(name, e.getMessage());
        } catch (IOException e) {
            throw TextRows.broken(name, e);
        }
    }

    /** The columns of all files, each once: {@code Amount} and {@code amount} are one to Spark. */
    private static List<String> union(Map<String, List<String>> columns) {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return columns.values().stream().flatMap(List::stream).filter(seen::add).toList();
    }

    private JavaRDD<Numbered> inTasks(List<SourceFile> files) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        long bytes = files.stream().mapToLong(SourceFile::sizeBytes).sum();
        long most = Math.max((long) TASKS_PER_CORE * context.defaultParallelism(), bytes / BYTES_PER_TASK);
        List<Numbered> numbered = IntStream.range(0, files.size())
                .mapToObj(number -> new Numbered(number, files.get(number)))
                .toList();
        return context.parallelize(numbered, (int) Math.min(files.size(), most));
    }
}
