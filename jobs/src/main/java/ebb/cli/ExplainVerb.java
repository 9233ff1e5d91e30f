package ebb.cli;

import ebb.conf.SettingsException;
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
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains the published score of one customer. */
@Command(name = "explain", description = "Explain the published score of one customer.")
final class ExplainVerb extends Verb {
    @Parameters(paramLabel = "CUSTOMER", description = "Customer, as named by the source.")
    private String customer;

    @Override
    void execute() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        refuseGivenUp(lake, published);
        Row score = only(publications.read(published, ScoresTable.TABLE), lake);
        Row segment = only(publications.read(published, SegmentsTable.TABLE), lake);
        Row features = only(publications.read(published, FeaturesTable.TABLE), lake);
        ModelStore.Stored stored = new ModelStore(lake).load(score.getAs(ScoresTable.MODEL_ID));
        List<Reason> reasons = ScorerLoader.of(stored, settings().settings()).reasons(vector(score, features, stored));
        List<String> story = new ScoreExplanation(lake, published, settings().settings())
                .tell(customer, stored, FeatureCalculator.vector(features, FeatureCatalogue.names()));
        Map<String, Object> map = asMap(score, segment, reasons);
        map.put("story", story);
        List<String> words =
                new ArrayList<>(heading(score, segment, stored.card().horizonDays()));
        words.addAll(story);
        words.addAll(because(score, reasons));
        printer().print(map, words);
    }

    /** An id that was given up has no score of its own. */
    private void refuseGivenUp(Lake lake, Publication published) {
        String canonical =
                Aliases.asOf(lake, published.asOf().orElse(LocalDate.MAX)).idOf(customer);
        if (!canonical.equals(customer)) {
            throw new SettingsException("Cannot explain " + customer + ": it is an alias of " + canonical
                    + ", who is scored under that id. Ask for `ebb explain " + canonical + "`.");
        }
    }

    private FeatureRow vector(Row score, Row features, ModelStore.Stored stored) {
        FeatureRow vector = new FeatureRow();
        vector.setCustomerId(customer);
        vector.setAsOfDay((int)
                score.<java.sql.Date>getAs(ScoresTable.AS_OF).toLocalDate().toEpochDay());
        vector.setValues(FeatureCalculator.vector(features, stored.model().featureNames()));
        return vector;
    }

    private Row only(Dataset<Row> rows, Lake lake) {
        List<Row> found = ofCustomer(rows).takeAsList(1);
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot explain " + customer + ": the lake " + lake.root()
                            + " has published no score of this customer. Check the name with `ebb sql \"SELECT customer_id FROM v_scores_latest\"`.");
        }
        return found.get(0);
    }

    private Dataset<Row> ofCustomer(Dataset<Row> rows) {
        return rows.where(functions.col(Column.CUSTOMER_ID).equalTo(functions.lit(customer)));
    }

    private static Map<String, Object> asMap(Row score, Row segment, List<Reason> reasons) {
        Map<String, Object> map = RowMap.of(score);
        map.put(SegmentsTable.LIFECYCLE, segment.getAs(SegmentsTable.LIFECYCLE));
        map.put(SegmentsTable.ACTION, segment.getAs(SegmentsTable.ACTION));
        map.put("reasons", reasons);
        return map;
    }

    private List<String> heading(Row score, Row segment, int horizonDays) {
        List<String> words = new ArrayList<>();
        Double probability = score.getAs(ScoresTable.CHURN_PROBABILITY);
        words.add(String.format(
                Locale.ROOT,
                "Customer %s as of %s: %s (%s).",
                customer,
                score.getAs(ScoresTable.AS_OF),
                probability == null
                        ? score.getAs(ScoresTable.REASONS.get(0))
                        : String.format(
                                Locale.ROOT,
                                "%.0f %% likely to buy nothing in the next %d days",
                                100 * probability,
                                horizonDays),
                segment.<String>getAs(SegmentsTable.LIFECYCLE)));
        if (score.getAs(ScoresTable.EXPECTED_NEXT_PURCHASE_ON) != null) {
            words.add(
                    "Next purchase, if the customer stays: about " + score.getAs(ScoresTable.EXPECTED_NEXT_PURCHASE_ON)
                            + " ("
                            + score.getAs(ScoresTable.NEXT_PURCHASE_FROM_ON) + " to "
                            + score.getAs(ScoresTable.NEXT_PURCHASE_UNTIL_ON)
                            + ").");
        }
        words.add("Do: " + segment.getAs(SegmentsTable.ACTION));
        return words;
    }

    private static List<String> because(Row score, List<Reason> reasons) {
        List<String> words = new ArrayList<>(List.of("Why:"));
        reasons.forEach(reason -> words.add(String.format(
                Locale.ROOT,
                "  %s risk (%+.2f)  %s",
                reason.contribution() > 0 ? "raises" : "lowers",
                reason.contribution(),
                reason.words())));
        words.add("Model " + score.getAs(ScoresTable.MODEL_ID)
                + "; a contribution is in log-odds against the typical customer.");
        return words;
    }
}
