package ebb.reason;

import java.util.List;

/** Every theme; a feature belongs to the first that owns it. */
final class Themes {
    static final List<Theme> ALL = List.of(
            new SilenceAgainstRhythm(),
            new FrequencyDrop(),
            new SpendingDrop(),
            new CategoriesNarrowed(),
            new SlowingDown(),
            new IrregularBuyer(),
            new HowOften(),
            new HowMuch(),
            new Basket(),
            new ReturnedGoods(),
            new TimeWithUs(),
            new FirstPurchase(),
            new ComingSeason(),
            new StillACustomer(),
            new ServiceTrouble(),
            new Contentment(),
            new PaymentHabit(),
            new SpentOnThem(),
            new Contacted(),
            new Leftover());

    private Themes() {}
}
