package ebb.ingest.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What the end of a Parquet file says of it.
 *
 * @param schema as text
 * @param instants columns of instants in nanoseconds, which Spark reads as numbers
 * @param wallClocks columns of wall-clock times in nanoseconds, the same
 * @param records number of rows
 * @param refusal why the file cannot be read, as a whole message; empty: it can
 */
record ParquetFooter(String schema, List<String> instants, List<String> wallClocks, long records, String refusal)
        implements Serializable {

    static ParquetFooter read(String name, Configuration hadoop) {
        try (ParquetFileReader file =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(FileListing.uri(name)), hadoop))) {
            ParquetMetadata footer = file.getFooter();
            MessageType schema = footer.getFileMetaData().getSchema();
            long records = footer.getBlocks().stream()
                    .mapToLong(BlockMetaData::getRowCount)
                    .sum();
            return new ParquetFooter(schema.toString(), nanos(schema, true), nanos(schema, false), records, "");
        } catch (IOException | RuntimeException e) {
            String why = TextRows.naming(
                            name,
                            "it is no whole Parquet file (" + Failures.firstLine(e)
                                    + "). Deliver it again, or correct the input's format.")
                    .getMessage();
            return new ParquetFooter("", List.of(), List.of(), 0, why);
        }
    }

    private static List<String> nanos(MessageType schema, boolean isInstant) {
        return schema.getFields().stream()
                .filter(field -> field.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
                        && time.getUnit() == TimeUnit.NANOS
                        && time.isAdjustedToUTC() == isInstant)
                .map(Type::getName)
                .toList();
    }
}
