package ebb.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubtotalsTest {

    @Test
    void findsEachSumAlsoWhereABlockBeginsWithOneByChance() {
        Optional<Subtotals> found = Subtotals.in(new long[] {10, 20, 30, 60, 7, 8, 15});
        assertThat(found).hasValueSatisfying(sums -> {
            assertThat(sums.rows()).containsExactly(3, 6);
            assertThat(sums.amount()).isEqualTo(75);
        });
    }

    @Test
    void aBlockWhoseSumIsNotThereHidesNoOther() {
        assertThat(Subtotals.in(new long[] {10, 21, 33, 64, 7, 8, 9, 25, 70, 80, 150}))
                .hasValueSatisfying(sums -> assertThat(sums.rows()).containsExactly(3, 10));
    }

    @Test
    void oneSumOrEqualAmountsSayNothing() {
        assertThat(Subtotals.in(new long[] {10, 20, 30})).isEmpty();
        assertThat(Subtotals.in(new long[] {10, 10, 10, 10, 10, 10})).isEmpty();
        assertThat(Subtotals.in(new long[] {})).isEmpty();
    }

    @Test
    void aShopWithFewPricesHasNoSubtotals() {
        Random random = new Random(5);
        for (long[] prices :
                List.of(new long[] {10, 20}, new long[] {10, 20, 30}, new long[] {5, 10, 15, 20, 25, 30, 40, 50})) {
            for (int run = 0; run < 200; run++) {
                long[] amounts = random.ints(12 + run, 0, prices.length)
                        .mapToLong(i -> prices[i])
                        .toArray();
                assertThat(Subtotals.in(amounts)).isEmpty();
            }
        }
    }

    @Test
    void sumsOfRandomBlocksAreFound() {
        Random random = new Random(6);
        for (int run = 0; run < 50; run++) {
            List<Long> amounts = new ArrayList<>();
            int blocks = 3 + random.nextInt(9);
            for (int block = 0; block < blocks; block++) {
                long sum = 0;
                for (int i = 0; i < 2 + random.nextInt(20); i++) {
                    amounts.add(100L + random.nextInt(20_000));
                }
                for (int i = amounts.size() - 1; i >= 0 && !(block > 0 && amounts.get(i) < 0); i--) {
                    sum += amounts.get(i);
                }
                amounts.add(-1L);
                amounts.set(amounts.size() - 1, sum);
            }
            assertThat(Subtotals.in(amounts.stream().mapToLong(Long::longValue).toArray()))
                    .isNotNull();
        }
    }
}
