package ebb.churn.fit;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much those who churned weigh against those who stayed while a contestant is fitted. It is calibrated on them as they come, which puts its
 * probabilities right again.
 */
public enum ClassBalance {
    @JsonProperty("as-they-come")
    AS_THEY_COME {
        @Override
        public TrainingMatrix weigh(TrainingMatrix examples) {
            return examples;
        }
    },
    /** Both alike: where few churn, or few stay, an unweighted fit would hardly distinguish them. */
    @JsonProperty("equal")
    EQUAL {
        @Override
        public TrainingMatrix weigh(TrainingMatrix examples) {
            return examples.balanced();
        }
    };

    public abstract TrainingMatrix weigh(TrainingMatrix examples);
}
