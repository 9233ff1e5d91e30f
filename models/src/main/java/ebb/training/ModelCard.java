package ebb.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the owner of a model needs to defend it: how it was made, on what, and how every rival did.
 *
 * @param verdict what the gate decided
 * @param judgements every contestant on the holdout; empty where history was too short to judge
 * @param horizonDays length of the outcome window
 * @param holdoutOn as-of date that judged; ISO
 * @param trainingDates as-of dates that trained what was judged; ISO
 * @param publishedDates as-of dates that trained what is published; ISO
 * @param trainingRows examples that trained what was judged
 * @param holdoutRows examples that judged
 * @param publishedRows examples that trained what is published; where the cluster fitted it, the sample that it was calibrated on
 * @param fittedOn where what is published was fitted, and on how many rows
 * @param holdoutChurnRate share of the holdout that churned
 * @param featureNames features in order
 * @param seed of everything random
 * @param cadence how the cadence score did on the holdout; null where it could not be judged
 * @param lifetimeModel buy-till-you-die model behind the features; null in cards of older versions
 * @param newcomers how a model of their own did for customers with one purchase day; null where nothing could be judged
 * @param spendFloor in hundredths of the currency: who spends less in the outcome window has churned; 0: who buys nothing
 * @param factors what moves the scores, themes first; empty where nothing was judged, and in cards of older versions
 */
public record ModelCard(
        GateDecision verdict,
        List<HoldoutResult> judgements,
        int horizonDays,
        String holdoutOn,
        List<String> trainingDates,
        List<String> publishedDates,
        int trainingRows,
        int holdoutRows,
        int publishedRows,
        FittedOn fittedOn,
        double holdoutChurnRate,
        List<String> featureNames,
        long seed,
        HoldoutResult cadence,
        String lifetimeModel,
        NewCustomerDecision newcomers,
        long spendFloor,
        List<Factor> factors)
        implements Serializable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public ModelCard {
        fittedOn = fittedOn == null ? FittedOn.driver(publishedRows) : fittedOn;
        factors = factors == null ? List.of() : List.copyOf(factors);
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot write the model card: " + e.getMessage(), e);
        }
    }

    public static ModelCard fromJson(String json) {
        try {
            return JSON.readValue(json, ModelCard.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot read the model card: " + e.getMessage(), e);
        }
    }
}
