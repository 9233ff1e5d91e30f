package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.evaluation.CalibrationTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTableTest {

    @Test
    void tenCustomersAreTenGroupsFromTheLikeliestDown() {
        double[] probabilities = {0.05, 0.95, 0.15, 0.85, 0.25, 0.75, 0.35, 0.65, 0.45, 0.55};
        boolean[] churned = {false, true, false, true, false, false, false, false, false, false};
        List<Row> rows = CalibrationTable.of(Predictions.of(probabilities, churned));
        assertThat(rows).extracting(Row::group).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(rows).extracting(Row::customers).containsOnly(1.0);
        assertThat(rows.get(0)).isEqualTo(new Row(1, 1, 0.95, 1, 5, 0.5));
        assertThat(rows.get(1).captured()).isEqualTo(1);
        assertThat(rows.get(2).lift()).isZero();
    }

    @Test
    void whoHasTheSameProbabilityIsInOneGroup() {
        double[] probabilities = {0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1};
        boolean[] churned = {true, true, false, false, false, false, false, false, false, false};
        List<Row> rows = CalibrationTable.of(Predictions.of(probabilities, churned));
        assertThat(rows).extracting(Row::group).containsExactly(1, 6, 10);
        assertThat(rows).extracting(Row::customers).containsExactly(1.0, 8.0, 1.0);
        assertThat(rows.get(1).actual()).isEqualTo(0.125);
    }

    @Test
    void aWeightCountsAsSoManyCustomersAndNoneAsNobody() {
        double[] probabilities = {0.9, 0.4, 0.1};
        boolean[] churned = {true, false, true};
        List<Row> rows = CalibrationTable.of(Predictions.of(probabilities, churned, new double[] {3, 1, 0}));
        assertThat(rows).extracting(Row::customers).containsExactly(3.0, 1.0);
        assertThat(rows.get(0).lift()).as("all churned, base rate 3 of 4").isCloseTo(4 / 3.0, within(1e-12));
    }
}
