package ebb.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ScoreMovesTable;
import ebb.score.ScoreChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What moved customers between the risk bands since the last published scores, so that a model change that moves too many is seen.
 *
 * @param since earlier as-of date
 * @param causes in the order in which they are taken
 */
public record BandMoves(LocalDate since, List<Cause> causes) implements Section {
    public static final SectionType TYPE = new SectionType(
            "moves", "What moved customers between risk bands", List.of(ScoreMovesTable.TABLE), BandMoves::read);

    /**
     * The customers that one cause moved most.
     *
     * @param up into a higher band
     * @param down into a lower band
     * @param meanChange of the churn probability; NaN: it moved nobody
     */
    public record Cause(String name, long up, long down, double meanChange) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long customers() {
        return causes.stream().mapToLong(cause -> cause.up() + cause.down()).sum();
    }

    /** Customers by cause and direction. */
    public Chart chart() {
        return new Chart(
                "Customers who changed their risk band, by the cause that moved them most",
                null,
                Axis.of("Customers", Unit.COUNT),
                Axis.named(causes.stream().map(Cause::name).toList()),
                List.of(series("Risk up", Tone.STRONG, Cause::up), series("Risk down", Tone.NEUTRAL, Cause::down)));
    }

    private Series series(String name, Tone tone, ToLongFunction<Cause> count) {
        return new Series(
                name,
                Mark.BAR,
                tone,
                causes.stream()
                        .map(cause -> Point.at(count.applyAsLong(cause), cause.name()))
                        .toList());
    }

    /** Empty where no earlier scores are published, or nobody changed the band. */
    private static Optional<BandMoves> read(ReportSource source) {
        return source.rows(ScoreMovesTable.TABLE).flatMap(BandMoves::of);
    }

    private static Optional<BandMoves> of(Dataset<Row> moves) {
        Column change = col(ScoreMovesTable.PROBABILITY_NOW).minus(col(ScoreMovesTable.PROBABILITY_BEFORE));
        Map<String, Row> byCause = moves
                .groupBy(ScoreMovesTable.MAIN_CAUSE)
                .agg(count_if(change.gt(0)), count_if(change.lt(0)), avg(change), max(ScoreMovesTable.SINCE_ON))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), Function.identity()));
        return byCause.values().stream()
                .findFirst()
                .map(any -> new BandMoves(
                        any.getDate(4).toLocalDate(),
                        ScoreChange.CAUSES.stream()
                                .map(cause -> cause(cause, byCause.get(cause)))
                                .toList()));
    }

    private static Cause cause(String name, Row row) {
        return row == null
                ? new Cause(name, 0, 0, Double.NaN)
                : new Cause(name, row.getLong(1), row.getLong(2), row.getDouble(3));
    }
}
