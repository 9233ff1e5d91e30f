package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;

import ebb.conf.Duplicates;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.LongSet;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that are left out as duplicates of another row of their own file although they are worth something else: with {@code keys: [order_id]} all lines
 * of an order but the first. Rows that differ in their product alone are not meant, for there the total of the order stands on each line.
 *
 * @param dropped column of {@code pairs} with the place of the row that is left out
 * @param kept the same of the row of its key that is kept
 */
record DroppedLines(ValidatedRows judged, Dataset<Row> pairs, String dropped, String kept) {
    /** Pairs looked at. */
    private static final int COMPARED = 10_000;
    /** Share of the rows with another product whose amounts must differ, too: below it totals are repeated. */
    private static final double LEAST_DIFFERENT = 0.1;

    private static final double NEARLY_ALL = 0.9;

    private record Line(BigDecimal amount, String product) {}

    private record Pair(Line dropped, Line kept) {
        boolean differsInAmount() {
            return dropped.amount != null && (kept.amount == null || dropped.amount.compareTo(kept.amount) != 0);
        }

        boolean differsInProduct() {
            return !Objects.equals(dropped.product, kept.product);
        }
    }

    /** One sentence where there are such rows, with their money and the key that tells them apart. */
    List<String> warnings() {
        if (!judged.key().input().equals(InputCatalogue.PURCHASES)) {
            return List.of();
        }
        Column isOneFile = RowPosition.fileNumber(col(dropped)).equalTo(RowPosition.fileNumber(col(kept)));
        Dataset<Row> within = pairs.where(isOneFile).select(dropped, kept);
        List<Row> some = within.limit(COMPARED).collectAsList();
        if (some.isEmpty()) {
            return List.of();
        }
        double all = some.size() < COMPARED ? some.size() : within.count();
        return inWords(lost(some), all / some.size());
    }

    private List<Pair> lost(List<Row> places) {
        Map<Long, Line> lines = lines(places);
        Line unknown = new Line(null, null);
        List<Pair> found = places.stream()
                .map(row -> new Pair(
                        lines.getOrDefault(row.getLong(0), unknown), lines.getOrDefault(row.getLong(1), unknown)))
                .toList();
        List<Pair> byAmount = found.stream().filter(Pair::differsInAmount).toList();
        List<Pair> byProduct = found.stream().filter(Pair::differsInProduct).toList();
        boolean areTotalsRepeated = byAmount.size() < LEAST_DIFFERENT * byProduct.size();
        return byAmount.isEmpty() || areTotalsRepeated
                ? byAmount
                : found.stream()
                        .filter(pair -> pair.differsInAmount() || pair.differsInProduct())
                        .toList();
    }

    private Map<Long, Line> lines(List<Row> places) {
        LongSet wanted = LongSet.of(places.stream()
                .flatMap(row -> Stream.of(row.getLong(0), row.getLong(1)))
                .toList());
        Map<Long, Line> lines = new HashMap<>();
        judged.rows()
                .where(wanted.contains(col(SourceRows.PLACE)))
                .select(SourceRows.PLACE, PurchasesTable.AMOUNT, PurchasesTable.PRODUCT_ID)
                .collectAsList()
                .forEach(row -> lines.put(row.getLong(0), new Line(row.getDecimal(1), row.getString(2))));
        return lines;
    }

    private List<String> inWords(List<Pair> lost, double scale) {
        if (lost.isEmpty()) {
            return List.of();
        }
        Duplicates duplicates = judged.key().duplicates();
        double money = lost.stream()
                .map(pair -> pair.dropped.amount)
                .filter(Objects::nonNull)
                .mapToDouble(amount -> amount.abs().doubleValue())
                .sum();
        long products = lost.stream().filter(Pair::differsInProduct).count();
        String keys = String.join(", ", duplicates.keys());
        boolean isByProduct = products >= NEARLY_ALL * lost.size();
        return List.of("purchases: " + FileWarnings.number(Math.round(scale * lost.size()))
                + " rows are left out as duplicates of another row of their own file with the same " + keys
                + ", though they differ from it in " + (isByProduct ? "product and amount" : "amount")
                + String.format(java.util.Locale.ROOT, ": they hold about %,.2f. ", scale * money)
                + "If they are lines of an order, set inputs.purchases.duplicates={keys: [" + keys + ", "
                + (isByProduct ? PurchasesTable.PRODUCT_ID : "a column that tells lines apart")
                + "]}, or across-files where no column does");
    }
}
