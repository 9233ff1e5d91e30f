package ebb.ingest.check;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.customer.Money;
import ebb.ingest.delivery.AcceptedMoney;
import ebb.ingest.delivery.ColumnRange;
import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.delivery.DeliveryProfile;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.SampledRows;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.SourceRows;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Works a delivery's profile out of the rows that ingest has written and not committed yet. Of a large delivery the numbers of different values are
 * estimated from the sample, because counting those takes several times as long as all else.
 */
public record DeliveryProfiler(Delivery delivery, StagedDelivery staged, ZoneId zone) {

    public DeliveryProfile profile(FileCounts total) {
        List<StructField> fields = given();
        Map<String, ColumnRange> ranges = staged.ranges(fields);
        Map<String, Long> faults = new HashMap<>();
        BigDecimal atStake = total.rejected() == 0 ? null : refused(faults);
        List<DeliveryProfile.OfColumn> columns = new ArrayList<>();
        Map<String, Long> distinct = new HashMap<>();
        for (StructField field : fields) {
            String name = field.name();
            ColumnRange range = ranges.get(name);
            distinct.put(name, distinct(name, total, range));
            columns.add(new DeliveryProfile.OfColumn(
                    name,
                    total.accepted() - range.filled(),
                    distinct.get(name),
                    ColumnRange.text(range.lowest(), zone),
                    ColumnRange.text(range.highest(), zone),
                    faults.getOrDefault(name, 0L)));
        }
        return new DeliveryProfile(delivery.input().name(), number(), whole(total, ranges, atStake, distinct), columns);
    }

    private DeliveryProfile.Whole whole(
            FileCounts total, Map<String, ColumnRange> ranges, BigDecimal atStake, Map<String, Long> distinct) {
        Long customers = delivery.input()
                .customer()
                .map(StructField::name)
                .map(distinct::get)
                .orElse(null);
        ColumnRange dates = delivery.input().datedBy().map(ranges::get).orElse(null);
        return new DeliveryProfile.Whole(
                total.accepted(),
                total.rejected(),
                customers,
                dates == null ? null : days(),
                dates == null ? null : day(dates.lowest()),
                dates == null ? null : day(dates.highest()),
                hasAmount() ? AcceptedMoney.total(staged.money()) : null,
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
        return delivery.input().fields().stream()
                .filter(field -> staged.given().contains(field.name()))
                .toList();
    }

    private boolean hasAmount() {
        return given().stream().anyMatch(field -> field.name().equals(PurchasesTable.AMOUNT));
    }

    /** Days with rows: a sample of so many rows has all of them. */
    private long days() {
        return staged.sample()
                .values(delivery.input().datedBy().orElseThrow())
                .map(this::day)
                .distinct()
                .count();
    }

    /**
     * Different values among all rows, from those in the sample: as many as would show so many different ones in a sample of its size if all were equally
     * frequent.
     */
    private long distinct(String name, FileCounts total, ColumnRange range) {
        SampledRows sample = staged.sample();
        long seen = sample.distinct(name);
        double drawn = (double) sample.rows().size() * range.filled() / Math.max(1, total.accepted());
        return sample.isAll() ? seen : Math.min(range.filled(), inAll(seen, drawn, range.filled()));
    }

    public static long inAll(long seen, double sampled, long all) {
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
        for (Row row : staged.rejected()
                .groupBy(SourceRows.REASON)
                .agg(count(lit(1)), sum(ValidatedRows.WORTH))
                .collectAsList()) {
            String reason = row.getString(0);
            int end = reason.indexOf(' ');
            faults.merge(end < 0 ? reason : reason.substring(0, end), row.getLong(1), Long::sum);
            worth += row.isNullAt(2) ? 0 : row.getDouble(2);
        }
        return hasAmount() ? Money.ofAmount(worth) : null;
    }

    private LocalDate day(Object value) {
        if (value instanceof Timestamp moment) {
            return moment.toInstant().atZone(zone).toLocalDate();
        }
        return value == null ? null : ((Date) value).toLocalDate();
    }
}
