package ebb.score;

import ebb.btyd.spend.BtydColumns;
import ebb.churn.ChurnModel;
import ebb.customer.Activity;
import ebb.feature.FeatureRow;
import ebb.feature.PersonalLimit;
import ebb.feature.Recency;
import ebb.feature.Rhythm;
import ebb.feature.Silence;
import ebb.reason.Direction;
import ebb.reason.Reason;
import ebb.reason.ReasonWriter;
import ebb.reason.TypicalValues;
import ebb.schema.ScoresTable;
import ebb.segment.Band;
import ebb.value.ValueForecasts;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Row;

/** Turns one customer's features into the row of {@link ScoresTable}. */
public final class CustomerScorer implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String NOT_SCORED =
            "Not scored: no model could be trained, and the purchase model says nothing of this customer";

    private final Terms terms;
    private final ChurnModel model;
    private final ChurnModel cadence;
    private final ReasonWriter reasons;
    private final PurchaseExpectation expectation;
    private final HashMap<String, Integer> places = new HashMap<>();

    /**
     * What scores depend on beside the model.
     *
     * @param modelId the model's name in the lake
     * @param horizonDays length of the outcome window
     * @param activeDays longest silence of an active customer
     * @param riskLimits where the risk bands begin
     */
    public record Terms(String modelId, int horizonDays, int activeDays, Band.Limits riskLimits)
            implements Serializable {}

    /**
     * The two scores, never mixed, and what is foretold beside them.
     *
     * @param churn no purchase within the horizon
     * @param cadence silence beyond the customer's own limit; null: not modelled
     * @param values how purchases and spend are foretold
     */
    public record Models(ChurnModel churn, ChurnModel cadence, ValueForecasts values) implements Serializable {}

    /**
     * A scorer.
     *
     * @param typical what reasons compare with
     */
    public CustomerScorer(Terms terms, Models models, TypicalValues typical) {
        this.terms = terms;
        this.model = models.churn();
        this.cadence = models.cadence();
        this.expectation = new PurchaseExpectation(terms.horizonDays(), models.values());
        this.reasons = ReasonWriter.over(model.featureNames(), typical);
        List<String> names = model.featureNames();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    public boolean isActive(FeatureRow customer) {
        return Activity.isActive(value(customer, Recency.SILENCE.name()), terms.activeDays());
    }

    public double churnProbability(FeatureRow customer) {
        return model.probability(customer.getValues());
    }

    /** The strongest reasons for the score, those first that point the way the score does. */
    public List<Reason> reasons(FeatureRow customer) {
        double[] contributions = model.contributions(customer.getValues());
        return reasons.find(customer.getValues(), contributions, Direction.of(contributions), ScoresTable.REASON_COUNT);
    }

    /** The row of {@link ScoresTable}. */
    public Row row(FeatureRow customer, RiskPercentiles percentiles) {
        boolean active = isActive(customer);
        double probability = churnProbability(customer);
        LocalDate asOf = LocalDate.ofEpochDay(customer.getAsOfDay());
        ScoreCells row = new ScoreCells();
        row.set(ScoresTable.CUSTOMER_ID, customer.getCustomerId());
        row.set(ScoresTable.AS_OF, Date.valueOf(asOf));
        row.set(ScoresTable.IS_ACTIVE, active);
        boolean scored = Double.isFinite(probability);
        row.set(ScoresTable.CHURN_PROBABILITY, scored ? probability : null);
        setCadence(row, customer);
        row.set(ScoresTable.P_ALIVE, known(customer, BtydColumns.ALIVE));
        row.set(ScoresTable.NO_PURCHASE, known(customer, BtydColumns.NO_PURCHASE));
        expectation.write(
                row, asOf, new PurchaseExpectation.Customer(feature -> value(customer, feature), active, probability));
        row.set(ScoresTable.RISK_PERCENTILE, active && scored ? percentiles.shareBelow(probability) : null);
        row.set(
                ScoresTable.RISK_BAND,
                active && scored ? Band.of(probability, terms.riskLimits()).label() : null);
        row.set(ScoresTable.MODEL_ID, terms.modelId());
        row.set(ScoresTable.IS_HINDSIGHT, false);
        List<String> words = scored ? words(customer) : List.of(NOT_SCORED);
        for (int i = 0; i < words.size(); i++) {
            row.set(ScoresTable.REASONS.get(i), words.get(i));
        }
        return row.row();
    }

    private List<String> words(FeatureRow customer) {
        return reasons(customer).stream().map(Reason::words).toList();
    }

    private void setCadence(ScoreCells row, FeatureRow customer) {
        Rhythm rhythm =
                new Rhythm(value(customer, Silence.USUAL_GAP.name()), value(customer, Silence.USUAL_GAP_SPREAD.name()));
        if (Double.isNaN(rhythm.usualGapDays())) {
            return;
        }
        PersonalLimit limit = PersonalLimit.of(rhythm, terms.horizonDays());
        row.set(ScoresTable.CADENCE_LIMIT, limit.days());
        int silence = (int) value(customer, Recency.SILENCE.name());
        if (silence > limit.days()) {
            row.set(ScoresTable.CADENCE_CHURN_PROBABILITY, 1.0);
        } else if (cadence != null) {
            double[] features = {limit.probabilityBeyond(silence)};
            row.set(ScoresTable.CADENCE_CHURN_PROBABILITY, cadence.probability(features));
        }
    }

    private Double known(FeatureRow customer, String feature) {
        double value = value(customer, feature);
        return Double.isNaN(value) ? null : value;
    }

    private double value(FeatureRow customer, String feature) {
        Integer place = places.get(feature);
        return place == null ? Double.NaN : customer.getValues()[place];
    }
}
