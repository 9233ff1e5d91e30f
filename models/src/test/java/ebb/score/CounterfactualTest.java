package ebb.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.LedgerRow;
import org.junit.jupiter.api.Test;

class CounterfactualTest {
    @Test
    void takesAwayWhatWasBoughtSince() {
        LedgerRow until = Counterfactual.until(row(), 25);

        assertThat(until.getDays()).containsExactly(10, 20);
        assertThat(until.getAmounts()).containsExactly(100, 200);
    }

    @Test
    void addsAPurchaseLikeTheLastOneNotAReturn() {
        LedgerRow bought = Counterfactual.withPurchase(row(), 35);

        assertThat(bought.getDays()).containsExactly(10, 20, 30, 35);
        assertThat(bought.getAmounts()).containsExactly(100, 200, 0, 200);
        assertThat(bought.getLines()).containsExactly(1, 2, 0, 2);
        assertThat(bought.getReturnedAmounts()).containsExactly(0, 0, 50, 0);
    }

    @Test
    void theCausesOfAMoveAddUpToIt() {
        ScoreChange move = new ScoreChange.Path(-1, -0.8, -0.2, -2, -2.05, -2.15).change();

        assertThat(move.total()).isCloseTo(-1.15, within(1e-12));
        assertThat(move.mainCause()).isEqualTo(ScoreChange.PURCHASES);
        assertThat(move.words())
                .containsExactly(
                        "time passed raised it (+0.60)",
                        "purchases known since lowered it (-1.60)",
                        "further inputs lowered it (-0.05)",
                        "another model lowered it (-0.10)");
    }

    /** Bought on days 10 and 20, took something back on day 30, bought again on day 40. */
    private static LedgerRow row() {
        LedgerRow row = new LedgerRow();
        row.setCustomerId("a");
        row.setCategories(new String[] {""});
        row.setDays(new int[] {10, 20, 30, 40});
        row.setCategoryIndexes(new int[4]);
        row.setAmounts(new long[] {100, 200, 0, 300});
        row.setReturnedAmounts(new long[] {0, 0, 50, 0});
        row.setQuantities(new long[] {1, 2, -1, 3});
        row.setLines(new int[] {1, 2, 0, 3});
        row.setReturnLines(new int[] {0, 0, 1, 0});
        return row;
    }
}
