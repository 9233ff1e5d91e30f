package ebb.ingest;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.customer.Money;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * Works a delivery's profile out of the rows that ingest keeps while it judges them: counts, sums and ranges in one aggregation over all of them, numbers
 * of different values in a second one over a sample, because counting those takes several times as long.
 */
record DeliveryProfiler(Delivery delivery, ValidatedRows settled) {
    /** Rows up to which different values are counted exactly. */
    private static final long COUNTED = 50_000;
    /** Rows that are looked at where there are more, about. */
    private static final long SAMPLED = 200_000;

    private static final double PRECISION = 0.01;
    private static final String DAY = "__ebb_day";

    DeliveryProfile profile(FileCounts total) {
        List<StructField> fields = given();
        Dataset<Row> accepted = withDay(settled.accepted());
        Row sums = aggregate(accepted, sums(fields));
        Row distinct = distinct(accepted, fields, total.accepted());
        Map<String, Long> faults = new HashMap<>();
        BigDecimal atStake = total.rejected() == 0 ? null : refused(faults);
        List<DeliveryProfile.OfColumn> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            columns.add(new DeliveryProfile.OfColumn(
                    name,
                    total.accepted() - sums.<Long>getAs("count_" + name),
                    of(distinct, name, total.accepted(), sums.<Long>getAs("count_" + name)),
                    sums.getAs("min_" + name),
                    sums.getAs("max_" + name),
                    faults.getOrDefault(name, 0L)));
        }
        return new DeliveryProfile(delivery.input().name(), number(), whole(total, sums, distinct, atStake), columns);
    }

    private DeliveryProfile.Whole whole(FileCounts total, Row sums, Row distinct, BigDecimal atStake) {
        Long customers = delivery.input()
                .customer()
                .filter(field -> given().contains(field))
                .map(field -> of(distinct, field.name(), total.accepted(), sums.<Long>getAs("count_" + field.name())))
                .orElse(null);
        boolean isDated = delivery.input().datedBy().isPresent();
        return new DeliveryProfile.Whole(
                total.accepted(),
                total.rejected(),
                customers,
                isDated ? distinct.<Long>getAs(DAY) : null,
                isDated ? day(sums.getAs("first")) : null,
                isDated ? day(sums.getAs("last")) : null,
                hasAmount()
                        ? Optional.ofNullable(sums.<BigDecimal>getAs("money")).orElse(BigDecimal.ZERO)
                        : null,
                atStake,
                OptionalDouble.empty());
    }

    /** The number of the newest file read. */
    private long number() {
        DeliveryOrder order = delivery.order();
        return delivery.plan().read().stream().mapToLong(order::delivery).max().orElseThrow();
    }

    /** The columns that the source gives; the others are null in every row. */
    private List<StructField> given() {
        List<String> kept = Arrays.asList(settled.kept().columns());
        return delivery.input().fields().stream()
                .filter(field -> kept.contains(field.name()))
                .toList();
    }

    private boolean hasAmount() {
        return given().stream().anyMatch(field -> field.name().equals(PurchasesTable.AMOUNT));
    }

    private Dataset<Row> withDay(Dataset<Row> rows) {
        return delivery.input()
                .datedBy()
                .map(date -> rows.withColumn(DAY, to_date(col(date))))
                .orElse(rows);
    }

    private List<Column> sums(List<StructField> fields) {
        List<Column> sums = new ArrayList<>();
        for (StructField field : fields) {
            Column column = SourceRows.column(field.name());
            boolean isText = field.dataType() instanceof StringType;
            Column none = lit(null).cast("string");
            sums.add(count(column).as("count_" + field.name()));
            sums.add((isText ? none : min(column).cast("string")).as("min_" + field.name()));
            sums.add((isText ? none : max(column).cast("string")).as("max_" + field.name()));
        }
        if (hasAmount()) {
            sums.add(sum(PurchasesTable.AMOUNT).as("money"));
        }
        if (delivery.input().datedBy().isPresent()) {
            sums.add(min(DAY).as("first"));
            sums.add(max(DAY).as("last"));
        }
        return sums;
    }

    private Row distinct(Dataset<Row> accepted, List<StructField> fields, long rows) {
        long step = rows <= COUNTED ? 1 : Math.max(1, rows / SAMPLED);
        Dataset<Row> sample = step == 1
                ? accepted
                : accepted.where(
                        pmod(xxhash64(col(SourceRows.PLACE)), lit(step)).equalTo(0));
        List<String> names =
                new ArrayList<>(fields.stream().map(StructField::name).toList());
        if (delivery.input().datedBy().isPresent()) {
            names.add(DAY);
        }
        List<Column> counts = new ArrayList<>(List.of(count(lit(1)).as(SourceRows.PLACE)));
        for (String name : names) {
            Column column = SourceRows.column(name);
            counts.add((rows <= COUNTED
                            ? size(collect_set(column)).cast("long")
                            : approx_count_distinct(column, PRECISION))
                    .as(name));
        }
        return aggregate(sample, counts);
    }

    /**
     * Different values among all rows, from those in the sample: as many as would show so many different ones in a sample of its size if all were equally
     * frequent.
     */
    private static long of(Row distinct, String name, long rows, long filled) {
        long sampled = distinct.<Long>getAs(SourceRows.PLACE);
        long seen = distinct.<Long>getAs(name);
        return sampled >= rows ? seen : Math.min(filled, inAll(seen, (double) sampled * filled / rows, filled));
    }

    static long inAll(long seen, double sampled, long all) {
        double low = seen;
        double high = all;
        while (high - low > 0.5) {
            double middle = (low + high) / 2;
            double shown = middle * -Math.expm1(-sampled / middle);
            if (shown < seen) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.round(low);
    }

    /** Fills in the rows rejected because of each column; what they are worth together. */
    private BigDecimal refused(Map<String, Long> faults) {
        double worth = 0;
        for (Row row : settled.rejected()
                .groupBy(ValidatedRows.REASON)
                .agg(count(lit(1)), sum(ValidatedRows.WORTH))
                .collectAsList()) {
            String reason = row.getString(0);
            int end = reason.indexOf(' ');
            faults.merge(end < 0 ? reason : reason.substring(0, end), row.getLong(1), Long::sum);
            worth += row.isNullAt(2) ? 0 : row.getDouble(2);
        }
        return hasAmount() ? Money.ofAmount(worth) : null;
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static Row aggregate(Dataset<Row> rows, List<Column> columns) {
        return rows.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new))
                .first();
    }
}
