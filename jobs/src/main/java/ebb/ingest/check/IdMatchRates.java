package ebb.ingest.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.PreparedDelivery;
import ebb.ingest.delivery.StagedDelivery;
import ebb.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;

/**
 * Counts, for each further input, the customers that it and the purchases have in common: next to none means two kinds of id.
 *
 * @param written the deliveries that the tables hold now: to read the rows of a new table from memory is many times as fast
 */
public record IdMatchRates(IngestTarget target, Map<Input, InputSettings> inputs, List<PreparedDelivery> written) {
    /** Rows of purchases whose customers are compared, about. */
    private static final long COMPARED = 5_000_000;
    /** Fewer customers match, or do not, by chance. */
    private static final int LEAST_IDS = 5;

    /** Counts of an input. */
    private static final int COUNTS = 3;

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
    public List<IngestReport> addTo(List<IngestReport> reports) {
        Map<String, Match> matches = matches();
        return reports.stream()
                .map(report -> Optional.ofNullable(matches.get(report.input()))
                        .map(match -> report.matching(match.share(), warnings(report.input(), match)))
                        .orElse(report))
                .toList();
    }

    private Optional<Dataset<Row>> inMemory(Input input) {
        return PreparedDelivery.staged(written, input).flatMap(StagedDelivery::customersOfNewTable);
    }

    /** The match of each further input that is on, by name; one query over the customers of all inputs. */
    private Map<String, Match> matches() {
        List<Input> further = inputs.keySet().stream()
                .filter(input -> !input.equals(InputCatalogue.PURCHASES)
                        && input.customer().isPresent())
                .toList();
        if (further.isEmpty()) {
            return Map.of();
        }
        List<Input> all = new ArrayList<>(further);
        all.add(0, InputCatalogue.PURCHASES);
        Row counts = counts(all);
        Map<String, Match> matches = new LinkedHashMap<>();
        for (int i = 1; i < all.size(); i++) {
            int at = COUNTS * i;
            matches.put(
                    all.get(i).name(),
                    new Match(counts.getLong(at), counts.getLong(at + 1), counts.getLong(1), counts.getLong(at + 2)));
        }
        return matches;
    }

    /** For each input its rows with a customer, its customers, and those of them who are customers of the first input too. */
    private Row counts(List<Input> all) {
        Input purchases = all.get(0);
        long step = inMemory(purchases).isPresent()
                ? 1
                : Math.max(1, target.read(purchases.table()).count() / COMPARED);
        Dataset<Row> rows = IntStream.range(0, all.size())
                .mapToObj(number -> sampled(all.get(number), step).withColumn(KNOWN, lit(number)))
                .reduce(Dataset::union)
                .orElseThrow();
        org.apache.spark.sql.Column hasCustomer = col(Column.CUSTOMER_ID).isNotNull();
        List<org.apache.spark.sql.Column> ofEach = new ArrayList<>();
        List<org.apache.spark.sql.Column> counts = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            ofEach.add(count_if(col(KNOWN).equalTo(number).and(hasCustomer)).as(ROWS + number));
            org.apache.spark.sql.Column isNamed = col(ROWS + number).gt(0);
            counts.add(coalesce(sum(ROWS + number), lit(0L)));
            counts.add(count_if(isNamed));
            counts.add(count_if(isNamed.and(col(ROWS + 0).gt(0))));
        }
        return aggregate(aggregate(rows.groupBy(Column.CUSTOMER_ID), ofEach).groupBy(), counts)
                .first();
    }

    private static Dataset<Row> aggregate(
            RelationalGroupedDataset groups, List<org.apache.spark.sql.Column> aggregates) {
        return groups.agg(
                aggregates.get(0),
                aggregates.subList(1, aggregates.size()).toArray(org.apache.spark.sql.Column[]::new));
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
        List<Row> shapes = sampled(input, 1)
                .distinct()
                .where(col(Column.CUSTOMER_ID).isNotNull())
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

    /** The customer of each row, null where there is none: a filter would make Delta look through the statistics of each table first. */
    private Dataset<Row> sampled(Input input, long step) {
        Dataset<Row> ids =
                inMemory(input).orElseGet(() -> target.read(input.table()).select(Column.CUSTOMER_ID));
        return step == 1
                ? ids
                : ids.where(pmod(xxhash64(col(Column.CUSTOMER_ID)), lit(step)).equalTo(0));
    }
}
