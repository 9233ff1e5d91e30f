package ebb.feature;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spark.BuyTillYouDie;
import ebb.btyd.spark.GammaGammaSpend;
import ebb.btyd.spend.CustomerSpend;
import ebb.btyd.spend.LifetimeScorer;
import ebb.btyd.spend.LifetimeTerms;
import ebb.btyd.spend.SpendFitter.Spend;
import ebb.btyd.spend.SpendFitter.Totals;
import ebb.btyd.spend.SpendModel;
import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The buy-till-you-die and spend models of a population. A Spark task has a copy of its own, so the scorer may remember. */
public final class PopulationLifetimeModel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int VALUE_DAYS = 2 * CalendarDays.YEAR;

    private final BtydFit purchases;
    private final SpendModel spend;
    private final LifetimeTerms terms;
    private transient LifetimeScorer scorer;

    private PopulationLifetimeModel(BtydFit purchases, SpendModel spend, LifetimeTerms terms) {
        this.purchases = purchases;
        this.spend = spend;
        this.terms = terms;
    }

    /** Fits both models; empty where too few customers came back, and without spend where too few of them paid. */
    static Optional<PopulationLifetimeModel> fit(LifetimeSums sums, PopulationTerms terms) {
        GroupedSummaries summaries = sums.summaries();
        if (!BtydFitter.canFit(summaries)) {
            return Optional.empty();
        }
        BtydFit purchases = new BuyTillYouDie()
                .setFamily(terms.lifetime().name())
                .fit(summaries)
                .fitted();
        LifetimeTerms ahead = new LifetimeTerms(terms.horizonDays(), VALUE_DAYS, LifetimeTerms.DISCOUNT_RATE);
        return Optional.of(new PopulationLifetimeModel(purchases, spend(sums.spends()), ahead));
    }

    /** Null where too few have paid. */
    private static SpendModel spend(List<Spend> spends) {
        Totals totals = Totals.of(spends);
        if (totals.customers() < BtydFitter.FEWEST_CUSTOMERS) {
            return null;
        }
        return totals.isOneSpend()
                ? SpendModel.ofOneSpend(totals.lowest(), totals.customers())
                : new GammaGammaSpend().fit(spends).fitted();
    }

    /** The model of purchases to come. */
    public BtydModel purchases() {
        return purchases.model();
    }

    /** Probability that a customer with this history makes no purchase within the horizon. */
    public double noPurchaseProbability(History history) {
        return purchases.model().noPurchase(CustomerSummary.of(history), terms.horizonDays());
    }

    /** Spending expected within the horizon of a customer with this history, in the currency; NaN where spend is not modelled. */
    public double expectedAmount(History history) {
        if (spend == null) {
            return Double.NaN;
        }
        CustomerSummary summary = CustomerSummary.of(history);
        return purchases.model().expected(summary, terms.horizonDays())
                * spend.expectedSpend(summary.x(), CustomerSpend.of(history).mean());
    }

    void score(History history, double[] values, int at) {
        if (scorer == null) {
            scorer = new LifetimeScorer(purchases.model(), terms, spend);
        }
        scorer.score(CustomerSummary.of(history), CustomerSpend.of(history).mean(), values, at);
    }
}
