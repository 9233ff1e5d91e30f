package ebb.job;

import static org.apache.spark.sql.functions.col;

import ebb.churn.ChurnModel;
import ebb.feature.FeaturesTable;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.ledger.AsOf;
import ebb.schema.Column;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.score.ScoreChange;
import ebb.score.ScoreMove;
import ebb.score.ScoreMoveRows;
import ebb.store.LifetimeModelSelection;
import ebb.store.ModelStore;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Says of every customer whose risk band changed since the last published scores what changed it. {@code ebb compare-scores}
 *
 * <p>The earlier scores are those of the newest as-of date before this one that the publication in force holds. Customers who have no band on either date
 * (not active, not scored) have no move.
 *
 * <p>Reads: scores, features, ledger, purchases (the days they cover), lifetime_models, table_versions, the model store. Writes: score_moves.
 */
final class CompareScoresJob implements Job {

    @Override
    public String name() {
        return "compare-scores";
    }

    @Override
    public String summary() {
        return "Say what changed the risk band of customers since the last published scores.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                ScoresTable.TABLE,
                FeaturesTable.TABLE,
                LedgerTable.TABLE,
                PurchasesTable.TABLE,
                LifetimeModelsTable.TABLE,
                TableVersionsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(ScoreMovesTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        Optional<Earlier> earlier = Earlier.before(context);
        if (earlier.isEmpty()) {
            return nothing(context, "no scores of an earlier date are published, so there is nothing to compare with");
        }
        Optional<ChurnModel> before =
                new ModelStore(lake).ifReadable(earlier.get().modelId());
        if (before.isEmpty()) {
            String why = String.format(
                    Locale.ROOT,
                    "the scores of %s cannot be compared with: this version cannot read their model %s",
                    earlier.get().asOf(),
                    earlier.get().modelId());
            return nothing(context, why);
        }
        Dataset<Row> moves = moves(context, earlier.get(), before.get());
        org.apache.spark.sql.Column[] byCause = ScoreChange.CAUSES.stream()
                .map(cause -> functions
                        .count_if(col(ScoreMovesTable.MAIN_CAUSE).equalTo(cause))
                        .as(cause))
                .toArray(org.apache.spark.sql.Column[]::new);
        return result(earlier.get(), lake.replaceDay(ScoreMovesTable.TABLE, context.asOf(), moves, byCause));
    }

    private static JobResult nothing(JobContext context, String why) {
        Lake lake = context.lake();
        lake.replaceDay(ScoreMovesTable.TABLE, context.asOf(), lake.rows(ScoreMovesTable.TABLE, List.of()));
        return JobResult.of(why).with("moves", 0L);
    }

    /**
     * The last published scores before the as-of date.
     *
     * @param asOf their date
     * @param scores their rows
     * @param features the features they were made of
     */
    private record Earlier(LocalDate asOf, Dataset<Row> scores, Dataset<Row> features) {

        static Optional<Earlier> before(JobContext context) {
            Publications publications = new Publications(context.lake());
            return publications
                    .latest()
                    .filter(published -> published.versions().containsKey(ScoresTable.TABLE.name())
                            && published.versions().containsKey(FeaturesTable.TABLE.name()))
                    .flatMap(published -> {
                        Dataset<Row> scores = publications.readAll(published, ScoresTable.TABLE);
                        Date last = scores.where(col(Column.AS_OF).lt(functions.lit(Date.valueOf(context.asOf()))))
                                .agg(functions.max(Column.AS_OF))
                                .first()
                                .getDate(0);
                        return Optional.ofNullable(last)
                                .map(date -> new Earlier(
                                        date.toLocalDate(),
                                        on(date, scores),
                                        on(date, publications.readAll(published, FeaturesTable.TABLE))));
                    });
        }

        private static Dataset<Row> on(Date date, Dataset<Row> rows) {
            return rows.where(col(Column.AS_OF).equalTo(functions.lit(date)));
        }

        String modelId() {
            return scores.select(ScoresTable.MODEL_ID).first().getString(0);
        }
    }

    private static Dataset<Row> moves(JobContext context, Earlier earlier, ChurnModel before) {
        Lake lake = context.lake();
        Dataset<Row> scores = lake.read(ScoresTable.TABLE, context.asOf());
        String modelNow = scores.select(ScoresTable.MODEL_ID).first().getString(0);
        ScoreMove.Dates dates = new ScoreMove.Dates(
                before,
                new ModelStore(lake).load(modelNow).model(),
                population(context, earlier.asOf()),
                AsOf.of(context.asOf(), context.span()));
        return new ScoreMoveRows(new ScoreMoveRows.Terms(dates, context.asOf(), earlier.modelId(), modelNow))
                .of(
                        moved(earlier.scores(), scores),
                        earlier.features(),
                        lake.read(FeaturesTable.TABLE, context.asOf()),
                        context.ledger());
    }

    /** What was usual among all customers on the earlier date, as its features were made with. */
    private static Population population(JobContext context, LocalDate on) {
        PopulationTerms terms =
                new PopulationTerms(context.settings().horizonDays(), LifetimeModelSelection.of(context.lake(), on));
        return PopulationFitter.of(context.packedLedger(), List.of(AsOf.of(on, context.span())), terms)
                .get(0);
    }

    private static Dataset<Row> moved(Dataset<Row> before, Dataset<Row> now) {
        return now.select(col(Column.CUSTOMER_ID), col(ScoresTable.RISK_BAND).as(ScoreMovesTable.BAND_NOW))
                .join(
                        before.select(
                                col(Column.CUSTOMER_ID),
                                col(ScoresTable.RISK_BAND).as(ScoreMovesTable.BAND_BEFORE)),
                        Column.CUSTOMER_ID)
                .where(col(ScoreMovesTable.BAND_NOW).notEqual(col(ScoreMovesTable.BAND_BEFORE)));
    }

    private static JobResult result(Earlier earlier, Lake.Written written) {
        Map<String, Long> byCause = new TreeMap<>();
        ScoreChange.CAUSES.forEach(cause -> byCause.put(cause, written.rows() == 0 ? 0 : written.count(cause)));
        String words = byCause.entrySet().stream()
                .map(cause -> String.format(Locale.ROOT, "%s %,d", cause.getKey(), cause.getValue()))
                .collect(Collectors.joining(", "));
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d customers changed their risk band since %s, mainly by: %s",
                        written.rows(),
                        earlier.asOf(),
                        words))
                .with("moves", written.rows())
                .with(ScoreMovesTable.SINCE_ON, earlier.asOf().toString())
                .with("moves_by_cause", byCause);
    }
}
