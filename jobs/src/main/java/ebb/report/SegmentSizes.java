package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Customers by lifecycle state. */
public record SegmentSizes(List<Row> rows) implements Section {
    public static final SectionType TYPE = new SectionType(
            "segments", "Customers by lifecycle", List.of(SegmentsTable.TABLE, ScoresTable.TABLE), SegmentSizes::read);

    /**
     * One lifecycle state.
     *
     * @param meaning the state in words
     * @param expectedLost customers in it expected not to buy in the horizon; NaN for the lapsed
     * @param moneyAtRisk null for the lapsed
     */
    public record Row(String state, String meaning, long customers, double expectedLost, BigDecimal moneyAtRisk) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long customers() {
        return rows.stream().mapToLong(Row::customers).sum();
    }

    public double expectedLost() {
        return rows.stream()
                .mapToDouble(Row::expectedLost)
                .filter(lost -> !Double.isNaN(lost))
                .sum();
    }

    public BigDecimal moneyAtRisk() {
        return rows.stream().map(Row::moneyAtRisk).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Chart chart() {
        return new Chart(
                "Customers by lifecycle state",
                null,
                Axis.of("Customers", Unit.COUNT),
                Axis.named(rows.stream().map(Row::state).toList()),
                List.of(new Series(
                        "Customers",
                        Mark.BAR,
                        Tone.STRONG,
                        rows.stream()
                                .map(row -> Point.at(row.customers(), row.state()))
                                .toList())));
    }

    private static Optional<SegmentSizes> read(ReportSource source) {
        return Optional.of(source.totals().sizes());
    }
}
