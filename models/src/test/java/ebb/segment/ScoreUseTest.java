package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.customer.ContactRefusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What segments propose where the churn score knows little. */
class ScoreUseTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final String WITHHELD = ContactRefusal.Kind.SCORE_KNOWS_LITTLE.words();
    private static final List<Double> FIFTHS = List.of(1.0, 2.0, 3.0, 4.0);
    private static final PopulationLimits LIMITS = new PopulationLimits(new Band.Limits(1, 2), FIFTHS, FIFTHS, FIFTHS);

    @Test
    void noContactIsProposedBecauseOfTheScore() {
        Segment segment = Segment.of(customer(true, WITHHELD), LIMITS, SegmentSettings.DEFAULTS);
        assertThat(segment.action()).isEqualTo("Nothing: " + WITHHELD);
        assertThat(segment.contactBy()).isNull();
        assertThat(segment.moneyAtRisk()).as("the figures stand").isEqualByComparingTo("48.00");
    }

    @Test
    void theSameCustomerIsContactedWhereTheScoreMayBeAReason() {
        assertThat(Segment.of(customer(true, null), LIMITS, SegmentSettings.DEFAULTS)
                        .contactBy())
                .isNotNull();
    }

    @Test
    void whatNeedsNoContactStands() {
        assertThat(Segment.of(customer(false, WITHHELD), LIMITS, SegmentSettings.DEFAULTS)
                        .action())
                .startsWith("Win back");
    }

    private static CustomerFacts customer(boolean active, String scoreRefusal) {
        return new CustomerFacts(
                "c",
                AS_OF,
                active,
                .4,
                Band.HIGH,
                new BigDecimal("120.00"),
                new CustomerFacts.Contact(null, scoreRefusal, false),
                new CustomerFacts.Rhythm(10, 5, 900, 20, .5, 500));
    }
}
