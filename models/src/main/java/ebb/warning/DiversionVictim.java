package ebb.warning;

import ebb.account.AccountFacts;
import ebb.account.DivertedSale;
import ebb.customer.CalendarDays;
import ebb.customer.ContactPurpose;
import ebb.schema.CustomersTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Diverted goods come into the account's territory, and its orders have significantly dropped since, against its own year before as well as the same
 * days a year earlier.
 *
 * <p>The windows begin with the diversion, because windows of fixed length would soon compare one part of the diversion with another.
 */
final class DiversionVictim implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "diversion_victim",
            "Diversion: victim",
            "sure drop of orders or amount since diverted goods began to come in",
            "such goods come into a dealer's territory, and since they began its own orders have surely dropped, "
                    + "against its year before and more than in the same days a year ago",
            RuleCard.Foretells.LOSS,
            new RuleCard.Use(ContactPurpose.ACCOUNT_DUTY, RuleCard.Use.AT_RISK),
            List.of(CustomersTable.TABLE.name()));

    /** What the account bought since goods came in, against the time before. */
    private record Since(SalesDrop.Stretch now, SalesDrop.Stretch before, double drop) {}

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (facts.profile().territory() == null || !SalesProgress.isWatched(facts, watch)) {
            return Double.NaN;
        }
        return worst(facts, watch).map(Since::drop).orElse(0.0);
    }

    /** For the diversion since which the account lost most; empty where there is none, or nothing to compare with. */
    private static Optional<Since> worst(AccountFacts facts, WarningSettings.Watch watch) {
        int[] begun = facts.intrusionsBegun(watch.windowDays());
        if (begun.length == 0) {
            return Optional.empty();
        }
        SalesDrop drop = new SalesDrop(facts);
        return Arrays.stream(begun)
                .filter(day -> yearBefore(facts, day) >= watch.windowDays())
                .mapToObj(day -> since(facts, drop, day))
                .max(Comparator.comparingDouble(Since::drop));
    }

    /** Days up to a year before it in which the account was there and observed. */
    private static int yearBefore(AccountFacts facts, int day) {
        int first = Math.max(facts.history().firstDay(), facts.history().dataStartDay());
        return Math.min(CalendarDays.YEAR, day - first);
    }

    private static Since since(AccountFacts facts, SalesDrop drop, int begun) {
        SalesDrop.Stretch now = new SalesDrop.Stretch(facts.day() - begun + 1, facts.day());
        SalesDrop.Stretch before = new SalesDrop.Stretch(yearBefore(facts, begun), begun - 1);
        SalesDrop.Stretch lastYear = new SalesDrop.Stretch(now.days(), now.lastDay() - CalendarDays.YEAR);
        // Where the goods have come in for a year, every season is among the days compared already.
        boolean isSeasonKnown = now.days() < CalendarDays.YEAR && lastYear.isKnown(facts.history());
        double surely = drop.surely(now, List.of(before));
        return new Since(now, before, isSeasonKnown ? Math.min(surely, drop.plainly(now, lastYear)) : surely);
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        List<DivertedSale> into = facts.intrusionsIntoTerritory(occasion.watch().windowDays());
        Since since = worst(facts, occasion.watch()).orElseThrow();
        SalesDrop.Stretch present = since.now();
        SalesDrop.Stretch past = since.before();
        long now = facts.boughtIn(present.days(), present.lastDay());
        long usual = facts.boughtIn(past.days(), past.lastDay()) * present.days() / past.days();
        long sellers = into.stream().map(DivertedSale::customerId).distinct().count();
        String message = FigureFormat.money(occasion.currency(), DivertedSale.sum(into))
                + " of goods from " + sellers + (sellers == 1 ? " seller" : " sellers")
                + " outside came into the territory below its price in "
                + FigureFormat.days(occasion.watch().windowDays()) + "; in the " + FigureFormat.days(present.days())
                + " since they began its own orders came to " + FigureFormat.money(occasion.currency(), now)
                + ", usual were "
                + FigureFormat.money(occasion.currency(), usual);
        return new Advice(
                message,
                "Tell them it is being dealt with, and protect their price until it has stopped",
                Math.max(0, usual - now));
    }
}
