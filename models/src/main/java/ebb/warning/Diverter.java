package ebb.warning;

import ebb.account.AccountFacts;
import ebb.account.DivertedSale;
import ebb.customer.ContactPurpose;
import ebb.schema.CustomersTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The account sells outside its territory, well below the price there: goods are diverted. */
final class Diverter implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "diverter",
            "Diversion: seller",
            "share of its volume sold in others' territories below their price",
            "a dealer sells a good part outside its territory, at least 15 % below the going price there (median "
                    + "of product, territory and week, or of the quarter before where few were sold)",
            RuleCard.Foretells.OTHER_HARM,
            new RuleCard.Use(ContactPurpose.ACCOUNT_DUTY, "diverted"),
            List.of(CustomersTable.TABLE.name()));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (facts.profile().territory() == null || !facts.isActive()) {
            return Double.NaN;
        }
        long bought = facts.boughtIn(watch.windowDays(), facts.day());
        return bought > 0 ? (double) DivertedSale.sum(facts.ownIntrusions(watch.windowDays())) / bought : 0;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        List<DivertedSale> own = facts.ownIntrusions(occasion.watch().windowDays());
        String region = own.stream()
                .collect(Collectors.groupingBy(DivertedSale::region, Collectors.summingLong(DivertedSale::amount)))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
        String message = FigureFormat.percent(occasion.value()) + " of its volume in "
                + FigureFormat.days(occasion.watch().windowDays()) + ", "
                + FigureFormat.money(occasion.currency(), DivertedSale.sum(own))
                + ", went into other territories well below the price there, most of it into "
                + region.replace('_', ' ') + "; its own is "
                + facts.profile().territory().replace('_', ' ');
        return new Advice(
                message,
                "Trace the goods by batch, hold back allowances, and settle it with the owner before the next delivery",
                DivertedSale.sum(own));
    }
}
