package ebb.evaluation;

import org.hipparchus.special.Beta;

/**
 * Expected maximum profit of a retention campaign and the share of customers it targets.
 *
 * <p>Verbraken, Verbeke and Baesens, "A novel profit maximizing metric for measuring classification performance of customer churn prediction
 * models", IEEE TKDE 25 (2013). For an acceptance share g the profit a customer is {@code v (g (1 - d) - f) p F0 - v (d + f) (1 - p) F1}, with
 * F0 and F1 the targeted shares of churners and of others, p the base rate, d and f the offer's and the contact's cost over the value v. The
 * best cut lies on the convex hull of the ROC curve; the integral over g is exact between the hull's corners.
 *
 * @param profit expected maximum profit for each customer, in currency
 * @param targetedShare expected share of customers targeted at the best cut
 */
record ProfitCurve(double profit, double targetedShare) {

    static ProfitCurve of(Predictions predictions, RetentionCampaign campaign) {
        double churned = predictions.churnedWeight(0, predictions.size());
        double all = predictions.weight(0, predictions.size());
        if (churned == 0 || churned == all) {
            return new ProfitCurve(Double.NaN, Double.NaN);
        }
        Hull hull = Hull.of(predictions, churned, all - churned);
        double rate = churned / all;
        double offer = campaign.offerCost() / campaign.customerValue();
        double contact = campaign.contactCost() / campaign.customerValue();
        double alpha = campaign.acceptanceAlpha();
        double beta = campaign.acceptanceBeta();
        double mean = alpha / (alpha + beta);
        double profit = 0;
        double share = 0;
        double from = 0;
        for (int corner = 0; corner < hull.count; corner++) {
            double until = 1;
            if (corner + 1 < hull.count) {
                double churners = rate * (hull.churned[corner + 1] - hull.churned[corner]);
                double others = (1 - rate) * (hull.others[corner + 1] - hull.others[corner]);
                double limit = ((offer + contact) * others / churners + contact) / (1 - offer);
                until = Math.min(1, Math.max(from, limit));
            }
            double weight = Beta.regularizedBeta(until, alpha, beta) - Beta.regularizedBeta(from, alpha, beta);
            double acceptance =
                    mean * (Beta.regularizedBeta(until, alpha + 1, beta) - Beta.regularizedBeta(from, alpha + 1, beta));
            double churners = rate * hull.churned[corner];
            double others = (1 - rate) * hull.others[corner];
            profit += campaign.customerValue()
                    * ((1 - offer) * churners * acceptance
                            - (contact * churners + (offer + contact) * others) * weight);
            share += (churners + others) * weight;
            from = until;
        }
        return new ProfitCurve(profit, share);
    }

    /** Upper convex hull of the ROC curve, from nobody targeted to everybody. */
    private static final class Hull {
        private final double[] churned;
        private final double[] others;
        private int count;

        private Hull(int capacity) {
            this.churned = new double[capacity];
            this.others = new double[capacity];
        }

        static Hull of(Predictions predictions, double allChurned, double allOthers) {
            Hull hull = new Hull(predictions.size() + 1);
            hull.add(0, 0);
            double churned = 0;
            double weight = 0;
            int end;
            for (int i = 0; i < predictions.size(); i = end) {
                end = predictions.endOfTie(i);
                churned += predictions.churnedWeight(i, end);
                weight += predictions.weight(i, end);
                hull.add(churned / allChurned, (weight - churned) / allOthers);
            }
            return hull;
        }

        private void add(double y, double x) {
            if (count > 0 && y == churned[count - 1] && x == others[count - 1]) {
                return;
            }
            while (count > 1 && turnsUp(y, x)) {
                count--;
            }
            churned[count] = y;
            others[count] = x;
            count++;
        }

        /** Whether the last corner lies on or below the line from the one before it to the new point. */
        private boolean turnsUp(double y, double x) {
            double run = others[count - 1] - others[count - 2];
            double rise = churned[count - 1] - churned[count - 2];
            return rise * (x - others[count - 2]) <= (y - churned[count - 2]) * run;
        }
    }
}
