package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.customer.ControlGroup;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentSettingsTest {
    private static SegmentSettings with(double highRiskFrom, double controlShare) {
        return new SegmentSettings(60, 180, 1.5, 0.3, highRiskFrom, 0.5, 0.8, controlShare, "ebb", 3, 14);
    }

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(SegmentSettings.DEFAULTS).isEqualTo(with(0.6, 0.1));
    }

    @Test
    void refusesBandsOutOfOrder() {
        assertThatThrownBy(() -> with(0.2, 0.1))
                .hasMessage("Cannot use segments.high-risk-from: 0.2. Set more than medium-risk-from.");
    }

    @Test
    void refusesToHoldBackMoreThanHalf() {
        assertThatThrownBy(() -> with(0.6, 0.9))
                .hasMessage("Cannot use segments.control-share: 0.9. Set a share from 0 to 0.5.");
    }

    private static SegmentSettings numbers(int newDays, int gapDays, double cooling, int urgentDays, int soonDays) {
        return new SegmentSettings(newDays, gapDays, cooling, 0.3, 0.6, 0.5, 0.8, 0.1, "ebb", urgentDays, soonDays);
    }

    private static SegmentSettings shares(double mediumRisk, double highRisk, double mediumValue, double highValue) {
        return new SegmentSettings(60, 180, 1.5, mediumRisk, highRisk, mediumValue, highValue, 0.1, "ebb", 3, 14);
    }

    private static SegmentSettings control(double share, String salt) {
        return new SegmentSettings(60, 180, 1.5, 0.3, 0.6, 0.5, 0.8, share, salt, 3, 14);
    }

    private static Arguments limit(String key, Supplier<?> taken, Supplier<?> refused) {
        return Arguments.of(key, taken, refused);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("new-days", () -> numbers(1, 1, 1, 1, 1), () -> numbers(0, 1, 1, 1, 1)),
                limit("returned-gap-days", () -> numbers(1, 1, 1, 1, 1), () -> numbers(1, 0, 1, 1, 1)),
                limit("cooling-ratio", () -> numbers(1, 1, 1, 1, 1), () -> numbers(1, 1, 0.9, 1, 1)),
                limit("urgent-days", () -> numbers(1, 1, 1, 1, 1), () -> numbers(1, 1, 1, 0, 1)),
                limit("soon-days", () -> numbers(1, 1, 1, 1, 1), () -> numbers(1, 1, 1, 1, 0)),
                limit("medium-risk-from", () -> shares(0.01, 0.6, 0.5, 0.8), () -> shares(0, 0.6, 0.5, 0.8)),
                limit("high-risk-from", () -> shares(0.3, 0.99, 0.5, 0.8), () -> shares(0.3, 1, 0.5, 0.8)),
                limit("high-risk-from", () -> shares(0.3, 0.31, 0.5, 0.8), () -> shares(0.3, 0.3, 0.5, 0.8)),
                limit("medium-value-from", () -> shares(0.3, 0.6, 0.01, 0.8), () -> shares(0.3, 0.6, 0, 0.8)),
                limit("high-value-from", () -> shares(0.3, 0.6, 0.5, 0.99), () -> shares(0.3, 0.6, 0.5, 1)),
                limit("high-value-from", () -> shares(0.3, 0.6, 0.5, 0.51), () -> shares(0.3, 0.6, 0.5, 0.5)),
                limit("control-share", () -> control(0, "ebb"), () -> control(-0.01, "ebb")),
                limit("control-share", () -> control(0.5, "ebb"), () -> control(0.51, "ebb")),
                limit("control-salt", () -> control(0, "x"), () -> control(0, " ")),
                limit("control-salt", () -> control(0, "x"), () -> control(0, null)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void takesUpToEachLimitAndRefusesBeyondUnderItsKey(String key, Supplier<?> taken, Supplier<?> refused) {
        assertThatCode(taken::get).doesNotThrowAnyException();
        assertThatThrownBy(refused::get).hasMessageStartingWith("Cannot use segments." + key + ": ");
    }

    /** Who buys every 365 days has not come back. */
    @ParameterizedTest
    @CsvSource({"90, 180", "179, 180", "180, 181", "400, 401"})
    void withoutANumberWhoWasNeverLapsedHasNotReturned(int activeDays, int returnedFrom) {
        SegmentSettings byPace =
                new SegmentSettings(60, null, 1.5, 0.3, 0.6, 0.5, 0.8, 0.1, "ebb", 3, 14).returnedByPaceOf(activeDays);
        assertThat(byPace).isEqualTo(numbers(60, returnedFrom, 1.5, 3, 14));
        assertThat(numbers(60, 30, 1.5, 3, 14).returnedByPaceOf(activeDays).returnedGapDays())
                .isEqualTo(30);
    }

    @Test
    void riskBandsAndControlGroupHaveItsLimits() {
        assertThat(shares(0.3, 0.6, 0.5, 0.8).riskLimits()).isEqualTo(new Band.Limits(0.3, 0.6));
        assertThat(control(0.2, "salt").controlGroup()).isEqualTo(new ControlGroup(0.2, "salt"));
    }
}
