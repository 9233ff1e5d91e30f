package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.AcceptanceLimits;
import ebb.ingest.value.FaultDetail;
import ebb.ingest.value.FieldReader;
import ebb.ingest.value.IdFormat;
import ebb.ingest.value.LenientExpression;
import ebb.ingest.value.MappedField;
import ebb.ingest.value.Mapping;
import ebb.ingest.value.MomentDays;
import ebb.ingest.value.RowFilter;
import ebb.ingest.value.RowKey;
import ebb.ingest.value.RowRules;
import ebb.ingest.value.ValueFormats;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a delivery in the table's columns, each with its verdict.
 *
 * @param rows the input's columns with {@link SourceRows#PLACE}, {@link #VERDICT} and, for rejected rows, reason, detail and raw text;
 *     where duplicates are looked for, with {@link RowKey#HASH}
 * @param kept the same without the columns that are null in every row and those worked out from others
 * @param key how the rows are compared to find duplicates
 * @param files the files they came from, by their number in {@link RowPosition}
 * @param formats how their texts are written
 */
public record ValidatedRows(
        Dataset<Row> rows, Dataset<Row> kept, RowKey key, List<SourceFile> files, ValueFormats formats) {
    /** Without its sign, what the amount of a rejected row is probably worth; null: the row is not rejected, or it cannot be told. */
    public static final String WORTH = "__ebb_worth";
    /** Text of a rejected row that is no number or no date where one was expected; null: something else is wrong with the row. */
    public static final String MISREAD = "__ebb_misread";

    public static final String VERDICT = "__ebb_verdict";
    /** Columns of the rejected beside {@link SourceRows#REASON}, named so that no input has a column of that name. */
    public static final String DETAIL = "__ebb_detail";

    public static final String RAW_TEXT = "__ebb_raw_text";
    public static final String ACCEPTED = "accepted";
    public static final String DUPLICATE = "duplicate";
    public static final String ANONYMOUS = "anonymous";
    public static final String FILTERED = "filtered";
    public static final String REJECTED = "rejected";

    public static final List<String> VERDICTS = List.of(ACCEPTED, REJECTED, ANONYMOUS, FILTERED, DUPLICATE);

    /** Reason, detail, text, worth and misread text of a rejected row together: null in nearly all rows, it is kept as one column. */
    private static final String REJECTION = "__ebb_rejection";

    private static final List<String> OF_REJECTION = List.of(SourceRows.REASON, DETAIL, RAW_TEXT, WORTH, MISREAD);
    private static final String LEFT_OUT = "__ebb_left_out";

    /** Reads every value, then says of each row whether it is left out, rejected, anonymous or, as far as can be seen from itself, accepted. */
    public static ValidatedRows of(Delivery delivery, AcceptanceLimits believed, SourceRows source) {
        Input input = delivery.input();
        List<MappedField> mapped = Mapping.resolve(input, delivery.settings(), source);
        ValueFormats formats = ValueFormats.of(input, delivery.settings(), zone(source))
                .watching(source.rows().sparkSession().sparkContext(), mapped);
        List<FieldReader> readers = mapped.stream()
                .map(field -> new FieldReader(input, field, believed, formats))
                .toList();
        RowKey key = new RowKey(input, delivery.settings().duplicates(), source, mapped);

        IdFormat ids = IdFormat.of(delivery.settings());
        Column leftOut = new RowFilter(input, delivery.settings().where(), formats.number()).leavesOut(source);
        Dataset<Row> rows = source.rows().select(with(source.rows(), readers, ids));
        rows = rows.withColumn(LEFT_OUT, leftOut)
                .withColumn(SourceRows.REASON, coalesce(reason(readers, ids), new RowRules(input, mapped).fault()))
                .withColumn(VERDICT, orErased(mapped, believed, verdict(input, ids)));
        Column accepted = col(VERDICT).equalTo(ACCEPTED);
        Column rejected = col(VERDICT).equalTo(REJECTED);

        List<Column> columns = new ArrayList<>();
        columns.add(col(SourceRows.PLACE));
        columns.add(col(VERDICT));
        columns.add(when(
                        rejected,
                        struct(
                                col(SourceRows.REASON),
                                FaultDetail.column(readers).as(DETAIL),
                                col(SourceRows.RAW).as(RAW_TEXT),
                                worth(mapped, formats).as(WORTH),
                                misread(readers).as(MISREAD)))
                .as(REJECTION));
        if (key.duplicates().areLookedFor()) {
            Column isCompared =
                    key.duplicates().replaceEarlier() ? col(SourceRows.FAULT).isNull() : accepted;
            columns.add(when(isCompared, key.column()).as(Ingested.ROW_KEY));
            columns.add(key.hash().as(RowKey.HASH));
        }
        readers.forEach(reader -> columns.add(
                FieldReader.value(reader.mapped().name()).as(reader.mapped().name())));
        Dataset<Row> kept = rows.select(columns.toArray(Column[]::new));
        return new ValidatedRows(
                whole(kept, input, formats.zone()), kept, key, delivery.plan().read(), formats);
    }

    /** The kept rows with all columns: those that nothing gives are null, and those worked out from others are. */
    private static Dataset<Row> whole(Dataset<Row> kept, Input input, ZoneId zone) {
        List<String> given = Arrays.asList(kept.columns());
        List<Column> columns = new ArrayList<>(List.of(col(SourceRows.PLACE), col(VERDICT)));
        OF_REJECTION.forEach(name -> columns.add(col(REJECTION + "." + name).as(name)));
        columns.add(
                given.contains(Ingested.ROW_KEY)
                        ? col(Ingested.ROW_KEY)
                        : lit(null).cast("string").as(Ingested.ROW_KEY));
        if (given.contains(RowKey.HASH)) {
            columns.add(col(RowKey.HASH));
        }
        input.fields()
                .forEach(field -> columns.add(
                        given.contains(field.name())
                                ? SourceRows.column(field.name())
                                : lit(null).cast(field.dataType()).as(field.name())));
        Dataset<Row> rows = kept.select(columns.toArray(Column[]::new));
        for (var derived : input.derived().entrySet()) {
            rows = rows.withColumn(derived.getKey(), MomentDays.of(col(derived.getValue()), zone));
        }
        return rows;
    }

    /** Place of the verdict among {@link #VERDICTS}: rows are counted by a number in half the time that a text takes. */
    public static Column verdictNumber() {
        Column number = lit(null).cast("int");
        for (int i = VERDICTS.size() - 1; i >= 0; i--) {
            number = when(col(VERDICT).equalTo(VERDICTS.get(i)), lit(i)).otherwise(number);
        }
        return number;
    }

    /** The same delivery with other verdicts. */
    public ValidatedRows with(Dataset<Row> settled) {
        return new ValidatedRows(settled, kept, key, files, formats);
    }

    public Dataset<Row> accepted() {
        return rows.where(col(VERDICT).equalTo(ACCEPTED));
    }

    /** The accepted rows for the input's table, without the columns that are null in every row. */
    Dataset<Row> written(Delivery delivery) {
        Set<String> given = new HashSet<>(Arrays.asList(kept.columns()));
        given.addAll(key.input().derived().keySet());
        return delivery.accepted(rows, given);
    }

    /** Keeps the rows as they are: to try which compression suits each column takes longer than to read them. */
    public void keep() {
        kept.sparkSession().conf().set("spark.sql.inMemoryColumnarStorage.compressed", false);
        kept.persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Lets go of the rows where they were kept. */
    public void release() {
        kept.unpersist();
    }

    private static Column[] with(Dataset<Row> source, List<FieldReader> readers, IdFormat ids) {
        List<Column> columns = new ArrayList<>();
        Arrays.stream(source.columns()).map(SourceRows::column).forEach(columns::add);
        readers.forEach(reader -> columns.add(value(reader, ids).as(reader.valueName())));
        return columns.toArray(Column[]::new);
    }

    /** The first thing wrong: with the row, then with its columns in the table's order. */
    private static Column reason(List<FieldReader> readers, IdFormat ids) {
        List<Column> reasons = new ArrayList<>();
        reasons.add(substring_index(col(SourceRows.FAULT), ":", 1));
        for (FieldReader reader : readers) {
            String field = reader.mapped().name();
            reasons.add(reader.fault());
            if (Input.CUSTOMER_IDS.contains(field)) {
                reasons.add(ids.fault(field, FieldReader.value(field)));
            }
        }
        return coalesce(reasons.toArray(Column[]::new));
    }

    private static ZoneId zone(SourceRows source) {
        return ZoneId.of(source.rows().sparkSession().conf().get("spark.sql.session.timeZone"));
    }

    private static Column worth(List<MappedField> mapped, ValueFormats formats) {
        return mapped.stream()
                .filter(field -> field.name().equals(PurchasesTable.AMOUNT))
                .findFirst()
                .map(field -> formats.worth()
                        .apply((field.isPlainColumn()
                                        ? field.source()
                                        : new LenientExpression(field, formats.number()).value())
                                .cast("string")))
                .orElse(lit(null).cast("double"));
    }

    private static Column misread(List<FieldReader> readers) {
        Column[] texts = readers.stream()
                .map(reader -> reader.misread(col(SourceRows.REASON)))
                .flatMap(Optional::stream)
                .toArray(Column[]::new);
        return texts.length == 0 ? lit(null).cast("string") : coalesce(texts);
    }

    private static Column value(FieldReader reader, IdFormat ids) {
        return Input.CUSTOMER_IDS.contains(reader.mapped().name())
                ? ids.of(reader.mapped(), reader.read())
                : reader.read();
    }

    /** A row that cannot be split into columns cannot be asked the condition of the conf; of all others it decides first. */
    private static Column verdict(Input input, IdFormat ids) {
        return when(col(SourceRows.FAULT).isNotNull(), lit(REJECTED))
                .when(col(LEFT_OUT), lit(FILTERED))
                .when(col(SourceRows.REASON).isNotNull(), lit(REJECTED))
                .when(isAnonymous(input, ids), lit(ANONYMOUS))
                .otherwise(lit(ACCEPTED));
    }

    /** A row of a customer who was erased counts as one without a customer, whatever else is wrong with it: its text is kept nowhere. */
    private static Column orErased(List<MappedField> mapped, AcceptanceLimits believed, Column verdict) {
        return mapped.stream().anyMatch(field -> field.name().equals(ebb.schema.Column.CUSTOMER_ID))
                ? when(believed.erased().contains(FieldReader.value(ebb.schema.Column.CUSTOMER_ID)), lit(ANONYMOUS))
                        .otherwise(verdict)
                : verdict;
    }

    /** Without a customer, or with an id that stands for none. */
    private static Column isAnonymous(Input input, IdFormat ids) {
        Optional<StructField> customer = input.customer();
        if (customer.isEmpty()) {
            return lit(false);
        }
        Column id = FieldReader.value(customer.get().name());
        Column isNobody = coalesce(ids.isNobody(id), lit(false));
        return customer.get().nullable() ? isNobody : id.isNull().or(isNobody);
    }
}
