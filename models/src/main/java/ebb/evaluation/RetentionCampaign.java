package ebb.evaluation;

import java.io.Serializable;

/**
 * The campaign that the expected maximum profit is computed for; the defaults are those of Verbraken, Verbeke and Baesens (2013).
 *
 * @param customerValue value of a customer who is kept, in currency
 * @param offerCost cost of the offer to one who accepts it, in currency
 * @param contactCost cost of contacting one customer, in currency
 * @param acceptanceAlpha first parameter of the beta distribution of the share of would-be churners who accept
 * @param acceptanceBeta second parameter
 */
public record RetentionCampaign(
        double customerValue, double offerCost, double contactCost, double acceptanceAlpha, double acceptanceBeta)
        implements Serializable {

    public static final RetentionCampaign STANDARD = new RetentionCampaign(200, 10, 1, 6, 14);

    public RetentionCampaign {
        if (!(customerValue > offerCost && offerCost >= 0 && contactCost >= 0)
                || !(acceptanceAlpha > 0 && acceptanceBeta > 0)) {
            throw new IllegalArgumentException("Cannot reckon a campaign with customer value " + customerValue
                    + ", offer " + offerCost + ", contact " + contactCost + " and acceptance beta(" + acceptanceAlpha
                    + ", " + acceptanceBeta + "). The value must exceed the offer; costs are not negative.");
        }
    }
}
