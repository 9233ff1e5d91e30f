package ebb.churn.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMatrixTest {
    private static final TrainingMatrix EXAMPLES = TrainingMatrix.of(
            List.of("x"),
            List.of(
                    new Example("a", 100, new double[] {1}),
                    new Example("a", 130, new double[] {1}),
                    new Example("a", 160, new double[] {1})));

    @Test
    void anExampleCountsHalfAsMuchForEachHalfLifeBeforeTheNewest() {
        TrainingMatrix faded = EXAMPLES.fading(30);
        assertThat(faded.weight(2)).isEqualTo(1);
        assertThat(faded.weight(1)).isCloseTo(0.5, within(1e-12));
        assertThat(faded.weight(0)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void withoutAHalfLifeAllCountAlike() {
        assertThat(EXAMPLES.fading(0).weight()).isEqualTo(3);
    }
}
