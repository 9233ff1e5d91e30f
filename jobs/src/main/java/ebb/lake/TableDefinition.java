package ebb.lake;

import ebb.schema.Ingested;
import ebb.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** A Delta table made from its schema, and brought up to the schema of this version of Ebb. */
record TableDefinition(SparkSession spark, Table table, String path) {
    static final String DELETION_VECTORS = "delta.enableDeletionVectors";

    private static final int STATISTICS_COLUMNS = 3;

    /**
     * Properties of every table: the change feed keeps the changes of an update; no deletion vectors, which a reader must know (protocol 3) and many do
     * not; statistics on the first columns only, because gathering them on every feature costs more than writing it.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "delta.enableChangeDataFeed",
            "true",
            DELETION_VECTORS,
            "false",
            "delta.dataSkippingNumIndexedCols",
            String.valueOf(STATISTICS_COLUMNS));

    /** What the table's first commit says of it: columns with NOT NULL and comments, partitions, properties. */
    Metadata metadata() {
        Map<String, String> properties = new TreeMap<>(PROPERTIES);
        statisticsColumns().ifPresent(columns -> properties.put("delta.dataSkippingStatsColumns", columns));
        return new Metadata(
                UUID.randomUUID().toString(),
                null,
                "A row is " + table.row(),
                new Format("parquet", scala.collection.immutable.Map$.MODULE$.empty()),
                table.schema().json(),
                CollectionConverters.asScala(table.partitions()).toSeq(),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(properties)),
                Option.apply(System.currentTimeMillis()));
    }

    /** Of rows in the order of their file only dates and numbers: to keep the range of a text copies it row by row, and it tells nothing of customers. */
    private Optional<String> statisticsColumns() {
        List<StructField> fields = List.of(table.schema().fields());
        if (fields.stream().noneMatch(field -> field.name().equals(Ingested.SOURCE_FILE))) {
            return Optional.empty();
        }
        return Optional.of(fields.stream()
                        .limit(STATISTICS_COLUMNS)
                        .filter(field -> !(field.dataType() instanceof StringType))
                        .map(StructField::name)
                        .collect(Collectors.joining(",")))
                .filter(columns -> !columns.isEmpty());
    }

    /**
     * Adds the columns that this version of Ebb has and the table has not yet; rows already there have null in them. Columns that this version writes no
     * more stay for the rows that have them, and may be null in new ones.
     */
    void bringUp() {
        StructType found = DeltaFiles.schema(spark, path);
        Set<String> written = Set.of(table.schema().fieldNames());
        for (StructField field : found.fields()) {
            if (!field.nullable() && !written.contains(field.name())) {
                spark.sql("ALTER TABLE delta.`" + path + "` ALTER COLUMN `" + field.name() + "` DROP NOT NULL");
            }
        }
        Set<String> known = new TreeSet<>(List.of(found.fieldNames()));
        List<String> added = Arrays.stream(table.schema().fields())
                .filter(field -> !known.contains(field.name()))
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()).toDDL())
                .toList();
        if (!added.isEmpty()) {
            spark.sql("ALTER TABLE delta.`" + path + "` ADD COLUMNS (" + String.join(", ", added) + ")");
        }
    }

    /**
     * Writes the table anew with the columns that this version gives it, in one commit: renamed ones by their name of now, new ones null, or 0 or false
     * where null is not allowed.
     *
     * @param note for the commit
     */
    void rewrite(String note) {
        Dataset<Row> rows = LakeFormat.byNamesOfNow(spark.read().format("delta").load(path));
        List<String> known = List.of(rows.columns());
        Column[] columns = Arrays.stream(table.schema().fields())
                .map(field -> known.contains(field.name())
                        ? functions.col(field.name())
                        : unknown(field).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        Dataset<Row> complete = rows.select(columns);
        spark.createDataFrame(complete.javaRDD(), nullableAsFound(table.schema(), complete.schema()))
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .partitionBy(table.partitions().toArray(String[]::new))
                .option("overwriteSchema", "true")
                .option("userMetadata", note)
                .save(path);
    }

    private static Column unknown(StructField field) {
        if (field.nullable()) {
            return functions.lit(null);
        }
        return field.dataType().equals(DataTypes.BooleanType) ? functions.lit(false) : functions.lit(0);
    }

    /** A column that may hold null in what is there may go on to. */
    private static StructType nullableAsFound(StructType wanted, StructType found) {
        return new StructType(Arrays.stream(wanted.fields())
                .map(field -> new StructField(
                        field.name(),
                        field.dataType(),
                        field.nullable() || found.apply(field.name()).nullable(),
                        field.metadata()))
                .toArray(StructField[]::new));
    }
}
