package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.training.GateDecision;
import ebb.training.ModelCard;
import ebb.value.NextPurchaseForecast;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTextTest {

    @Test
    void saysThatNobodyWasThereToJudge() {
        GateDecision verdict = new GateDecision(
                false,
                "lifetime",
                "lifetime",
                "lifetime",
                null,
                null,
                GateDecision.Grade.NOT_JUDGED,
                List.of("No model could be trained."));
        String day = "2025-10-30";
        ModelCard card = new ModelCard(
                verdict,
                List.of(),
                90,
                day,
                List.of(),
                List.of(day),
                0,
                0,
                0,
                null,
                Double.NaN,
                List.of(),
                42,
                null,
                "bg-nbd",
                null,
                0,
                List.of());
        assertThat(ModelCardText.story("m", card, Optional.of(NextPurchaseForecast.UNTRIED))
                        .facts())
                .contains(new ModelDescription.Fact("Judged on", "nobody. No model could be trained."))
                .contains(new ModelDescription.Fact("Trained on", "nothing"))
                .noneMatch(fact -> fact.toString().contains("NaN"))
                .as("nothing may have been held out to choose by")
                .contains(new ModelDescription.Fact(
                        "Purchases to come",
                        "BG/NBD, as fit-lifetime-models chose it: by days held out where it could compare"));
    }
}
