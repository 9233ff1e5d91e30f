package ebb.btyd.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryCountsTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 7})
    void partsAddUpToTheBaseGroupedAtOnce(double unit) {
        List<CustomerSummary> customers = customers(unit);
        SummaryCounts one = new SummaryCounts();
        SummaryCounts other = new SummaryCounts();
        for (int i = 0; i < customers.size(); i++) {
            (i % 3 == 0 ? one : other).add(customers.get(i));
        }
        SummaryCounts all = new SummaryCounts();
        for (SummaryCounts part : one.plus(other).split(5)) {
            all.plus(part);
        }
        assertSame(all.grouped(), GroupedSummaries.of(customers));
        assertThat(all.grouped().size()).isGreaterThan(1024);
    }

    @Test
    void countsWhatIsAlikeAndKeepsTheSumOfLogGaps() {
        SummaryCounts counts = new SummaryCounts();
        counts.add(new CustomerSummary(2, 10, 30));
        counts.add(new CustomerSummary(2, 10, 30));
        counts.add(2, 10, 31, 5);
        counts.addLogGaps(Math.log(4));
        counts.addLogGaps(Math.log(6));
        assertThat(counts.count(2, 10, 30)).isEqualTo(2);
        assertThat(counts.count(2, 10, 31)).isEqualTo(5);
        assertThat(counts.count(3, 10, 31)).isZero();
        SummaryCounts[] parts = counts.split(4);
        double sum = 0;
        for (SummaryCounts part : parts) {
            sum += part.grouped().logGaps;
        }
        assertThat(sum).isCloseTo(Math.log(24), within(1e-8));
    }

    @Test
    void aCustomerWithMoreDaysThanFitIntoAKeyIsKeptApartAllTheSame() {
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            customers.add(new CustomerSummary(3_000_000 + i % 2, 4_000_000 - i % 2, 5_000_000));
        }
        GroupedSummaries grouped = GroupedSummaries.of(customers);
        assertThat(grouped.size()).isEqualTo(2);
        assertThat(grouped.x).containsExactly(3_000_000, 3_000_001);
        assertThat(grouped.weight).containsExactly(2, 2);
    }

    private static void assertSame(GroupedSummaries actual, GroupedSummaries expected) {
        assertThat(actual.x).isEqualTo(expected.x);
        assertThat(actual.age).isEqualTo(expected.age);
        assertThat(actual.lastAge).isEqualTo(expected.lastAge);
        assertThat(actual.weight).isEqualTo(expected.weight);
    }

    private static List<CustomerSummary> customers(double unit) {
        Random random = new Random(3);
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int age = 1 + random.nextInt(100);
            int x = random.nextInt(4);
            customers.add(new CustomerSummary(x, x == 0 ? 0 : (1 + random.nextInt(age)) / unit, age / unit));
        }
        return customers;
    }
}
