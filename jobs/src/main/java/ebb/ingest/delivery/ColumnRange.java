package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import ebb.ingest.source.SourceRows;
import ebb.lake.ColumnStatistics;
import ebb.lake.StagedRows;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * What the values of a column come to.
 *
 * @param filled rows that have a value
 * @param lowest null: there is none, or they are texts
 */
public record ColumnRange(long filled, Object lowest, Object highest) {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern(" HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    /** The columns of rows that are all in memory. */
    public static Map<String, ColumnRange> of(SampledRows rows, List<StructField> fields) {
        Map<String, ColumnRange> ranges = new LinkedHashMap<>();
        for (StructField field : fields) {
            List<Comparable<Object>> values =
                    rows.<Comparable<Object>>values(field.name()).toList();
            boolean isRanged = isRanged(field) && !values.isEmpty();
            ranges.put(
                    field.name(),
                    new ColumnRange(
                            values.size(),
                            isRanged
                                    ? values.stream()
                                            .min(Comparator.naturalOrder())
                                            .orElseThrow()
                                    : null,
                            isRanged
                                    ? values.stream()
                                            .max(Comparator.naturalOrder())
                                            .orElseThrow()
                                    : null));
        }
        return ranges;
    }

    /** The columns of rows that are too many to fetch, from the statistics of their files; what these leave out is one query. */
    public static Map<String, ColumnRange> of(StagedRows rows, List<StructField> fields) {
        Map<String, ColumnStatistics> statistics = rows.statistics();
        Map<String, ColumnRange> ranges = asked(
                rows,
                fields.stream()
                        .filter(field -> !statistics.containsKey(field.name()))
                        .toList());
        long count = rows.count();
        for (StructField field : fields) {
            ColumnStatistics found = statistics.get(field.name());
            if (found != null) {
                ranges.put(field.name(), new ColumnRange(count - found.nulls(), found.lowest(), found.highest()));
            }
        }
        return ranges;
    }

    private static Map<String, ColumnRange> asked(StagedRows rows, List<StructField> fields) {
        Map<String, ColumnRange> ranges = new LinkedHashMap<>();
        if (fields.isEmpty()) {
            return ranges;
        }
        List<Column> columns = new ArrayList<>();
        for (StructField field : fields) {
            Column column = SourceRows.column(field.name());
            columns.add(count(column));
            columns.add(isRanged(field) ? min(column) : lit(null));
            columns.add(isRanged(field) ? max(column) : lit(null));
        }
        Row found = rows.rows()
                .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new))
                .first();
        for (int i = 0; i < fields.size(); i++) {
            ranges.put(
                    fields.get(i).name(),
                    new ColumnRange(found.getLong(3 * i), found.get(3 * i + 1), found.get(3 * i + 2)));
        }
        return ranges;
    }

    static boolean isRanged(StructField field) {
        return !(field.dataType() instanceof StringType);
    }

    /** A value as a text, a moment in the time of {@code zone}; null where it is null. */
    public static String text(Object value, ZoneId zone) {
        if (value instanceof Timestamp moment) {
            return MOMENT.format(moment.toInstant().atZone(zone));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }
}
