package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ledger.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureRowTest {
    private static FeatureRow row() {
        FeatureRow row = new FeatureRow();
        row.setCustomerId("c");
        row.setAsOfDay(1000);
        double[] values = new double[FeatureCatalogue.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        row.setValues(values);
        return row;
    }

    @Test
    void givesTheOutcomeBackThatItWasLabelledWith() {
        FeatureRow row = row();
        Outcome bought = new Outcome(2, 1500, 300, 1007);
        row.label(bought, 40);
        assertThat(row.getOutcomeFirstDays()).isEqualTo(7);
        assertThat(row.outcome()).isEqualTo(bought);
        Outcome churned = new Outcome(0, 0, 20, Outcome.NEVER);
        row.label(churned, 40);
        assertThat(row.getOutcomeFirstDays()).isZero();
        assertThat(row.outcome()).isEqualTo(churned);
    }

    @Test
    void aSelectionKeepsCustomerDateAndOutcome() {
        FeatureRow row = row();
        row.label(new Outcome(2, 1500, 300, 1007), 40);
        List<String> names = List.of(
                FeatureCatalogue.names().get(5), FeatureCatalogue.names().get(2));
        FeatureRow selected = row.select(names);
        assertThat(selected.getValues()).containsExactly(5, 2);
        assertThat(selected.getCustomerId()).isEqualTo("c");
        assertThat(selected.getAsOfDay()).isEqualTo(1000);
        assertThat(selected.getOutcomePurchaseDays()).isEqualTo(2);
        assertThat(selected.getOutcomeAmount()).isEqualTo(1500);
        assertThat(selected.getOutcomeReturnedAmount()).isEqualTo(300);
        assertThat(selected.getOutcomeFirstDays()).isEqualTo(7);
        assertThat(selected.getOutcomeLaterDays()).isEqualTo(40);
    }
}
