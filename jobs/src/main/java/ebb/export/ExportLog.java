package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import ebb.customer.ControlGroup;
import ebb.lake.Lake;
import ebb.schema.ExportsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SentTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Writes down every export, who was on it and who was held back, before the file is handed over: nobody is contacted without a record. A list written
 * again on the same day adds nothing, also where the first time was cut short between the two tables; who is on several lists of a day with the same action
 * is assigned once, by the first of them.
 */
public final class ExportLog {
    private static final int ID_DIGITS = 12;

    private final Lake lake;
    private final ControlGroup control;

    public ExportLog(Lake lake, ControlGroup control) {
        this.lake = lake;
        this.control = control;
    }

    /**
     * An export.
     *
     * @param asOf null: nothing was scored
     * @param counts customers by state of {@link NextActionsTable#STATES} or {@link MarketingList#DUTY}
     */
    public record Export(
            ZonedDateTime at,
            LocalDate asOf,
            String list,
            String purpose,
            String file,
            String sha256,
            Map<String, Long> counts) {
        /** The day and what is on the list: another order of columns, or another kind of CSV, is the same list. */
        String id(Dataset<Row> sent) {
            List<String> rows = sent.select(to_json(struct(col("*")))).as(Encoders.STRING()).collectAsList().stream()
                    .sorted()
                    .toList();
            return at.toLocalDate() + "-" + DigestUtils.sha256Hex(list + rows).substring(0, ID_DIGITS);
        }
    }

    /**
     * Records an export.
     *
     * @param listed rows of {@link NextActionsTable} on the list
     * @param heldBack rows of those who would have competed for it but are held back as control
     * @return false where the same list was written on the same day already
     */
    public boolean record(Export export, Dataset<Row> listed, Dataset<Row> heldBack) {
        return record(
                export,
                sent(listed, SentTable.CONTACT, 1 - control.share())
                        .unionByName(sent(heldBack, SentTable.CONTROL, control.share())));
    }

    /**
     * Records an export of another list, from which nobody is known to be held back.
     *
     * @param listed rows with the customer's id
     * @param action what is done with all of them
     */
    public boolean record(Export export, Dataset<Row> listed, String action) {
        Dataset<Row> actions = listed.select(
                        col(NextActionsTable.CUSTOMER_ID),
                        lit(action).as(NextActionsTable.ACTION),
                        lit(null).cast("string").as(NextActionsTable.CHANNEL),
                        lit(null).cast("string").as(NextActionsTable.OFFER))
                .distinct();
        return record(export, sent(actions, SentTable.CONTACT, 1 - control.share()));
    }

    private boolean record(Export export, Dataset<Row> sent) {
        String id = export.id(sent);
        if (lake.has(ExportsTable.TABLE)
                && !lake.read(ExportsTable.TABLE)
                        .where(col(ExportsTable.EXPORT_ID).equalTo(id))
                        .isEmpty()) {
            return false;
        }
        lake.replaceWhere(
                SentTable.TABLE,
                SentTable.EXPORT_ID + " = '" + id + "'",
                notYetSent(sent, export.at().toLocalDate(), id)
                        .withColumn(SentTable.EXPORT_ID, lit(id))
                        .select(Arrays.stream(SentTable.TABLE.schema().fieldNames())
                                .map(name -> col(name))
                                .toArray(Column[]::new)));
        lake.append(ExportsTable.TABLE, lake.rows(ExportsTable.TABLE, List.of(row(export, id))));
        return true;
    }

    /** Without those whom another list of the day has with the same action, or holds back too: a customer, an action and a day are one assignment. */
    private Dataset<Row> notYetSent(Dataset<Row> sent, LocalDate day, String id) {
        if (!lake.has(SentTable.TABLE)) {
            return sent;
        }
        Dataset<Row> others = lake.read(SentTable.TABLE)
                .where(col(SentTable.EXPORT_ID)
                        .startsWith(day + "-")
                        .and(col(SentTable.EXPORT_ID).notEqual(id)));
        Column isAssigned = Stream.of(SentTable.CUSTOMER_ID, SentTable.ACTION, SentTable.ASSIGNMENT)
                .map(name -> sent.col(name).eqNullSafe(others.col(name)))
                .reduce(Column::and)
                .orElseThrow();
        return sent.join(others, isAssigned, "left_anti");
    }

    private static Dataset<Row> sent(Dataset<Row> rows, String assignment, double probability) {
        Function<String, Column> told = column ->
                assignment.equals(SentTable.CONTACT) ? col(column) : lit(null).cast("string");
        return rows.select(
                col(NextActionsTable.CUSTOMER_ID),
                told.apply(NextActionsTable.ACTION).as(SentTable.ACTION),
                told.apply(NextActionsTable.CHANNEL).as(SentTable.CHANNEL),
                told.apply(NextActionsTable.OFFER).as(SentTable.OFFER),
                lit(assignment).as(SentTable.ASSIGNMENT),
                lit(probability).as(SentTable.ASSIGNMENT_PROBABILITY));
    }

    private static Row row(Export export, String id) {
        Map<String, Long> counts = export.counts();
        return RowFactory.create(
                id,
                Timestamp.from(export.at().toInstant()),
                export.asOf() == null ? null : Date.valueOf(export.asOf()),
                export.list(),
                export.purpose(),
                ProcessHandle.current().info().user().orElse("unknown"),
                export.file(),
                export.sha256(),
                counts.getOrDefault(NextActionsTable.DUE, 0L),
                counts.getOrDefault(NextActionsTable.WAITING, 0L),
                counts.getOrDefault(NextActionsTable.HELD_BACK, 0L),
                counts.getOrDefault(NextActionsTable.SUPPRESSED, 0L),
                counts.getOrDefault(NextActionsTable.NOTHING_DUE, 0L),
                counts.getOrDefault(MarketingList.DUTY, 0L));
    }
}
