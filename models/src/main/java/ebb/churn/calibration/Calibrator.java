package ebb.churn.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;

/** Turns a scorer's margin into log-odds of churning that hold: of those given 30 %, about 30 % churn. Never falls as the margin rises. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlattCalibrator.class, name = "platt"),
    @JsonSubTypes.Type(value = IsotonicCalibrator.class, name = "isotonic")
})
public sealed interface Calibrator extends Serializable permits PlattCalibrator, IsotonicCalibrator {
    double logOdds(double margin);

    /** The same with so much more log-odds for everyone. */
    Calibrator shifted(double moreLogOdds);
}
