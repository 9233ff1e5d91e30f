package ebb.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void aBandThatCameOutAsExpectedIsNoFinding() {
        assertThat(Findings.ofOutcome(band(1000, 0.70, 0.72)).isAlarming()).isFalse();
    }

    @Test
    void aLargeBandFarFromTheExpectedIsOne() {
        Finding finding = Findings.ofOutcome(band(1000, 0.70, 0.55));

        assertThat(finding.isAlarming()).isTrue();
        assertThat(finding.words())
                .contains("1,000 customers at high risk on 2026-03-01", "70 % were expected to leave and 55 % did");
    }

    @Test
    void theSameDistanceInAHandfulOfCustomersIsChance() {
        assertThat(Findings.ofOutcome(band(10, 0.70, 0.55)).isAlarming()).isFalse();
    }

    @Test
    void purchasesThatEndDaysBeforeTheAsOfDateAreStale() {
        assertThat(Findings.ofPurchases(DAY.minusDays(4), DAY).isAlarming()).isTrue();
        assertThat(Findings.ofPurchases(DAY.minusDays(3), DAY).isAlarming()).isFalse();
        assertThat(Findings.ofPurchases(DAY.plusDays(9), DAY).isAlarming()).isFalse();
    }

    private static Findings.Matured band(long customers, double expected, double actual) {
        return new Findings.Matured(DAY, "high", customers, expected, actual, customers * expected * (1 - expected));
    }
}
