package ebb.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a delivery in the table's columns, each with its verdict.
 *
 * @param rows the input's columns with {@link SourceRows#PLACE}, {@link #VERDICT} and, for rejected rows, reason, detail and raw text
 * @param key how the rows are compared to find duplicates
 */
record Judged(Dataset<Row> rows, RowKey key) {
    /** Without its sign, what the amount of a rejected row is probably worth; null: the row is not rejected, or it cannot be told. */
    static final String WORTH = "__ebb_worth";
    /** Text of a rejected row that is not a number where one was expected; null: something else is wrong with the row. */
    static final String NOT_A_NUMBER = "__ebb_not_a_number";

    static final String VERDICT = "__ebb_verdict";
    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";
    static final String ANONYMOUS = "anonymous";
    static final String REJECTED = "rejected";

    /** Reads every value, then says of each row whether it is rejected, anonymous or, as far as can be seen from itself, accepted. */
    static Judged of(Delivery delivery, Believed believed, SourceRows source) {
        Input input = delivery.input();
        List<MappedField> mapped = Mapping.resolve(input, delivery.settings(), source);
        ValueFormats formats = ValueFormats.of(input, delivery.settings(), zone(source));
        List<FieldReader> readers = mapped.stream()
                .map(field -> new FieldReader(input, field, believed, formats))
                .toList();
        RowKey key = new RowKey(input, delivery.settings().duplicates(), source, mapped);

        Dataset<Row> rows = source.rows().select(with(source.rows(), readers));
        rows = rows.withColumn(RejectedRowsTable.REASON, reason(readers)).withColumn(VERDICT, verdict(input));
        Column accepted = col(VERDICT).equalTo(ACCEPTED);
        Column rejected = col(RejectedRowsTable.REASON).isNotNull();

        List<Column> columns = new ArrayList<>();
        columns.add(col(SourceRows.PLACE));
        columns.add(col(VERDICT));
        columns.add(col(RejectedRowsTable.REASON));
        columns.add(when(rejected, FaultDetail.column(readers)).as(RejectedRowsTable.DETAIL));
        columns.add(when(rejected, col(SourceRows.RAW)).as(RejectedRowsTable.RAW_TEXT));
        columns.add(when(rejected, worth(mapped, formats)).as(WORTH));
        columns.add(when(rejected, notANumber(readers)).as(NOT_A_NUMBER));
        columns.add(when(accepted, key.column()).as(Ingested.ROW_KEY));
        input.fields().forEach(field -> columns.add(valueOf(field, mapped)));
        Dataset<Row> judged = rows.select(columns.toArray(Column[]::new));
        for (var derived : input.derived().entrySet()) {
            judged = judged.withColumn(derived.getKey(), expr(derived.getValue()));
        }
        return new Judged(judged, key);
    }

    Dataset<Row> rejected() {
        return rows.where(col(VERDICT).equalTo(REJECTED));
    }

    /** Keeps the rows as they are: to try which compression suits each column took more than half of the time of ingest. */
    void keep() {
        rows.sparkSession().conf().set("spark.sql.inMemoryColumnarStorage.compressed", false);
        rows.persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Lets go of the rows, which are kept from the first count to the last commit. */
    void release() {
        rows.unpersist();
    }

    private static Column[] with(Dataset<Row> source, List<FieldReader> readers) {
        List<Column> columns = new ArrayList<>();
        Arrays.stream(source.columns()).map(SourceRows::column).forEach(columns::add);
        readers.forEach(reader -> columns.add(reader.read().as(reader.valueName())));
        return columns.toArray(Column[]::new);
    }

    /** The first thing wrong: with the row, then with its columns in the table's order. */
    private static Column reason(List<FieldReader> readers) {
        List<Column> reasons = new ArrayList<>();
        reasons.add(substring_index(col(SourceRows.FAULT), ":", 1));
        readers.forEach(reader -> reasons.add(reader.fault()));
        return coalesce(reasons.toArray(Column[]::new));
    }

    private static ZoneId zone(SourceRows source) {
        return ZoneId.of(source.rows().sparkSession().conf().get("spark.sql.session.timeZone"));
    }

    private static Column worth(List<MappedField> mapped, ValueFormats formats) {
        return mapped.stream()
                .filter(field -> field.name().equals(PurchasesTable.AMOUNT))
                .findFirst()
                .map(field -> formats.worth().apply(field.source().cast("string")))
                .orElse(lit(null).cast("double"));
    }

    private static Column notANumber(List<FieldReader> readers) {
        Column[] texts = readers.stream()
                .map(reader -> reader.notANumber(col(RejectedRowsTable.REASON)))
                .toArray(Column[]::new);
        return texts.length == 0 ? lit(null).cast("string") : coalesce(texts);
    }

    private static Column verdict(Input input) {
        Column verdict = when(col(RejectedRowsTable.REASON).isNotNull(), lit(REJECTED));
        if (input.anonymous().isPresent()) {
            verdict = verdict.when(FieldReader.value(input.anonymous().get()).isNull(), lit(ANONYMOUS));
        }
        return verdict.otherwise(lit(ACCEPTED));
    }

    private static Column valueOf(StructField field, List<MappedField> mapped) {
        boolean given = mapped.stream().anyMatch(candidate -> candidate.name().equals(field.name()));
        Column value = given ? FieldReader.value(field.name()) : lit(null).cast(field.dataType());
        return value.as(field.name());
    }
}
