package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.InputSettings;
import ebb.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts, for each further input, the customers that it and the purchases have in common: next to none means two kinds of id. */
record IdMatchRates(IngestTarget target, Map<Input, InputSettings> inputs) {
    /** Rows of purchases whose customers are compared, about. */
    private static final long COMPARED = 5_000_000;
    /** Fewer customers match, or do not, by chance. */
    private static final int LEAST_IDS = 5;

    private static final String ROWS = "__ebb_rows";
    private static final String KNOWN = "__ebb_known";

    /**
     * What one input has in common with the purchases; of many customers only a sample is counted.
     *
     * @param rows rows that name a customer
     * @param ids customers they name
     * @param purchaseIds customers of the purchases
     * @param common customers of both
     */
    record Match(long rows, long ids, long purchaseIds, long common) {
        /** Share of the customers in common, 0 to 1, of whichever of the two has fewer. */
        double share() {
            return Math.min(ids, purchaseIds) == 0 ? 1 : (double) common / Math.min(ids, purchaseIds);
        }
    }

    /** The reports with the matched share of each further input, and warnings where it is low. */
    List<IngestReport> addTo(List<IngestReport> reports) {
        Map<String, Match> matches = matches(rows(InputCatalogue.PURCHASES));
        return reports.stream()
                .map(report -> Optional.ofNullable(matches.get(report.input()))
                        .map(match -> report.matching(match.share(), warnings(report.input(), match)))
                        .orElse(report))
                .toList();
    }

    private long rows(Input input) {
        return target.read(input.table()).count();
    }

    /** The match of each further input that is on, by name. */
    private Map<String, Match> matches(long purchaseRows) {
        List<Input> further = inputs.keySet().stream()
                .filter(input -> !input.equals(InputCatalogue.PURCHASES)
                        && input.customer().isPresent())
                .toList();
        Map<String, Match> matches = new LinkedHashMap<>();
        if (!further.isEmpty()) {
            long step = Math.max(1, purchaseRows / COMPARED);
            Dataset<Row> purchases = ids(InputCatalogue.PURCHASES, step)
                    .drop(ROWS)
                    .withColumn(KNOWN, lit(1))
                    .persist();
            long purchaseIds = purchases.count();
            further.forEach(input -> matches.put(input.name(), match(ids(input, step), purchases, purchaseIds)));
            purchases.unpersist();
        }
        return matches;
    }

    private static Match match(Dataset<Row> ids, Dataset<Row> purchases, long purchaseIds) {
        Row counts = ids.join(purchases, new String[] {Column.CUSTOMER_ID}, "left")
                .agg(count(lit(1)), count(KNOWN), sum(ROWS))
                .first();
        return new Match(counts.isNullAt(2) ? 0 : counts.getLong(2), counts.getLong(0), purchaseIds, counts.getLong(1));
    }

    /** What is to be said of the match of one input. */
    private List<String> warnings(String name, Match match) {
        Input input = InputCatalogue.named(name);
        List<String> warnings = new ArrayList<>();
        if (input.equals(InputCatalogue.CUSTOMERS) && match.rows() > match.ids()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "customers: %,d rows list a customer again; who opted out, or did not consent, in any row is not contacted,"
                            + " and the row that sorts last gives the rest. Set inputs.customers.duplicates={keys: [customer_id]}"
                            + " if the newest file is to count",
                    match.rows() - match.ids()));
        }
        if (Math.min(match.ids(), match.purchaseIds()) >= LEAST_IDS
                && match.share() < inputs.get(input).plausibility().matchedShare()) {
            warnings.add(mismatch(input, match));
        }
        return warnings;
    }

    private String mismatch(Input input, Match match) {
        return String.format(
                Locale.ROOT,
                "%s: only %,d of its %,d customers are among the %,d of the purchases, so what it says of the others is lost."
                        + " Ids look like %s here and like %s there. Check inputs.%s.columns.customer_id, or give both inputs"
                        + " the same id-format",
                input.name(),
                match.common(),
                match.ids(),
                match.purchaseIds(),
                shape(input),
                shape(InputCatalogue.PURCHASES),
                input.name());
    }

    /** The most frequent pattern of the ids, letters as A and digits as 9: shows the difference and no id. */
    private String shape(Input input) {
        List<Row> shapes = ids(input, 1)
                .select(regexp_replace(
                                regexp_replace(col(Column.CUSTOMER_ID), lit("[0-9]"), lit("9")),
                                lit("\\p{L}"),
                                lit("A"))
                        .as(KNOWN))
                .groupBy(KNOWN)
                .agg(count(lit(1)).as(ROWS))
                .orderBy(col(ROWS).desc(), col(KNOWN))
                .limit(1)
                .collectAsList();
        return shapes.isEmpty() ? "nothing" : "'" + shapes.get(0).getString(0) + "'";
    }

    private Dataset<Row> ids(Input input, long step) {
        return target.read(input.table())
                .where(col(Column.CUSTOMER_ID).isNotNull())
                .where(pmod(xxhash64(col(Column.CUSTOMER_ID)), lit(step)).equalTo(0))
                .groupBy(Column.CUSTOMER_ID)
                .agg(count(lit(1)).as(ROWS));
    }
}
