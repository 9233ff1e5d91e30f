package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.IdRule;
import ebb.customer.Money;
import ebb.ingest.delivery.AcceptedMoney;
import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.PlainDecimals;
import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Looks through the accepted rows of a delivery for what can hardly be meant: a placeholder taken for a customer, a line of totals, ids in two spellings.
 *
 * @param judged the rows as they were read, looked at only to say on which line one of them stands
 */
public record Plausibility(Delivery delivery, StagedDelivery staged, ValidatedRows judged) {
    /** Fewer rows, or fewer customers, say nothing of shares. */
    private static final int LEAST_ROWS = 10;
    /** A customer with so many times the mean rows of the others is none. */
    private static final int TIMES_THE_MEAN = 10;
    /** Share of the rows expected in a sample from which an id is counted in all rows. */
    private static final double NEARLY = 0.8;

    private static final int ID_CHARS_SHOWN = 40;
    private static final String ROWS = "__ebb_rows";

    /** Warnings, none where everything is as usual. */
    public List<String> warnings(long rows) {
        List<String> warnings = new ArrayList<>();
        if (rows >= LEAST_ROWS) {
            List<String> oneRow = oneRow();
            if (delivery.input().customer().isPresent()) {
                Map<String, Long> ids = staged.sample().frequencies(Column.CUSTOMER_ID);
                Map<String, Long> placeholders = placeholders(ids, rows);
                placeholders.forEach((id, count) -> warnings.add(placeholder(id, count, rows)));
                Map<String, Long> others = new HashMap<>(ids);
                others.keySet().removeAll(placeholders.keySet());
                oneRow.forEach(words -> others.keySet().removeIf(id -> words.contains("'" + id + "'")));
                warnings.addAll(new SuspectIds(delivery.input().name(), others, isSample()).warnings());
                warnings.addAll(spellings(ids.keySet()));
            }
            warnings.addAll(oneRow);
            warnings.addAll(subtotals());
        }
        return warnings;
    }

    /** Ids with so large a share of the rows that they are hardly one customer, with their rows. */
    private Map<String, Long> placeholders(Map<String, Long> sampled, long rows) {
        long least = Math.max(TIMES_THE_MEAN, (long)
                Math.ceil(delivery.settings().plausibility().oneIdShare() * rows));
        Map<String, Long> large = counted(sampled, least);
        if (large.isEmpty()) {
            return large;
        }
        long others = rows - large.values().stream().mapToLong(Long::longValue).sum();
        long ids = isSample() ? byId(accepted()).count() : sampled.size();
        double mean = ids == large.size() ? Double.POSITIVE_INFINITY : (double) others / (ids - large.size());
        large.values().removeIf(count -> ids < LEAST_ROWS || count < TIMES_THE_MEAN * mean);
        return large;
    }

    /** Ids that have {@code least} rows, with their number; those that nearly have so many in a sample are counted in all rows. */
    private Map<String, Long> counted(Map<String, Long> sampled, long least) {
        double nearly = isSample() ? NEARLY * least / staged.sample().step() : least;
        Map<String, Long> counts = new TreeMap<>();
        sampled.forEach((id, count) -> {
            if (count >= nearly) {
                counts.put(id, count);
            }
        });
        if (isSample() && !counts.isEmpty()) {
            List<Row> all = byId(accepted()
                            .where(col(Column.CUSTOMER_ID).isin(counts.keySet().toArray())))
                    .collectAsList();
            all.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
            counts.values().removeIf(count -> count < least);
        }
        return counts;
    }

    private boolean isSample() {
        return !staged.sample().isAll();
    }

    private Dataset<Row> accepted() {
        return staged.accepted().rows();
    }

    private String placeholder(String id, long rows, long all) {
        return delivery.input().name() + ": customer_id " + shown(id) + " has " + FileWarnings.number(rows) + " of "
                + FileWarnings.number(all) + " rows" + days(id)
                + ", hardly one customer. If it stands for sales without a customer, set "
                + key("anonymous-values") + "=[" + (isPersonal(id) ? "..." : id) + "]";
    }

    private String days(String id) {
        return delivery.input()
                .datedBy()
                .map(date -> " on "
                        + accepted()
                                .where(col(Column.CUSTOMER_ID).equalTo(id))
                                .agg(count_distinct(to_date(col(date))))
                                .first()
                                .getLong(0)
                        + " days")
                .orElse("");
    }

    /** Ids that differ in capitals alone are most often one customer; where a sample has some, they are counted in all rows of a part of the ids. */
    private List<String> spellings(Set<String> ids) {
        if (delivery.settings().idFormat().contains(IdRule.LOWER_CASE)) {
            return List.of();
        }
        List<Long> spelledAlike = spelledAlike(ids);
        long step = 1;
        if (isSample() && !spelledAlike.isEmpty()) {
            step = staged.sample().step();
            Dataset<Row> part = accepted()
                    .where(pmod(xxhash64(lower(col(Column.CUSTOMER_ID))), lit(step))
                            .equalTo(0));
            spelledAlike = spelledAlike(
                    byId(part).select(Column.CUSTOMER_ID).as(Encoders.STRING()).collectAsList());
        }
        return spelledAlike.isEmpty()
                ? List.of()
                : List.of(delivery.input().name() + ": "
                        + FileWarnings.number(step
                                * spelledAlike.stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                        + " customer ids differ from another only in capitals; they are "
                        + FileWarnings.number(step * spelledAlike.size()) + " with " + key("id-format")
                        + "=[trim, whole-numbers, lower-case], which every input should have then");
    }

    /** Of each id that is written in several ways, their number. */
    private static List<Long> spelledAlike(Collection<String> ids) {
        return ids.stream()
                .collect(Collectors.groupingBy(id -> id.toLowerCase(Locale.ROOT), Collectors.counting()))
                .values()
                .stream()
                .filter(count -> count > 1)
                .toList();
    }

    private static Dataset<Row> byId(Dataset<Row> rows) {
        return rows.where(col(Column.CUSTOMER_ID).isNotNull())
                .groupBy(Column.CUSTOMER_ID)
                .agg(count(lit(1)).as(ROWS));
    }

    /** A line of totals at the end of a file is as large as all its other rows together. */
    private List<String> oneRow() {
        double share = delivery.settings().plausibility().oneRowShare();
        return staged.money().stream()
                .filter(file -> file.rows() >= LEAST_ROWS)
                .filter(file -> file.cents().signum() > 0
                        && file.largest() >= share * file.cents().doubleValue())
                .map(this::totals)
                .toList();
    }

    /** Looked for only where there is one to name: to carry it along makes Spark sort all rows. */
    private Row largest(AcceptedMoney file) {
        return judged.accepted()
                .where(RowPosition.fileName(col(SourceRows.PLACE), judged.files())
                        .equalTo(file.file()))
                .where(PlainDecimals.unscaled(col(PurchasesTable.AMOUNT)).equalTo(file.largest()))
                .select(col(PurchasesTable.AMOUNT), delivery.line(), col(Column.CUSTOMER_ID))
                .orderBy(col(SourceRows.PLACE))
                .first();
    }

    private String totals(AcceptedMoney file) {
        Row largest = largest(file);
        String name = FileWarnings.shortName(file.file());
        String where = largest.isNullAt(1) ? name : name + ", line " + largest.getLong(1);
        String id = largest.getString(2);
        return delivery.input().name() + ": one row (" + where + ") has "
                + String.format(
                        Locale.ROOT, "%,.2f of the %,.2f", largest.getDecimal(0), AcceptedMoney.total(List.of(file)))
                + " in the file: is it a line of totals? If so, leave it out with " + key("where")
                + (id == null || isPersonal(id) ? "" : ", as \"<the customer's column> <> '" + id + "'\"");
    }

    /** Of a delivery that is in memory whole: such lists are made for people, who read no hundred thousand rows. */
    private List<String> subtotals() {
        return isSample()
                ? List.of()
                : staged.money().stream()
                        .flatMap(file -> subtotals(file).stream())
                        .toList();
    }

    private Optional<String> subtotals(AcceptedMoney file) {
        return Subtotals.in(AcceptedMoney.cents(staged.sample(), file.file()))
                .map(found -> delivery.input().name()
                        + ": "
                        + FileWarnings.number(found.rows().size()) + " rows of " + FileWarnings.shortName(file.file())
                        + " each have the sum of the rows above them, "
                        + String.format(
                                Locale.ROOT,
                                "%,.2f of the %,.2f",
                                Money.amount(found.amount()),
                                AcceptedMoney.total(List.of(file)))
                        + " in the file, which then counts twice: are they lines of subtotals? If so, leave them out with "
                        + key("where"));
    }

    private String key(String below) {
        return "inputs." + delivery.input().name() + "." + below;
    }

    /** Messages show no addresses. */
    private static boolean isPersonal(String id) {
        return id.contains("@");
    }

    private static String shown(String id) {
        if (isPersonal(id)) {
            return "(an e-mail address)";
        }
        return "'" + (id.length() <= ID_CHARS_SHOWN ? id : id.substring(0, ID_CHARS_SHOWN) + "...") + "'";
    }
}
