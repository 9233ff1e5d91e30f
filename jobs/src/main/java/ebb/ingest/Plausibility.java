package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.IdRule;
import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Looks through the accepted rows of a delivery for what can hardly be meant: a placeholder taken for a customer, a line of totals, ids in two spellings. */
record Plausibility(Delivery delivery, Dataset<Row> accepted) {
    /** Fewer rows, or fewer customers, say nothing of shares. */
    private static final int LEAST_ROWS = 10;
    /** A customer with so many times the mean rows of the others is none. */
    private static final int TIMES_THE_MEAN = 10;
    /** Rows whose ids are counted and compared, about. */
    private static final long COMPARED = 500_000;
    /** Share of the rows expected in a sample from which an id is counted in all rows. */
    private static final double NEARLY = 0.8;

    private static final int ID_CHARS_SHOWN = 40;
    private static final String ROWS = "__ebb_rows";

    /** Warnings, none where everything is as usual. */
    List<String> warnings(long rows) {
        List<String> warnings = new ArrayList<>();
        if (rows >= LEAST_ROWS) {
            if (delivery.input().customer().isPresent()) {
                warnings.addAll(oneId(rows));
                warnings.addAll(spellings(rows));
            }
            if (Arrays.asList(accepted.columns()).contains(PurchasesTable.AMOUNT)) {
                warnings.addAll(oneRow());
            }
        }
        return warnings;
    }

    private List<String> oneId(long rows) {
        long least = Math.max(TIMES_THE_MEAN, (long)
                Math.ceil(delivery.settings().plausibility().oneIdShare() * rows));
        Object[] candidates = candidates(rows, least);
        List<Row> large = candidates.length == 0
                ? List.of()
                : byId(accepted.where(col(Column.CUSTOMER_ID).isin(candidates)))
                        .where(col(ROWS).geq(least))
                        .collectAsList();
        if (large.isEmpty()) {
            return List.of();
        }
        long others = rows - large.stream().mapToLong(row -> row.getLong(1)).sum();
        long ids = byId(accepted).count();
        double mean = ids == large.size() ? Double.POSITIVE_INFINITY : (double) others / (ids - large.size());
        return large.stream()
                .filter(row -> ids >= LEAST_ROWS && row.getLong(1) >= TIMES_THE_MEAN * mean)
                .map(row -> placeholder(row.getString(0), row.getLong(1), rows))
                .toList();
    }

    /** Ids that have {@code least} rows or nearly: in a large delivery looked for among a sample of the rows, to be counted in all of them. */
    private Object[] candidates(long rows, long least) {
        long step = Math.max(1, rows / COMPARED);
        Dataset<Row> sample =
                accepted.where(pmod(xxhash64(col(SourceRows.PLACE)), lit(step)).equalTo(0));
        double nearly = step == 1 ? least : NEARLY * least / step;
        return byId(sample).where(col(ROWS).geq(nearly)).collectAsList().stream()
                .map(row -> row.getString(0))
                .toArray();
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
                        + accepted.where(col(Column.CUSTOMER_ID).equalTo(id))
                                .agg(count_distinct(to_date(col(date))))
                                .first()
                                .getLong(0)
                        + " days")
                .orElse("");
    }

    /** Ids that differ in capitals alone are most often one customer. */
    private List<String> spellings(long rows) {
        if (delivery.settings().idFormat().contains(IdRule.LOWER_CASE)) {
            return List.of();
        }
        long step = Math.max(1, rows / COMPARED);
        Dataset<Row> sample = accepted.where(
                pmod(xxhash64(lower(col(Column.CUSTOMER_ID))), lit(step)).equalTo(0));
        Row same = byId(sample)
                .groupBy(lower(col(Column.CUSTOMER_ID)))
                .agg(count(lit(1)).as(ROWS))
                .where(col(ROWS).gt(1))
                .agg(count(lit(1)), sum(ROWS))
                .first();
        return same.getLong(0) == 0
                ? List.of()
                : List.of(delivery.input().name() + ": " + FileWarnings.number(step * same.getLong(1))
                        + " customer ids differ from another only in capitals; they are "
                        + FileWarnings.number(step * same.getLong(0)) + " with " + key("id-format")
                        + "=[trim, whole-numbers, lower-case], which every input should have then");
    }

    private static Dataset<Row> byId(Dataset<Row> rows) {
        return rows.where(col(Column.CUSTOMER_ID).isNotNull())
                .groupBy(Column.CUSTOMER_ID)
                .agg(count(lit(1)).as(ROWS));
    }

    /** A line of totals at the end of a file is as large as all its other rows together. */
    private List<String> oneRow() {
        double share = delivery.settings().plausibility().oneRowShare();
        return accepted
                .groupBy(RowPosition.fileNumber(col(SourceRows.PLACE)))
                .agg(count(lit(1)).as(ROWS), sum(PurchasesTable.AMOUNT), max(PurchasesTable.AMOUNT))
                .where(col(ROWS).geq(LEAST_ROWS))
                .collectAsList()
                .stream()
                .filter(file -> isMost(file.getDecimal(3), file.getDecimal(2), share))
                .map(this::totals)
                .toList();
    }

    /** Looked for only where there is one to name: to carry it along makes Spark sort all rows. */
    private Row largest(Row file) {
        return accepted.where(RowPosition.fileNumber(col(SourceRows.PLACE)).equalTo(file.getInt(0)))
                .where(col(PurchasesTable.AMOUNT).equalTo(file.getDecimal(3)))
                .select(col(PurchasesTable.AMOUNT), delivery.line(), col(Column.CUSTOMER_ID))
                .orderBy(col(SourceRows.PLACE))
                .first();
    }

    private static boolean isMost(BigDecimal largest, BigDecimal sum, double share) {
        return sum.signum() > 0 && largest.doubleValue() >= share * sum.doubleValue();
    }

    private String totals(Row file) {
        Row largest = largest(file);
        String name = FileWarnings.shortName(delivery.plan().read().get(file.getInt(0)));
        String where = largest.isNullAt(1) ? name : name + ", line " + largest.getLong(1);
        String id = largest.getString(2);
        return delivery.input().name() + ": one row (" + where + ") has "
                + String.format(Locale.ROOT, "%,.2f of the %,.2f", largest.getDecimal(0), file.getDecimal(2))
                + " in the file: is it a line of totals? If so, leave it out with " + key("where")
                + (id == null || isPersonal(id) ? "" : ", as \"<the customer's column> <> '" + id + "'\"");
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
