package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerRowTest {

    @Test
    void aSampleHasItsShareOfTheBucketsAndAtLeastOne() {
        assertThat(LedgerRow.bucketsOf(1000, 1000)).isEqualTo(LedgerRow.HASH_BUCKETS);
        assertThat(LedgerRow.bucketsOf(250, 1000)).isEqualTo(LedgerRow.HASH_BUCKETS / 4);
        assertThat(LedgerRow.bucketsOf(2, 2L * LedgerRow.HASH_BUCKETS)).isEqualTo(1);
        assertThat(LedgerRow.bucketsOf(1, 3_000_000_000L)).isEqualTo(1);
    }

    @Test
    void customersSpreadOverTheBuckets() {
        int below = 0;
        for (int customer = 0; customer < 1000; customer++) {
            int bucket = LedgerRow.hashBucket("customer-" + customer);
            assertThat(bucket).isBetween(0, LedgerRow.HASH_BUCKETS - 1);
            below += bucket < LedgerRow.bucketsOf(250, 1000) ? 1 : 0;
        }
        assertThat(below).as("of 1000, with 4 standard deviations").isBetween(195, 305);
    }
}
