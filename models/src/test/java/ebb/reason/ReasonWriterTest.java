package ebb.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonWriterTest {
    private static final List<String> FEATURES = List.of(
            "recency_days",
            "silence_over_mean_gap_ratio",
            "median_gap_days",
            "amount_90_amount",
            "amount_90_before_amount",
            "regular_category_count",
            "broken_category_count",
            "moon_phase_ratio");
    private static final double[] VALUES = {41, 3.4, 12, 320, 910, 6, 4, 0.5};
    private static final ReasonWriter REASONS =
            ReasonWriter.over(FEATURES, TypicalValues.ofAll(new double[] {9, 0.7, 14, 200, 190, 3, 0, 0.5}));

    @Test
    void tellsTheStrongestThemesInTheCustomersOwnFigures() {
        double[] contributions = {0.5, 0.4, 0.1, 0.3, 0.3, 0.2, 0.1, 0.05};
        assertThat(REASONS.find(VALUES, contributions, Direction.RAISES, 3))
                .extracting(Reason::words)
                .containsExactly(
                        "usually buys every 12 days; silent for 41",
                        "spent 320 in the last 90 days, 910 in the 90 before",
                        "bought in 2 of 6 usual categories lately");
    }

    @Test
    void givesOnlyReasonsOfTheDirectionAskedFor() {
        double[] contributions = {0.5, 0.4, 0, -0.3, -0.3, 0.2, 0.1, -0.05};
        assertThat(REASONS.find(VALUES, contributions, Direction.RAISES, 5))
                .extracting(Reason::theme)
                .containsExactly("silence against rhythm", "categories");
        assertThat(REASONS.find(VALUES, contributions, Direction.LOWERS, 5))
                .extracting(Reason::theme)
                .containsExactly("other signs");
    }

    @Test
    void passesOverFiguresThatPointAgainstTheContribution() {
        double[] contributions = {-0.9, 0, 0, 0, 0, 0, 0, -0.1};
        assertThat(REASONS.find(VALUES, contributions, Direction.LOWERS, 5))
                .extracting(Reason::words)
                .containsExactly("several smaller signs taken together");
    }

    @Test
    void takesBothWaysWhereNoneIsAskedFor() {
        double[] contributions = {0.5, 0, 0, 0, 0, 0, 0, -0.6};
        assertThat(REASONS.find(VALUES, contributions, Direction.EITHER, 5))
                .extracting(Reason::contribution)
                .containsExactly(-0.6, 0.5);
    }

    @Test
    void pointsTheWayTheContributionsPointInSum() {
        assertThat(Direction.of(new double[] {0.5, -0.4})).isEqualTo(Direction.RAISES);
        assertThat(Direction.of(new double[] {0.3, -0.4})).isEqualTo(Direction.LOWERS);
    }

    @Test
    void saysNothingOfAThemeWhoseFiguresAreMissing() {
        ReasonWriter few = ReasonWriter.over(List.of("spending_drop_90_ratio"), TypicalValues.ofAll(new double[] {0}));
        assertThat(few.find(new double[] {0.5}, new double[] {0.5}, Direction.RAISES, 5))
                .isEmpty();
    }

    @Test
    void refusesContributionsThatDoNotMatchTheFeatures() {
        assertThatThrownBy(() -> REASONS.find(VALUES, new double[2], Direction.RAISES, 5))
                .hasMessage("Cannot find reasons: 2 contributions for 8 features. "
                        + "Give one for each feature, in the same order.");
    }
}
