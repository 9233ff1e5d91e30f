package ebb.explain;

import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.export.ExportSource;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureRow;
import ebb.feature.FeaturesTable;
import ebb.lake.Aliases;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.reason.Reason;
import ebb.schema.Column;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The published score of one customer and how it came about.
 *
 * @param score row of {@link ScoresTable}
 * @param segment row of {@link SegmentsTable}
 * @param action row of {@link NextActionsTable}; null: none was published
 * @param horizonDays outcome window that the model was trained for
 * @param reasons contributions to the score, the strongest first; none where there is no score
 * @param story why the score is to be doubted, where it is, earlier scores, what moved the score since and what would bring it down, in sentences
 */
public record ScoreExplanation(
        Row score, Row segment, Row action, int horizonDays, List<Reason> reasons, List<String> story) {

    public ScoreExplanation {
        reasons = List.copyOf(reasons);
        story = List.copyOf(story);
    }

    /**
     * Explains the score in the publication in force.
     *
     * @throws IllegalStateException where nothing is published, or no score of this customer
     * @throws SettingsException where the id is an alias of another
     */
    public static ScoreExplanation of(Lake lake, String customer, CustomerOverview.Terms terms) {
        Settings settings = terms.settings();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        refuseGivenUp(lake, published, customer);
        Row score = only(publications.read(published, ScoresTable.TABLE), customer, lake);
        Row segment = only(publications.read(published, SegmentsTable.TABLE), customer, lake);
        Row features = only(publications.read(published, FeaturesTable.TABLE), customer, lake);
        ModelStore.Stored stored = new ModelStore(lake).load(score.getAs(ScoresTable.MODEL_ID));
        boolean isScored = score.getAs(ScoresTable.CHURN_PROBABILITY) != null;
        List<String> story = new ArrayList<>();
        if (isScored) {
            stored.card().verdict().caveat().ifPresent(story::add);
        }
        story.addAll(new ScoreDevelopment(lake, published, settings)
                .tell(customer, stored, FeatureCalculator.vector(features, FeatureCatalogue.names())));
        return new ScoreExplanation(
                score,
                segment,
                action(new ExportSource(lake, settings, terms.clock(), published), customer),
                stored.card().horizonDays(),
                isScored ? ScorerLoader.of(stored, settings).reasons(vector(score, features, stored)) : List.of(),
                story);
    }

    private static Row action(ExportSource source, String customer) {
        if (!source.has(NextActionsTable.TABLE)) {
            return null;
        }
        return source
                .today(
                        NextActionsTable.TABLE,
                        source.read(NextActionsTable.TABLE)
                                .where(functions.col(Column.CUSTOMER_ID).equalTo(functions.lit(customer))))
                .takeAsList(1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** An id that was given up has no score of its own. */
    private static void refuseGivenUp(Lake lake, Publication published, String customer) {
        String canonical =
                Aliases.asOf(lake, published.asOf().orElse(LocalDate.MAX)).idOf(customer);
        if (!canonical.equals(customer)) {
            throw new SettingsException("Cannot explain " + customer + ": it is an alias of " + canonical
                    + ", who is scored under that id. Ask for `ebb explain " + canonical + "`.");
        }
    }

    private static FeatureRow vector(Row score, Row features, ModelStore.Stored stored) {
        FeatureRow vector = new FeatureRow();
        vector.setCustomerId(score.getAs(Column.CUSTOMER_ID));
        vector.setAsOfDay(
                (int) score.<Date>getAs(ScoresTable.AS_OF).toLocalDate().toEpochDay());
        vector.setValues(FeatureCalculator.vector(features, stored.model().featureNames()));
        return vector;
    }

    private static Row only(Dataset<Row> rows, String customer, Lake lake) {
        List<Row> found = rows.where(functions.col(Column.CUSTOMER_ID).equalTo(functions.lit(customer)))
                .takeAsList(1);
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot explain " + customer + ": the lake " + lake.root()
                            + " has published no score of this customer. Check the name with `ebb sql \"SELECT customer_id FROM v_scores_latest\"`.");
        }
        return found.get(0);
    }
}
