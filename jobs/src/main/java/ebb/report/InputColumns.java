package ebb.report;

import ebb.schema.InputProfileTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the last delivery of each input held, beside the one before.
 *
 * @param deliveries by input, the last delivery first
 * @param columns of the last deliveries
 */
public record InputColumns(List<Delivery> deliveries, List<Column> columns) implements Section {
    public static final SectionType TYPE = new SectionType(
            "profile", "What the last deliveries held", List.of(InputProfileTable.TABLE), InputColumns::read);

    private static final int DELIVERIES_SHOWN = 2;

    /**
     * A delivery as a whole.
     *
     * @param customers null: the input names none
     * @param first null: the input has no date
     * @param money null: the input has no amount
     * @param rejectedMoney what the rejected rows are probably worth; null: none, or not known
     * @param matched share of customers in common with the purchases; null: not counted
     */
    public record Delivery(
            String input,
            long number,
            long rows,
            Long customers,
            LocalDate first,
            LocalDate last,
            BigDecimal money,
            long rejected,
            BigDecimal rejectedMoney,
            Double matched) {}

    /** A column of an input; {@code lowest} and {@code highest} are empty for texts. */
    public record Column(
            String input, String name, double nullShare, long distinct, String lowest, String highest, long faults) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static Optional<InputColumns> read(ReportSource source) {
        return source.rows(InputProfileTable.TABLE)
                .map(profiles -> of(profiles.collectAsList()))
                .filter(section -> !section.columns().isEmpty());
    }

    private static InputColumns of(List<Row> rows) {
        Map<String, TreeMap<Long, List<Row>>> byInput = new TreeMap<>();
        rows.forEach(row -> byInput.computeIfAbsent(row.getAs(InputProfileTable.INPUT), any -> new TreeMap<>())
                .computeIfAbsent(row.getAs(InputProfileTable.DELIVERY), any -> new ArrayList<>())
                .add(row));
        List<Delivery> deliveries = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        byInput.values().forEach(ofInput -> {
            ofInput.descendingMap().values().stream()
                    .limit(DELIVERIES_SHOWN)
                    .map(delivery -> delivery(delivery.get(0)))
                    .forEach(deliveries::add);
            ofInput.lastEntry().getValue().stream()
                    .map(InputColumns::column)
                    .sorted(Comparator.comparing(Column::name))
                    .forEach(columns::add);
        });
        return new InputColumns(deliveries, columns);
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getAs(InputProfileTable.INPUT),
                row.<Long>getAs(InputProfileTable.DELIVERY),
                row.<Long>getAs(InputProfileTable.ACCEPTED_COUNT),
                row.getAs(InputProfileTable.CUSTOMER_COUNT),
                day(row.getAs(InputProfileTable.FIRST_ON)),
                day(row.getAs(InputProfileTable.LAST_ON)),
                row.getAs(InputProfileTable.TOTAL_AMOUNT),
                row.<Long>getAs(InputProfileTable.REJECTED_COUNT),
                row.getAs(InputProfileTable.REJECTED_AMOUNT),
                row.getAs(InputProfileTable.MATCHED_SHARE));
    }

    private static Column column(Row row) {
        long rows = row.<Long>getAs(InputProfileTable.ACCEPTED_COUNT);
        long nulls = row.<Long>getAs(InputProfileTable.NULL_COUNT);
        return new Column(
                row.getAs(InputProfileTable.INPUT),
                row.getAs(InputProfileTable.COLUMN_NAME),
                rows == 0 ? 0 : (double) nulls / rows,
                row.<Long>getAs(InputProfileTable.DISTINCT_COUNT),
                Optional.ofNullable(row.<String>getAs(InputProfileTable.LOWEST)).orElse(""),
                Optional.ofNullable(row.<String>getAs(InputProfileTable.HIGHEST))
                        .orElse(""),
                row.<Long>getAs(InputProfileTable.FAULT_COUNT));
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
