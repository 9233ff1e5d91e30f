package ebb.account;

import ebb.customer.Money;
import java.io.Serializable;
import java.util.Optional;

/**
 * Judges one account: class, marks and standing.
 *
 * @param settings limits
 * @param norms how active customers' measures are spread
 * @param baseline what held for all accounts on the as-of date
 */
public record AccountClassifier(AccountSettings settings, MeasureDistribution norms, AccountBaseline baseline)
        implements Serializable {

    /**
     * What was found of one account.
     *
     * @param shareShift more, same or less; null where it was not observed
     * @param walletShare NaN where the wallet is not given
     */
    public record Judgement(
            String customerId,
            Optional<AccountClass> accountClass,
            ScorecardMeasures measures,
            Scorecard marks,
            Standing standing,
            String shareShift,
            double walletShare) {}

    public Judgement judge(AccountFacts facts) {
        ScorecardMeasures measures = ScorecardMeasures.of(facts);
        Scorecard marks = Scorecard.of(facts, measures, norms, CreditGrade.of(facts, settings));
        double wallet = Money.amount(facts.profile().wallet());
        return new Judgement(
                facts.history().customerId(),
                AccountClass.of(facts, settings),
                measures,
                marks,
                Standing.of(facts, marks, norms.expectedAmount(measures), settings.core()),
                shift(measures.shift()),
                wallet > 0 ? measures.yearAmount() / wallet : Double.NaN);
    }

    private String shift(double shift) {
        if (Double.isNaN(shift)) {
            return null;
        }
        double tolerated = settings.core().shiftShare();
        return shift >= 1 + tolerated ? "more" : shift <= 1 - tolerated ? "less" : "same";
    }
}
