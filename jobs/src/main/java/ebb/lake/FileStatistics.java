package ebb.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** Reads what Parquet files say of their columns at their ends, instead of the columns. */
final class FileStatistics {
    private static final int MOST_DIGITS_OF_LONG = 18;

    private final StructType schema;
    private final Map<String, ColumnStatistics> known = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    private FileStatistics(StructType schema) {
        this.schema = schema;
    }

    /** The columns that all of the files have statistics of, by name. */
    static Map<String, ColumnStatistics> of(List<Path> files, StructType schema, Configuration hadoop) {
        FileStatistics statistics = new FileStatistics(schema);
        try {
            for (Path file : files) {
                try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
                    reader.getFooter().getBlocks().stream()
                            .flatMap(block -> block.getColumns().stream())
                            .forEach(statistics::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the statistics of files just written", e);
        }
        statistics.known.keySet().removeAll(statistics.unknown);
        return statistics.known;
    }

    private void add(ColumnChunkMetaData column) {
        String name = column.getPath().toDotString();
        of(column, schema.apply(name).dataType())
                .ifPresentOrElse(found -> known.merge(name, found, ColumnStatistics::plus), () -> unknown.add(name));
    }

    private static Optional<ColumnStatistics> of(ColumnChunkMetaData column, DataType type) {
        Statistics<?> statistics = column.getStatistics();
        if (statistics == null || !statistics.isNumNullsSet()) {
            return Optional.empty();
        }
        long nulls = statistics.getNumNulls();
        if (type instanceof StringType || nulls == column.getValueCount()) {
            return Optional.of(new ColumnStatistics(nulls, null, null));
        }
        return statistics.hasNonNullValue() && isReadable(column, type)
                ? Optional.of(new ColumnStatistics(
                        nulls, value(statistics.genericGetMin(), type), value(statistics.genericGetMax(), type)))
                : Optional.empty();
    }

    private static boolean isReadable(ColumnChunkMetaData column, DataType type) {
        return type instanceof TimestampType
                ? column.getPrimitiveType().getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation moment
                        && moment.getUnit() == TimeUnit.MICROS
                : type instanceof DateType
                        || type instanceof IntegerType
                        || type instanceof LongType
                        || type instanceof BooleanType
                        || (type instanceof DecimalType decimal && decimal.precision() <= MOST_DIGITS_OF_LONG);
    }

    /** The value as a row has it. */
    private static Object value(Object stored, DataType type) {
        if (type instanceof TimestampType) {
            return DateTimeUtils.toJavaTimestamp((Long) stored);
        }
        if (type instanceof DateType) {
            return DateTimeUtils.toJavaDate((Integer) stored);
        }
        return type instanceof DecimalType decimal
                ? BigDecimal.valueOf(((Number) stored).longValue(), decimal.scale())
                : stored;
    }
}
