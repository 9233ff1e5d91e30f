package ebb.report;

import ebb.evaluation.Interval;
import ebb.schema.VoiceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What customers do not say: how many purchases disappoint, how many complain and how many do not come back.
 *
 * @param measures in the order of the table
 */
public record UnheardVoices(List<Measure> measures) implements Section {
    public static final SectionType TYPE =
            new SectionType("voice", "What customers do not say", List.of(VoiceTable.TABLE), UnheardVoices::read);

    /**
     * One measure.
     *
     * @param of purchases, failures, answers or customers; 0: too few
     * @param matched share of customers as active before without trouble; NaN: nothing is compared
     * @param quoted often quoted share; NaN: none
     * @param remark why the data cannot say; null: they can
     */
    public record Measure(
            String name, long of, Interval share, double matched, Interval difference, double quoted, String remark) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Empty where nothing was measured. */
    private static Optional<UnheardVoices> read(ReportSource source) {
        List<Measure> measures =
                source.rows(VoiceTable.TABLE).map(table -> table.collectAsList()).orElse(List.of()).stream()
                        .sorted(Comparator.comparingInt(
                                row -> VoiceTable.MEASURES.indexOf(row.<String>getAs(VoiceTable.MEASURE))))
                        .map(UnheardVoices::measure)
                        .toList();
        return measures.isEmpty() ? Optional.empty() : Optional.of(new UnheardVoices(measures));
    }

    private static Measure measure(Row row) {
        Long of = row.getAs(VoiceTable.OF);
        return new Measure(
                row.getAs(VoiceTable.MEASURE),
                of == null ? 0 : of,
                Cells.interval(row, VoiceTable.SHARE, VoiceTable.SHARE_LOW, VoiceTable.SHARE_HIGH),
                Cells.number(row, VoiceTable.MATCHED_SHARE),
                Cells.interval(row, VoiceTable.DIFFERENCE, VoiceTable.DIFFERENCE_LOW, VoiceTable.DIFFERENCE_HIGH),
                Cells.number(row, VoiceTable.QUOTED_SHARE),
                row.getAs(VoiceTable.REMARK));
    }
}
