package ebb.evaluation;

/** Expected maximum profit for churn (EMPC), see {@link ProfitCurve}. */
final class ExpectedMaximumProfit implements Metric {
    private final RetentionCampaign campaign;

    public ExpectedMaximumProfit(RetentionCampaign campaign) {
        this.campaign = campaign;
    }

    @Override
    public String name() {
        return "expected_maximum_profit";
    }

    @Override
    public String meaning() {
        return "Profit of a retention campaign at its best cut, for each customer, in currency (Verbraken et al.)";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public double of(Predictions predictions) {
        return predictions.profitCurve(campaign).profit();
    }
}
