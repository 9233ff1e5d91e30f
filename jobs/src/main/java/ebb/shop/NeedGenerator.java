package ebb.shop;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import java.util.ArrayList;
import java.util.List;

/** Draws what a customer is in the habit of buying, and the life events that end some habits and begin others. */
final class NeedGenerator {
    private static final double STOPS_A_YEAR = .06;
    private static final double SWITCHES_A_YEAR = .08;
    private static final double STOCK_UPS_A_YEAR = .15;
    private static final double SANITARY_STOPS_A_YEAR = .07;
    private static final double MOVES_A_YEAR = .02;
    private static final double PETS_A_YEAR = .015;
    private static final int PREGNANCY_DAYS = 266;
    private static final int BABY_DAYS = 900;
    private static final int FOREVER = Integer.MAX_VALUE;
    private static final List<Category> TRADE = List.of(
            Category.CLEANING,
            Category.PAPER,
            Category.COFFEE,
            Category.LAUNDRY,
            Category.BODY_CARE,
            Category.SNACKS,
            Category.WINE,
            Category.VITAMINS,
            Category.STATIONERY,
            Category.HOMEWARE);

    final List<Need> needs = new ArrayList<>();
    final List<PlantedEvent> events = new ArrayList<>();
    private final ShopSettings settings;
    private final Customer customer;
    private final RandomDraws dice;

    private NeedGenerator(ShopSettings settings, Customer customer) {
        this.settings = settings;
        this.customer = customer;
        this.dice = RandomDraws.of(settings.seed(), customer.number(), RandomDraws.Purpose.NEEDS);
    }

    static NeedGenerator ofHousehold(ShopSettings settings, Customer customer) {
        NeedGenerator drawn = new NeedGenerator(settings, customer);
        for (Category category : Category.values()) {
            if (drawn.dice.chance(category.habitShare)) {
                drawn.addHabit(category);
            }
        }
        drawn.addMove();
        drawn.addPet();
        return drawn;
    }

    /** Trade needs are sized so that the account's yearly amount comes out. */
    static NeedGenerator ofAccount(ShopSettings settings, Customer customer, BusinessAccount account) {
        NeedGenerator drawn = new NeedGenerator(settings, customer);
        int count = drawn.dice.between(4, TRADE.size());
        int first = drawn.dice.between(0, TRADE.size() - 1);
        for (int i = 0; i < count; i++) {
            Category category = TRADE.get((first + i) % TRADE.size());
            double interval = customer.meanGapDays() * drawn.dice.uniform(1, 3);
            Need need = drawn.add(category, interval, FOREVER, customer.joinDay());
            double yearly = account.annualAmount() / count * drawn.dice.logNormal(1, .4);
            double unitPrice = Money.amount(category.listPrice(need.product(0)));
            need.units = (int) Math.max(1, Math.round(yearly * interval / CalendarDays.YEAR / unitPrice));
        }
        return drawn;
    }

    private void addHabit(Category category) {
        if (category == Category.SANITARY) {
            addSanitary();
            return;
        }
        int until = FOREVER;
        if (happens(STOPS_A_YEAR)) {
            until = anyDay();
            events.add(PlantedEvent.of(EventKind.CATEGORY_STOP, until, category));
        }
        add(category, interval(category), until, customer.joinDay());
    }

    private void addSanitary() {
        // Births are drawn until a pregnancy after the last day: who expects one then shows it already.
        double births = settings.shares().births()
                / Category.SANITARY.habitShare
                * (1 + PREGNANCY_DAYS / (settings.years() * CalendarDays.MEAN_YEAR));
        double interval = interval(Category.SANITARY);
        int until = FOREVER;
        if (happens(births)) {
            until = addBirth(interval);
        } else if (happens(SANITARY_STOPS_A_YEAR)) {
            until = anyDay();
            events.add(PlantedEvent.of(EventKind.CATEGORY_STOP, until, Category.SANITARY));
        }
        add(Category.SANITARY, interval, until, customer.joinDay());
    }

    /** The last day of sanitary products before the birth. */
    private int addBirth(double interval) {
        int birth = dice.between(settings.startDay(), settings.endDay() + PREGNANCY_DAYS);
        int stop = birth - PREGNANCY_DAYS + dice.between(8, 20);
        events.add(new PlantedEvent(EventKind.BIRTH, stop, birth, birth + BABY_DAYS, Category.BABY));
        if (dice.chance(.8)) {
            add(Category.MATERNITY, 32, birth - 5, birth - dice.between(100, 170));
        }
        if (dice.chance(.9)) {
            add(Category.BABY, dice.uniform(9, 16), birth + BABY_DAYS, birth - dice.between(-6, 40));
        }
        if (dice.chance(.75)) {
            add(Category.SANITARY, interval, FOREVER, birth + dice.between(90, 220));
        }
        return stop;
    }

    private void addMove() {
        if (happens(MOVES_A_YEAR)) {
            int day = anyDay();
            events.add(new PlantedEvent(EventKind.MOVE, day - 20, day, day + 60, Category.HOMEWARE));
            add(Category.HOMEWARE, 12, day + 60, day - 20);
        }
    }

    /** Where the customer lives on a day; a move leads to the next region. */
    Region homeOn(int day) {
        for (PlantedEvent event : events) {
            if (event.kind() == EventKind.MOVE && day >= event.day()) {
                return customer.region().plus(1);
            }
        }
        return customer.region();
    }

    private void addPet() {
        boolean hasPet = needs.stream().anyMatch(need -> need.category == Category.PET);
        if (!hasPet && happens(PETS_A_YEAR)) {
            int day = anyDay();
            events.add(PlantedEvent.of(EventKind.NEW_PET, day, Category.PET));
            add(Category.PET, interval(Category.PET), FOREVER, day);
        }
    }

    private Need add(Category category, double interval, int until, int from) {
        Need need = new Need(category, interval, from, until);
        need.brand = dice.weighted(.3, .45, .25);
        need.size = dice.weighted(.5, .35, .15);
        need.nextBrand = (need.brand + dice.between(1, 2)) % Category.BRANDS;
        need.nextDueDay = Math.max(from, customer.joinDay()) + dice.uniform(0, interval);
        if (happens(SWITCHES_A_YEAR)) {
            need.switchDay = anyDay();
            addWhileNeeded(EventKind.BRAND_SWITCH, need.switchDay, need);
        }
        if (happens(STOCK_UPS_A_YEAR)) {
            need.stockUpDay = anyDay();
            addWhileNeeded(EventKind.STOCK_UP, need.stockUpDay, need);
        }
        needs.add(need);
        return need;
    }

    private void addWhileNeeded(EventKind kind, int day, Need need) {
        if (day >= need.fromDay && day <= need.untilDay) {
            events.add(PlantedEvent.of(kind, day, need.category));
        }
    }

    private double interval(Category category) {
        return category.intervalDays * dice.logNormal(1, .3);
    }

    private boolean happens(double timesAYear) {
        return dice.chance(Math.min(.9, timesAYear * settings.years()));
    }

    private int anyDay() {
        return dice.between(settings.startDay(), settings.endDay());
    }
}
