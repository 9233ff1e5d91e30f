package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.AliasesTable;
import ebb.schema.CustomersTable;
import ebb.schema.OccasionsTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Days that are coming on which to get in touch.
 *
 * @param kinds how many of each kind
 * @param first the next ones of active customers
 */
public record ComingOccasions(List<Kind> kinds, List<Occasion> first) implements Section {
    public static final SectionType TYPE = new SectionType(
            "occasions",
            "Occasions",
            List.of(OccasionsTable.TABLE, CustomersTable.TABLE, AliasesTable.TABLE),
            ComingOccasions::read);

    /** Occasions of one kind, and how many of them of active customers. */
    public record Kind(String name, long all, long active) {}

    /**
     * One occasion.
     *
     * @param customer name, or else id
     * @param owner null: nobody named
     */
    public record Occasion(String customer, String owner, String kind, LocalDate on, String words) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final int OCCASIONS_SHOWN = 15;

    private static Optional<ComingOccasions> read(ReportSource source) {
        return source.rows(OccasionsTable.TABLE).flatMap(occasions -> of(source, occasions));
    }

    /** Empty where nothing is coming. */
    private static Optional<ComingOccasions> of(ReportSource source, Dataset<Row> occasions) {
        List<Kind> kinds = occasions
                .groupBy(OccasionsTable.KIND)
                .agg(count(lit(1)), sum(col(OccasionsTable.IS_ACTIVE).cast("int")))
                .orderBy(OccasionsTable.KIND)
                .collectAsList()
                .stream()
                .map(row -> new Kind(row.getString(0), row.getLong(1), row.getLong(2)))
                .toList();
        List<Row> next = occasions
                .where(col(OccasionsTable.IS_ACTIVE))
                .orderBy(
                        col(OccasionsTable.ON),
                        col(OccasionsTable.OWNER).asc_nulls_last(),
                        col(OccasionsTable.CUSTOMER_ID))
                .limit(OCCASIONS_SHOWN)
                .collectAsList();
        Map<String, String> named = source.names(next);
        List<Occasion> first = next.stream()
                .map(row -> new Occasion(
                        named.getOrDefault(
                                row.<String>getAs(OccasionsTable.CUSTOMER_ID), row.getAs(OccasionsTable.CUSTOMER_ID)),
                        row.getAs(OccasionsTable.OWNER),
                        row.getAs(OccasionsTable.KIND),
                        Cells.date(row, OccasionsTable.ON),
                        row.getAs(OccasionsTable.WORDS)))
                .toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new ComingOccasions(kinds, first));
    }
}
