package ebb.evaluation;

/** Share of customers that the campaign of {@link ExpectedMaximumProfit} targets. */
final class ProfitableShare implements Metric {
    private final RetentionCampaign campaign;

    public ProfitableShare(RetentionCampaign campaign) {
        this.campaign = campaign;
    }

    @Override
    public String name() {
        return "profitable_share";
    }

    @Override
    public String meaning() {
        return "Share of customers to target for the expected maximum profit";
    }

    @Override
    public Better better() {
        return Better.NEITHER;
    }

    @Override
    public double of(Predictions predictions) {
        return predictions.profitCurve(campaign).targetedShare();
    }
}
