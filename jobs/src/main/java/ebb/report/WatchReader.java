package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.churn.Contestant;
import ebb.drift.Finding;
import ebb.schema.Backtest;
import ebb.schema.Drift;
import ebb.training.BacktestRows;
import ebb.training.Judgement;
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
        List<Row> watched =
                drift.orderBy(Drift.KIND, Drift.SCORED_ON, Drift.NAME).collectAsList();
        List<Row> aucs = backtest.where(col(Backtest.JUDGED_BY).equalTo(BacktestRows.BACKTEST))
                .where(col(Backtest.METRIC).equalTo(AUC))
                .where(col(Backtest.BAND).equalTo(Judgement.EVERYONE))
                .collectAsList();
        List<String> findings = watched.stream()
                .filter(row -> row.getAs(Drift.IS_FINDING))
                .map(row -> row.<String>getAs(Drift.WORDS))
                .toList();
        return new Watch(watched.size(), findings, outcomes(watched), origins(aucs));
    }

    private static List<Watch.Outcome> outcomes(List<Row> watched) {
        String outcome = Finding.Kind.OUTCOME.name().toLowerCase(Locale.ROOT);
        return watched.stream()
                .filter(row -> row.getAs(Drift.KIND).equals(outcome))
                .map(row -> new Watch.Outcome(
                        row.<Date>getAs(Drift.SCORED_ON).toLocalDate(),
                        row.getAs(Drift.NAME),
                        row.<Long>getAs(Drift.CUSTOMERS),
                        row.<Double>getAs(Drift.EXPECTED),
                        row.<Double>getAs(Drift.ACTUAL),
                        row.getAs(Drift.IS_FINDING)))
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
                    .filter(row -> row.<Boolean>getAs(Backtest.PUBLISHED))
                    .toList());
            ScoreTrust.Metric rule = best(there.stream()
                    .filter(row -> row.getAs(Backtest.KIND).equals(Contestant.Kind.RULE.name()))
                    .toList());
            origins.add(new Watch.Origin(date, published, rule));
        }
        return origins.size() < 2 ? List.of() : origins;
    }

    private static LocalDate on(Row row) {
        return row.<Date>getAs(Backtest.HOLDOUT_ON).toLocalDate();
    }

    private static ScoreTrust.Metric best(List<Row> rows) {
        return rows.stream()
                .map(row -> new ScoreTrust.Metric(
                        number(row, Backtest.VALUE), number(row, Backtest.LOW), number(row, Backtest.HIGH)))
                .max(Comparator.comparingDouble(ScoreTrust.Metric::value))
                .orElse(new ScoreTrust.Metric(Double.NaN, Double.NaN, Double.NaN));
    }

    private static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }
}
