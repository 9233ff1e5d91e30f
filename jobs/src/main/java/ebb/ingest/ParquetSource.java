package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Parquet files; files of one delivery may have different columns. */
record ParquetSource(SparkSession spark, FileListing listing) implements Source {
    private static final String METADATA = "__ebb_metadata";

    @Override
    public List<SourceFile> files() {
        return listing.files();
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        String[] names = files.stream().map(SourceFile::name).toArray(String[]::new);
        Dataset<Row> parquet =
                spark.read().option("mergeSchema", true).format("parquet").load(names);
        List<String> columns = List.of(parquet.columns());
        Column place = Place.of(numberOf(names).apply(col(METADATA + ".file_path")), col(METADATA + ".row_index"));
        Dataset<Row> located = parquet.withColumn(METADATA, col("_metadata"));
        return new SourceRows(
                SourceRows.typed(located, place).drop(METADATA),
                files.stream().collect(Collectors.toMap(SourceFile::name, file -> columns)));
    }

    private static org.apache.spark.sql.expressions.UserDefinedFunction numberOf(String[] names) {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, names.length).forEach(number -> numbers.put(names[number], number));
        UDF1<String, Integer> number = uri -> numbers.get(FileListing.name(new Path(URI.create(uri))));
        return udf(number, DataTypes.IntegerType);
    }
}
