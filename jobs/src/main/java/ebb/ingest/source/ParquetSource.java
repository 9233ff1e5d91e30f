package ebb.ingest.source;

import ebb.ingest.catalogue.DataRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Parquet files; files of one delivery may have different columns, and a column may have different types in them. Files of one schema are read together
 * and their columns brought to a common type.
 */
record ParquetSource(SparkSession spark, FileListing listing) implements Source {

    @Override
    public List<String> hidden() {
        return listing.hidden();
    }

    @Override
    public List<SourceFile> files() {
        return listing.files();
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        List<ParquetFooter> footers = footers(files);
        Map<String, List<Integer>> bySchema = new LinkedHashMap<>();
        for (int i = 0; i < footers.size(); i++) {
            bySchema.computeIfAbsent(footers.get(i).schema(), schema -> new ArrayList<>())
                    .add(i);
        }
        List<ParquetGroup> groups = bySchema.values().stream()
                .map(numbers -> ParquetGroup.of(spark, files, numbers, footers.get(numbers.get(0))))
                .toList();
        Map<String, DataType> types = types(groups);
        Dataset<Row> rows = groups.stream()
                .map(group -> group.select(types))
                .reduce(Dataset::union)
                .orElseThrow();
        Map<String, FileFacts> facts = new LinkedHashMap<>();
        for (ParquetGroup group : groups) {
            group.numbers()
                    .forEach(number -> facts.put(
                            files.get(number).name(),
                            new FileFacts(
                                    group.columnsOf(number),
                                    Set.of(),
                                    footers.get(number).records(),
                                    "")));
        }
        return new SourceRows(rows, facts);
    }

    private List<ParquetFooter> footers(List<SourceFile> files) {
        SerializableConfiguration hadoop = listing.configuration();
        List<ParquetFooter> footers = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(files, files.size())
                .map(file -> ParquetFooter.read(file.name(), hadoop.value()))
                .collect();
        footers.stream()
                .map(ParquetFooter::refusal)
                .filter(refusal -> !refusal.isEmpty())
                .findFirst()
                .ifPresent(why -> {
                    throw new DataRefused(why);
                });
        return footers;
    }

    /** Every column of any file with the type that all its values fit. */
    private static Map<String, DataType> types(List<ParquetGroup> groups) {
        Map<String, List<DataType>> found = new LinkedHashMap<>();
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (ParquetGroup group : groups) {
            for (StructField field : group.fields()) {
                found.computeIfAbsent(names.computeIfAbsent(field.name(), name -> name), name -> new ArrayList<>())
                        .add(field.dataType());
            }
        }
        Map<String, DataType> types = new LinkedHashMap<>();
        found.forEach((name, all) -> types.put(name, CommonType.of(all)));
        return types;
    }
}
