package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.SegmentsTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Refuses to publish a state in which most customers are suddenly something else than before: a wrong date, a lost file or half a delivery looks like
 * that, a shop does not.
 */
record StateChangeGate(Lake lake, double mostChangedShare) {
    /** Fewer customers change together by chance. */
    private static final long LEAST_CUSTOMERS = 30;

    private static final int CHANGES_SHOWN = 3;
    private static final String BEFORE = "before";

    /** Compares what is published with what is about to be. */
    void check(LocalDate asOf) {
        Optional<Publication> published = new Publications(lake).latest().filter(last -> isOther(last, asOf));
        if (mostChangedShare == 1 || published.isEmpty()) {
            return;
        }
        Dataset<Row> before = new Publications(lake)
                .read(published.get(), SegmentsTable.TABLE)
                .select(
                        col(SegmentsTable.CUSTOMER_ID),
                        col(SegmentsTable.LIFECYCLE).as(BEFORE));
        List<Row> moves = lake.read(SegmentsTable.TABLE, asOf)
                .select(SegmentsTable.CUSTOMER_ID, SegmentsTable.LIFECYCLE)
                .join(before, new String[] {SegmentsTable.CUSTOMER_ID})
                .groupBy(BEFORE, SegmentsTable.LIFECYCLE)
                .agg(count(lit(1)).as("customers"))
                .orderBy(col("customers").desc(), col(BEFORE), col(SegmentsTable.LIFECYCLE))
                .collectAsList();
        long all = customers(moves);
        List<Row> changes =
                moves.stream().filter(row -> !row.get(0).equals(row.get(1))).toList();
        if (all >= LEAST_CUSTOMERS && customers(changes) > mostChangedShare * all) {
            throw refusal(published.get(), asOf, all, changes);
        }
    }

    private boolean isOther(Publication published, LocalDate asOf) {
        Long version = published.versions().get(SegmentsTable.TABLE.name());
        return version != null
                && published.asOf().isPresent()
                && !(published.asOf().get().equals(asOf) && version == lake.version(SegmentsTable.TABLE));
    }

    private static DataRefused refusal(Publication published, LocalDate asOf, long all, List<Row> changes) {
        String most = changes.stream()
                .limit(CHANGES_SHOWN)
                .map(row -> String.format(
                        Locale.ROOT, "%,d from %s to %s", row.getLong(2), row.getString(0), row.getString(1)))
                .collect(Collectors.joining(", "));
        return new DataRefused(String.format(
                Locale.ROOT,
                "Cannot publish the state as of %s: %,d of %,d customers (%.0f %%) have another lifecycle than in publication"
                        + " %d as of %s: %s. Nothing was published. Check the as-of date and what was delivered since; if it is"
                        + " right, run again with --yes, or raise as-of.most-changed-share.",
                asOf,
                customers(changes),
                all,
                100.0 * customers(changes) / all,
                published.number(),
                published.asOf().map(LocalDate::toString).orElse("no date"),
                most));
    }

    private static long customers(List<Row> moves) {
        return moves.stream().mapToLong(row -> row.getLong(2)).sum();
    }
}
