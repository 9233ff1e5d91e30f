package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
