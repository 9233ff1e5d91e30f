package ebb.life.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SetCountsTest {
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    @Test
    void leadsHaveMeanAndStandardDeviation() {
        SetCounts counts = ofLeads(10, 20, 60);
        assertThat(counts.together(SECOND)).isEqualTo(3);
        assertThat(counts.meanLead(SECOND)).isEqualTo(30);
        assertThat(counts.leadDeviation(SECOND)).isCloseTo(Math.sqrt((400 + 100 + 900) / 3.0), within(1e-9));
    }

    @Test
    void equalLeadsDoNotDeviate() {
        assertThat(ofLeads(7, 7, 7).leadDeviation(SECOND)).isZero();
    }

    @Test
    void theChancesOfCustomersAddUp() {
        SetCounts counts = new SetCounts(2);
        counts.addCustomer(FIRST, 0.25);
        counts.addCustomer(FIRST, 0.5);
        assertThat(counts.customers(FIRST)).isEqualTo(2);
        assertThat(counts.expected(FIRST)).isEqualTo(0.75);
        assertThat(counts.customers(SECOND)).isZero();
    }

    @Test
    void partsAddUpToTheWhole() {
        SetCounts part = ofLeads(60);
        part.addCustomer(SECOND, 0.25);
        SetCounts sum = ofLeads(10, 20).plus(part);
        assertThat(sum.customers(SECOND)).isEqualTo(1);
        assertThat(sum.expected(SECOND)).isEqualTo(0.25);
        assertThat(sum.together(SECOND)).isEqualTo(3);
        assertThat(sum.meanLead(SECOND)).isEqualTo(30);
        assertThat(sum.leadDeviation(SECOND)).isEqualTo(ofLeads(10, 20, 60).leadDeviation(SECOND));
    }

    private static SetCounts ofLeads(int... leads) {
        SetCounts counts = new SetCounts(2);
        for (int lead : leads) {
            counts.addTogether(SECOND, lead);
        }
        return counts;
    }
}
