package ebb.churn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import ebb.churn.calibration.Calibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Scorer;
import ebb.churn.linear.LinearScorer;
import ebb.churn.tree.TreeScorer;
import ebb.customer.LogOdds;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * A fitted and calibrated churn score: features in, probability and contributions out. Serialisable, so that it travels into a Spark map.
 *
 * @param formatVersion version of the stored form
 * @param contestant name of the contestant it came from
 * @param featureNames the features it was fitted on, in order
 * @param scorer the fitted score
 * @param calibrator margin to log-odds
 */
public record ChurnModel(
        int formatVersion, String contestant, List<String> featureNames, Scorer scorer, Calibrator calibrator)
        implements Serializable {
    /** Raised when a stored model could no longer be read as it was meant. */
    public static final int FORMAT_VERSION = 1;

    /** Knows each scorer by the name it is stored under: a name stays as it is, or stored models can no longer be read. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .registerSubtypes(
                    new NamedType(ConstantScorer.class, "constant"),
                    new NamedType(RuleScorer.class, "rule"),
                    new NamedType(LinearScorer.class, "linear"),
                    new NamedType(TreeScorer.class, "trees"),
                    new NamedType(StackScorer.class, "stack"),
                    new NamedType(NewCustomerScorer.class, "newcomers"))
            .build();

    public ChurnModel(String contestant, List<String> featureNames, Scorer scorer, Calibrator calibrator) {
        this(FORMAT_VERSION, contestant, List.copyOf(featureNames), scorer, calibrator);
    }

    /** A stored model whose format this version does not know. */
    public static final class IncompatibleFormatException extends IOException {
        private static final long serialVersionUID = 1L;

        IncompatibleFormatException(int found) {
            super("Cannot load the model: it has format " + found + " and this version reads format " + FORMAT_VERSION
                    + ". Train again, or use the version that wrote it.");
        }
    }

    /** Log-odds that the customer makes no purchase within the horizon. */
    public double logOdds(double[] features) {
        return calibrator.logOdds(scorer.margin(features));
    }

    /** The same model with so much more log-odds for everyone. */
    ChurnModel shifted(double moreLogOdds) {
        return new ChurnModel(formatVersion, contestant, featureNames, scorer, calibrator.shifted(moreLogOdds));
    }

    public double probability(double[] features) {
        return LogOdds.probability(logOdds(features));
    }

    /** Log-odds of the typical customer, from which contributions are counted. */
    public double baseLogOdds() {
        return calibrator.logOdds(scorer.base());
    }

    /**
     * What each feature adds to the log-odds; with {@link #baseLogOdds} they sum to {@link #logOdds}.
     *
     * <p>The calibrator stretches every contribution alike, by its slope between the typical customer and this one.
     */
    public double[] contributions(double[] features) {
        double margin = scorer.margin(features);
        double distance = margin - scorer.base();
        double stretch = distance == 0 ? 1 : (calibrator.logOdds(margin) - baseLogOdds()) / distance;
        double[] contributions = new double[featureNames.size()];
        scorer.contribute(features, stretch, contributions);
        return contributions;
    }

    public byte[] toBytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads a stored model.
     *
     * @throws IncompatibleFormatException where another version wrote it in another format
     */
    public static ChurnModel fromBytes(byte[] bytes) throws IOException {
        int found = JSON.readTree(bytes).path("formatVersion").asInt(0);
        if (found != FORMAT_VERSION) {
            throw new IncompatibleFormatException(found);
        }
        return JSON.readValue(bytes, ChurnModel.class);
    }
}
