package ebb.testing;

import ebb.account.AccountBaseline;
import ebb.account.NonReturnRates;
import ebb.account.RegionalFacts;
import ebb.feature.GapPrior;
import ebb.feature.Population;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;

/** Baselines by hand: a horizon of {@link #HORIZON_DAYS}, active for 90 days, and no buy-till-you-die model. */
public final class TestBaseline {
    public static final int HORIZON_DAYS = 90;

    private TestBaseline() {}

    public static AccountBaseline of(GapPrior gaps) {
        return of(gaps, new NonReturnRates(), RegionalFacts.NOTHING);
    }

    public static AccountBaseline of(GapPrior gaps, NonReturnRates leaving, RegionalFacts regional) {
        Population population = new Population(new AsOf(0, new DataSpan(0, 0)), HORIZON_DAYS, gaps);
        return new AccountBaseline(population, leaving, 90, regional);
    }
}
