package ebb.testing;

import ebb.account.Backdrop;
import ebb.account.Leaving;
import ebb.account.Regional;
import ebb.feature.GapPrior;
import ebb.feature.Population;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;

/** Backdrops by hand: a horizon of {@link #HORIZON_DAYS}, living for 90 days, and no buy-till-you-die model. */
public final class TestBackdrop {
    public static final int HORIZON_DAYS = 90;

    private TestBackdrop() {}

    public static Backdrop of(GapPrior gaps) {
        return of(gaps, new Leaving(), Regional.NOTHING);
    }

    public static Backdrop of(GapPrior gaps, Leaving leaving, Regional regional) {
        Population population = new Population(new AsOf(0, new DataSpan(0, 0)), HORIZON_DAYS, gaps);
        return new Backdrop(population, leaving, 90, regional);
    }
}
