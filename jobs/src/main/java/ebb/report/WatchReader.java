package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.churn.fit.Contestant;
import ebb.drift.DriftFinding;
import ebb.schema.BacktestTable;
import ebb.schema.DriftTable;
import ebb.training.BacktestRows;
import ebb.training.HoldoutResult;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the section {@link Watch} from the rows of one as-of date. */
public final class WatchReader {
    private static final String AUC = "roc_auc";

    private WatchReader() {}

    public static Watch read(Dataset<Row> drift, Dataset<Row> backtest) {
        List<Row> watched = drift.orderBy(DriftTable.KIND, DriftTable.SCORED_ON, DriftTable.NAME)
                .collectAsList();
        List<Row> aucs = backtest.where(col(BacktestTable.JUDGED_BY).equalTo(BacktestRows.BACKTEST))
                .where(col(BacktestTable.METRIC).equalTo(AUC))
                .where(col(BacktestTable.BAND).equalTo(HoldoutResult.EVERYONE))
                .collectAsList();
        List<String> findings = watched.stream()
                .filter(row -> row.getAs(DriftTable.IS_FINDING))
                .map(row -> row.<String>getAs(DriftTable.WORDS))
                .toList();
        return new Watch(watched.size(), findings, outcomes(watched), origins(aucs));
    }

    private static List<Watch.Outcome> outcomes(List<Row> watched) {
        String outcome = DriftFinding.Kind.OUTCOME.name().toLowerCase(Locale.ROOT);
        return watched.stream()
                .filter(row -> row.getAs(DriftTable.KIND).equals(outcome))
                .map(row -> new Watch.Outcome(
                        row.<Date>getAs(DriftTable.SCORED_ON).toLocalDate(),
                        row.getAs(DriftTable.NAME),
                        row.<Long>getAs(DriftTable.CUSTOMERS),
                        row.<Double>getAs(DriftTable.EXPECTED),
                        row.<Double>getAs(DriftTable.ACTUAL),
                        row.getAs(DriftTable.IS_FINDING)))
                .toList();
    }

    /** One date is no history: the section on trust shows it already. */
    private static List<Watch.Origin> origins(List<Row> aucs) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        aucs.forEach(row -> dates.add(on(row)));
        List<Watch.Origin> origins = new ArrayList<>();
        for (LocalDate date : dates) {
            List<Row> there = aucs.stream().filter(row -> on(row).equals(date)).toList();
            ScoreTrust.Metric published = best(there.stream()
                    .filter(row -> row.<Boolean>getAs(BacktestTable.PUBLISHED))
                    .toList());
            ScoreTrust.Metric rule = best(there.stream()
                    .filter(row -> row.getAs(BacktestTable.KIND).equals(Contestant.Kind.RULE.name()))
                    .toList());
            origins.add(new Watch.Origin(date, published, rule));
        }
        return origins.size() < 2 ? List.of() : origins;
    }

    private static LocalDate on(Row row) {
        return row.<Date>getAs(BacktestTable.HOLDOUT_ON).toLocalDate();
    }

    private static ScoreTrust.Metric best(List<Row> rows) {
        return rows.stream()
                .map(row -> new ScoreTrust.Metric(
                        number(row, BacktestTable.VALUE),
                        number(row, BacktestTable.LOW),
                        number(row, BacktestTable.HIGH)))
                .max(Comparator.comparingDouble(ScoreTrust.Metric::value))
                .orElse(new ScoreTrust.Metric(Double.NaN, Double.NaN, Double.NaN));
    }

    private static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }
}
