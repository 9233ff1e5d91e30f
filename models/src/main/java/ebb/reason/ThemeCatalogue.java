package ebb.reason;

import java.util.List;

/** Every theme; a feature belongs to the first that owns it. */
final class ThemeCatalogue {
    static final List<Theme> ALL = List.of(
            new SilenceAgainstRhythm(),
            new FrequencyDrop(),
            new SpendingDrop(),
            new CategoriesNarrowed(),
            new SlowingDown(),
            new IrregularBuyer(),
            new PurchaseRate(),
            new SpendingLevel(),
            new BasketSize(),
            new ReturnedGoods(),
            new Tenure(),
            new FirstPurchase(),
            new ComingSeason(),
            new AliveProbability(),
            new ServiceTrouble(),
            new SurveySatisfaction(),
            new PaymentHabit(),
            new AccountExpense(),
            new CampaignContacts(),
            new OtherFactors());

    private ThemeCatalogue() {}
}
