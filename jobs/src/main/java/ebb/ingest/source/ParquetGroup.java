package ebb.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;

import ebb.conf.SettingsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Parquet files of one schema.
 *
 * @param files all files of the delivery
 * @param numbers which of them
 * @param rows their columns
 */
record ParquetGroup(List<SourceFile> files, List<Integer> numbers, Dataset<Row> rows) {
    /** Spark has no type for nanoseconds: it reads them as whole numbers, or not at all. */
    private static final String NANOS_AS_NUMBERS = "spark.sql.legacy.parquet.nanosAsLong";

    private static final String METADATA = "__ebb_metadata";

    static ParquetGroup of(SparkSession spark, List<SourceFile> files, List<Integer> numbers, ParquetFooter footer) {
        spark.conf().set(NANOS_AS_NUMBERS, true);
        String[] names =
                numbers.stream().map(number -> files.get(number).name()).toArray(String[]::new);
        try {
            Dataset<Row> rows = spark.read()
                    .option("__globPaths__", "false")
                    .format("parquet")
                    .load(names);
            List<Column> columns = new ArrayList<>();
            for (String name : rows.columns()) {
                columns.add(moment(name, footer, spark).as(name));
            }
            columns.add(col("_metadata").as(METADATA));
            return new ParquetGroup(files, numbers, rows.select(columns.toArray(Column[]::new)));
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new SettingsException(
                        "Cannot read " + names[0] + ": " + Failures.firstLine(e)
                                + " Write this column with another type, or leave it out.",
                        e);
            }
            throw e;
        }
    }

    private static Column moment(String name, ParquetFooter footer, SparkSession spark) {
        Column column = SourceRows.column(name);
        String zone = spark.conf().get("spark.sql.session.timeZone");
        if (footer.wallClocks().contains(name)) {
            return to_utc_timestamp(timestamp_micros(micros(name)), zone);
        }
        return footer.instants().contains(name) ? timestamp_micros(micros(name)) : column;
    }

    /** Rounded down also before 1970. */
    private static Column micros(String name) {
        return expr("floor(`" + name.replace("`", "``") + "` / 1000)");
    }

    List<StructField> fields() {
        return Arrays.stream(rows.schema().fields())
                .filter(field -> !field.name().equals(METADATA))
                .toList();
    }

    /** The columns of one of its files, those of its folders too. */
    List<String> columnsOf(int number) {
        List<String> columns = new ArrayList<>(own());
        columns.addAll(FolderColumns.of(files.get(number).name(), own()).keySet());
        return columns;
    }

    private List<String> own() {
        return fields().stream().map(StructField::name).toList();
    }

    /** Its rows as {@link SourceRows} has them, in the types given; null where it lacks a column. */
    Dataset<Row> select(Map<String, DataType> types) {
        Map<String, Column> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields().forEach(field -> columns.put(
                field.name(),
                CommonType.as(SourceRows.column(field.name()), field.dataType(), typeOf(types, field.name()))));
        Column number = numberOf(files).apply(col(METADATA + ".file_path"));
        List<Column> selected = new ArrayList<>();
        types.forEach((name, type) ->
                selected.add(columns.getOrDefault(name, lit(null).cast(type)).as(name)));
        for (String folder : folders(types)) {
            String[] values = files.stream()
                    .map(file -> FolderColumns.of(file.name(), List.of()).get(folder))
                    .toArray(String[]::new);
            selected.add(element_at(lit(values), number.plus(1)).as(folder));
        }
        selected.add(col(METADATA));
        Column place = RowPosition.of(number, col(METADATA + ".row_index"));
        return SourceRows.typed(rows.select(selected.toArray(Column[]::new)), place)
                .drop(METADATA);
    }

    private static DataType typeOf(Map<String, DataType> types, String name) {
        return types.entrySet().stream()
                .filter(type -> type.getKey().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private List<String> folders(Map<String, DataType> types) {
        return files.stream()
                .flatMap(file -> FolderColumns.of(file.name(), types.keySet()).keySet().stream())
                .distinct()
                .toList();
    }

    private static org.apache.spark.sql.expressions.UserDefinedFunction numberOf(List<SourceFile> files) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number < files.size(); number++) {
            numbers.put(files.get(number).name(), number);
        }
        UDF1<String, Integer> number = uri -> numbers.get(FileListing.name(URI.create(uri)));
        return udf(number, DataTypes.IntegerType);
    }
}
