package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.PreparedDelivery;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.SourceRows;
import ebb.schema.Column;
import ebb.schema.Ingested;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The customers of the purchases, the master data and the aliases, those that are being delivered included: a contact of anybody else is rejected, for it can be counted
 * for nobody.
 *
 * @param ids one column, each customer once, and perhaps null
 */
public record KnownCustomers(Dataset<Row> ids) {
    private static final String KNOWN = "__ebb_known_customer";
    private static final List<Input> NAMED_BY =
            List.of(InputCatalogue.PURCHASES, InputCatalogue.CUSTOMERS, InputCatalogue.ALIASES);

    /**
     * Those known for an input whose rows must be of a known customer; empty for every other input, and where nobody is known at all.
     *
     * @param before deliveries that are judged already and not written yet
     */
    public static Optional<KnownCustomers> of(Input input, IngestTarget target, List<PreparedDelivery> before) {
        if (!input.equals(InputCatalogue.CONTACTS)) {
            return Optional.empty();
        }
        Dataset<Row> ids = null;
        for (Input named : NAMED_BY) {
            Dataset<Row> own = ids(target, named, before);
            ids = ids == null ? own : ids.union(own);
        }
        Dataset<Row> distinct = ids.distinct().persist();
        if (distinct.where(col(KNOWN).isNotNull()).isEmpty()) {
            distinct.unpersist();
            return Optional.empty();
        }
        return Optional.of(new KnownCustomers(distinct));
    }

    private static Dataset<Row> ids(IngestTarget target, Input input, List<PreparedDelivery> before) {
        Optional<StagedDelivery> staged = PreparedDelivery.staged(before, input);
        Optional<Dataset<Row>> inMemory = staged.flatMap(StagedDelivery::customersOfNewTable);
        if (inMemory.isPresent()) {
            return ids(inMemory.get());
        }
        Dataset<Row> there = ids(target.read(input.table()));
        return staged.map(rows -> there.union(ids(rows.accepted().rows()))).orElse(there);
    }

    /** Null among them: a filter would make Delta look through the statistics of each table first. */
    private static Dataset<Row> ids(Dataset<Row> rows) {
        return rows.select(col(Column.CUSTOMER_ID).as(KNOWN));
    }

    /** The rows with those of unknown customers rejected. */
    public ValidatedRows mark(ValidatedRows judged) {
        Dataset<Row> rows = judged.rows();
        org.apache.spark.sql.Column isUnknown = col(ValidatedRows.VERDICT)
                .equalTo(ValidatedRows.ACCEPTED)
                .and(col(KNOWN).isNull());
        org.apache.spark.sql.Column[] fields = judged.key().input().fields().stream()
                .map(field -> SourceRows.column(field.name()))
                .toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> marked = rows.join(ids, rows.col(Column.CUSTOMER_ID).equalTo(ids.col(KNOWN)), "left")
                .withColumns(Map.of(
                        Ingested.ROW_KEY,
                        when(not(isUnknown), col(Ingested.ROW_KEY)),
                        ValidatedRows.VERDICT,
                        when(isUnknown, lit(ValidatedRows.REJECTED)).otherwise(col(ValidatedRows.VERDICT)),
                        SourceRows.REASON,
                        when(isUnknown, lit("customer_id is unknown")).otherwise(col(SourceRows.REASON)),
                        ValidatedRows.DETAIL,
                        when(
                                        isUnknown,
                                        concat(
                                                lit("customer_id is '"),
                                                col(Column.CUSTOMER_ID),
                                                lit("'; expected a customer of the purchases or the customers input")))
                                .otherwise(col(ValidatedRows.DETAIL)),
                        ValidatedRows.RAW_TEXT,
                        when(isUnknown, to_json(struct(fields))).otherwise(col(ValidatedRows.RAW_TEXT))));
        return judged.with(marked.select(
                Arrays.stream(rows.columns()).map(SourceRows::column).toArray(org.apache.spark.sql.Column[]::new)));
    }

    public void release() {
        ids.unpersist();
    }
}
