package ebb.report;

import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Active customers by risk band and value band.
 *
 * @param cells one for each pair of bands; a pair may be missing
 */
public record RiskByValue(List<Cell> cells) implements Section {
    public static final SectionType TYPE = new SectionType(
            "risk", "Risk against value", List.of(SegmentsTable.TABLE, ScoresTable.TABLE), RiskByValue::read);

    /** Risk from the most to the least pressing: rows of the table. */
    public static final List<String> RISKS = List.of("high", "medium", "low");
    /** Value rising: columns of the table. */
    public static final List<String> VALUES = List.of("low", "medium", "high");

    /** Customers of one risk and value band, and what is at risk with them. */
    public record Cell(String risk, String value, long customers, BigDecimal moneyAtRisk) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public Cell cell(String risk, String value) {
        return cells.stream()
                .filter(cell -> cell.risk().equals(risk) && cell.value().equals(value))
                .findFirst()
                .orElse(new Cell(risk, value, 0, BigDecimal.ZERO));
    }

    /** How dark a cell is drawn, 0 to 4, by its share of the largest cell's money. */
    public int depth(Cell cell) {
        double most = cells.stream()
                .mapToDouble(other -> other.moneyAtRisk().doubleValue())
                .max()
                .orElse(0);
        return most > 0 ? (int) Math.ceil(4 * cell.moneyAtRisk().doubleValue() / most) : 0;
    }

    /** Empty where nobody has a score. */
    private static Optional<RiskByValue> read(ReportSource source) {
        return Optional.of(source.totals().riskByValue())
                .filter(risks -> !risks.cells().isEmpty());
    }
}
