package ebb.btyd.spend;

import org.hipparchus.special.Gamma;

/** Terms of the Gamma-Gamma likelihood that customers with the same number of purchase days share. */
final class PurchaseDayTerms {
    final int days;
    final double constant;
    final double byShape;
    final double byQ;
    final double logDays;

    PurchaseDayTerms(int days, double p, double q) {
        this.days = days;
        double shape = p * Math.max(1, days);
        constant = Gamma.logGamma(shape + q) - Gamma.logGamma(shape) - Gamma.logGamma(q);
        double digamma = Gamma.digamma(shape + q);
        byShape = digamma - Gamma.digamma(shape);
        byQ = digamma - Gamma.digamma(q);
        logDays = Math.log(Math.max(1, days));
    }
}
