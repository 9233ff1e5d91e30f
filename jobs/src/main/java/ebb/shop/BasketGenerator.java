package ebb.shop;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Fills the basket of each visit: what the household is about to run out of, what the mood takes it to, and what comes back later. */
final class BasketGenerator {
    private static final int OPENS = 8 * 3600;
    private static final int CLOSES = 21 * 3600 - 1;
    private static final double INFLATION = .03;
    private static final double TRADE_PRICE = .90;
    private static final double SECOND_ORDER = .04;
    private static final int MOST_UNITS = 12;

    private final CustomerLife life;
    private final Customer customer;
    private final RandomDraws dice;
    private final Consumer<ReceiptLine> lines;
    private final String usualChannel;

    private Visit visit;
    private LocalDate date;
    private String orderId;
    private int second;
    private String channel;
    private int orderCount;
    private int orderLines;

    BasketGenerator(CustomerLife life, Consumer<ReceiptLine> lines) {
        this.life = life;
        this.customer = life.customer;
        this.dice = life.dice(RandomDraws.Purpose.BASKETS);
        this.lines = lines;
        this.usualChannel = customer.isAccount() ? pickTradeChannel() : dice.chance(.68) ? "shop" : "web";
    }

    void fill() {
        for (Visit next : life.visits()) {
            visit = next;
            date = LocalDate.ofEpochDay(next.day());
            openOrder(dice.between(OPENS, CLOSES - 3600));
            for (Need need : life.needs().needs) {
                if (isWanted(need)) {
                    buyNeeded(need);
                }
            }
            buyOnImpulse();
        }
    }

    private void openOrder(int at) {
        orderCount++;
        orderId = "O" + customer.number() + "-" + orderCount;
        second = at;
        channel = dice.chance(.85) ? usualChannel : customer.isAccount() ? pickTradeChannel() : "web";
        orderLines = 0;
    }

    private String pickTradeChannel() {
        return dice.chance(.5) ? "phone" : dice.chance(.6) ? "web" : "field";
    }

    private boolean isWanted(Need need) {
        int day = visit.day();
        if (day < need.fromDay || day > need.untilDay) {
            return false;
        }
        boolean due = need.nextDueDay <= day + .3 * need.intervalDays;
        return due ? dice.chance(.93) : dice.chance(.02);
    }

    private void buyNeeded(Need need) {
        int units = customer.isAccount() ? tradeUnits(need) : householdUnits(need);
        if (visit.day() >= need.stockUpDay) {
            units *= dice.between(3, 5);
            need.stockUpDay = Integer.MAX_VALUE;
        }
        double lasts = need.intervalDays * units / need.units;
        need.nextDueDay = Math.max(visit.day(), need.nextDueDay) + dice.gamma(7, lasts);
        buy(need.category, need.product(visit.day()), units);
    }

    /** Enough to last until about the next visit. */
    private int householdUnits(Need need) {
        int units = (int) Math.round(customer.meanGapDays() * customer.spendLevel() / need.intervalDays);
        return Math.max(1, Math.min(MOST_UNITS, units));
    }

    private int tradeUnits(Need need) {
        double growth = customer.archetype() == Archetype.GROWING ? 1 + .3 * yearsOn() : 1;
        double squeeze = life.diversionOn(visit.day(), Diversion.Part.VICTIM)
                ? .6
                : life.diversionOn(visit.day(), Diversion.Part.DIVERTER) ? 1.5 : 1;
        return (int) Math.max(1, Math.round(dice.logNormal(need.units, .3) * growth * squeeze));
    }

    private double yearsOn() {
        return (visit.day() - life.settings.startDay()) / CalendarDays.MEAN_YEAR;
    }

    private void buyOnImpulse() {
        int count = customer.isAccount() ? 0 : dice.poisson(.8 * customer.spendLevel());
        for (int i = orderLines == 0 ? 0 : 1; i <= count; i++) {
            Category category = Category.impulse(dice, date.getMonthValue());
            if (orderLines > 0 && dice.chance(SECOND_ORDER)) {
                openOrder(dice.between(second, CLOSES));
            }
            int product = dice.weighted(.3, .45, .25) * Category.SIZES + dice.weighted(.5, .35, .15);
            buy(category, product, category.intervalDays == 0 ? 1 : dice.between(1, 2));
        }
    }

    private void buy(Category category, int product, int units) {
        boolean diverted = life.diversionOn(visit.day(), Diversion.Part.DIVERTER) && dice.chance(.5);
        Region region = diverted ? life.account.diversion().target() : region();
        double price = category.listPrice(product) * (1 + INFLATION * yearsOn()) * dice.uniform(.98, 1.02);
        if (customer.isAccount()) {
            price *= diverted ? dice.uniform(.62, .75) : TRADE_PRICE;
        }
        long unitPrice = Math.max(1, Math.round(price));
        int month = date.getMonthValue();
        double onOffer = (month == 1 || month == 7 ? .22 : .10) * customer.bargains();
        long discount = dice.chance(onOffer) ? Math.round(units * unitPrice * dice.between(2, 6) * .05) : 0;
        ReceiptLine line = new ReceiptLine(
                orderId, visit.day(), second, category, product, units, unitPrice, discount, channel, region);
        orderLines++;
        lines.accept(line);
        returnLater(line);
    }

    /** Where it is sold: at home but for the odd journey. */
    private Region region() {
        Region home = life.needs().homeOn(visit.day());
        return dice.chance(.02) ? home.plus(1) : home;
    }

    private void returnLater(ReceiptLine line) {
        if (!dice.chance(line.category().isOftenReturned() ? .08 : .01)) {
            return;
        }
        int day = line.day() + dice.between(2, 21);
        if (day <= life.settings.endDay() && day <= life.leftDay()) {
            int units = dice.between(1, line.units());
            long discount = line.discount() * units / line.units();
            lines.accept(new ReceiptLine(
                    "R" + line.orderId().substring(1) + "-" + orderLines,
                    day,
                    dice.between(OPENS, CLOSES),
                    line.category(),
                    line.product(),
                    -units,
                    line.unitPrice(),
                    -discount,
                    line.channel(),
                    line.region()));
        }
    }
}
