package ebb.shop;

import ebb.customer.CalendarDays;
import java.util.ArrayList;
import java.util.List;

/** How long a customer stays one, when the visits slow down, and when there are none for a while. */
final class CustomerCareer {
    /** Why a customer left. */
    enum Cause {
        FADED,
        ONE_TIME,
        COMPETITOR,
        MOVED,
        UNHAPPY,
        PUT_OFF,
        NEGLECTED
    }

    private static final int NEVER = Integer.MAX_VALUE;
    private static final double SLOW_BEFORE_LEAVING = .65;

    final List<PlantedEvent> events = new ArrayList<>();
    private final ShopSettings settings;
    private final Customer customer;
    private final RandomDraws dice;
    private int leftDay = NEVER;
    private int slowFromDay = NEVER;
    private Cause cause;

    private CustomerCareer(ShopSettings settings, Customer customer) {
        this.settings = settings;
        this.customer = customer;
        this.dice = RandomDraws.of(settings.seed(), customer.number(), RandomDraws.Purpose.CAREER);
    }

    static CustomerCareer draw(CustomerLife life, List<PlantedEvent> household, List<Contact> contacts) {
        ShopSettings settings = life.settings;
        CustomerCareer career = new CustomerCareer(settings, life.customer);
        career.drawLifetime(life.account != null && life.account.isNeglected());
        career.drawPauses();
        RegionalEvent.of(settings).forEach(career::suffer);
        household.stream().filter(e -> e.kind() == EventKind.MOVE).forEach(career::move);
        contacts.stream().filter(Contact::isTreated).forEach(career::answer);
        return career;
    }

    private void drawLifetime(boolean isNeglected) {
        if (customer.archetype() == Archetype.ONE_TIME) {
            leave(customer.joinDay(), Cause.ONE_TIME);
            return;
        }
        boolean onTrial = customer.kind() == Customer.Kind.NEWCOMER && dice.chance(.18);
        double leavesAYear = isNeglected
                ? BusinessAccount.NEGLECTED_LEAVE_A_YEAR
                : customer.isAccount() ? .16 : onTrial ? 2.5 : dice.gamma(1.1, .42);
        leave(
                customer.joinDay() + (int) dice.exponential(CalendarDays.YEAR / Math.max(.02, leavesAYear)),
                isNeglected ? Cause.NEGLECTED : Cause.FADED);
    }

    private void drawPauses() {
        boolean pausing = customer.archetype() == Archetype.PAUSING;
        int pauses = dice.poisson((pausing ? .9 : .05) * settings.years());
        for (int i = 0; i < pauses; i++) {
            pause(dice.between(settings.startDay(), settings.endDay()), dice.between(50, 200));
        }
        if (dice.chance(.3)) {
            for (int year = settings.startDate().getYear();
                    year <= settings.endDate().getYear();
                    year++) {
                int july = (int) java.time.LocalDate.of(year, 7, 1).toEpochDay();
                pause(july + dice.between(0, 45), dice.between(14, 28));
            }
        }
    }

    private void suffer(RegionalEvent event) {
        if (event.region() != customer.region()) {
            return;
        }
        if (dice.chance(event.leaving())) {
            leave(event.day() + (int) dice.exponential(40), Cause.COMPETITOR);
        } else if (dice.chance(event.pausing())) {
            pause(event.day(), dice.between(20, 60));
        }
    }

    private void move(PlantedEvent move) {
        if (dice.chance(.35)) {
            leave(move.untilDay(), Cause.MOVED);
        }
    }

    /** A persuadable customer who pauses or has left may come back after being contacted; one who is put off may leave. */
    private void answer(Contact contact) {
        boolean persuadable = customer.response() == Customer.Response.PERSUADABLE;
        if (persuadable && isGone(contact.day()) && contact.day() < leftDay + CalendarDays.YEAR && dice.chance(.35)) {
            int back = contact.day() + dice.between(1, 21);
            events.add(new PlantedEvent(EventKind.WON_BACK, leftDay, back, back, null));
            pauseUntil(leftDay, back);
            slowFromDay = NEVER;
            leftDay = NEVER;
            leave(back + (int) dice.exponential(300), Cause.FADED);
        } else if (customer.response() == Customer.Response.PUT_OFF && dice.chance(.2)) {
            leave(contact.day() + (int) dice.exponential(40), Cause.PUT_OFF);
        }
    }

    /** Leaving happens once, at the earliest reason there is; most customers slow down before they do. */
    void leave(int day, Cause why) {
        if (day >= leftDay) {
            return;
        }
        leftDay = Math.max(day, customer.joinDay());
        cause = why;
        boolean slow = why == Cause.UNHAPPY || dice.chance(SLOW_BEFORE_LEAVING);
        slowFromDay = slow ? leftDay - dice.between(40, 160) : NEVER;
    }

    private void pause(int fromDay, int days) {
        if (fromDay > customer.joinDay()) {
            pauseUntil(fromDay, fromDay + days);
        }
    }

    private void pauseUntil(int fromDay, int untilDay) {
        events.add(new PlantedEvent(EventKind.PAUSE, fromDay, fromDay, untilDay, null));
    }

    /** The day itself, or the end of the pause it lies in. */
    int afterPauses(int day) {
        int until = day;
        for (PlantedEvent event : events) {
            if (event.kind() == EventKind.PAUSE && day > event.day() && day < event.untilDay()) {
                until = Math.max(until, event.untilDay());
            }
        }
        return until;
    }

    /** How much longer gaps are than usual on a day. */
    double slowness(int day) {
        double sinceStart =
                Math.max(0, day - Math.max(settings.startDay(), customer.joinDay())) / (double) CalendarDays.YEAR;
        double slowness =
                switch (customer.archetype()) {
                    case GROWING -> Math.exp(-.45 * sinceStart);
                    case SLOWING -> Math.exp(.65 * sinceStart);
                    default -> 1;
                };
        return day < slowFromDay ? slowness : slowness * (1.6 + Math.min(1.4, (day - slowFromDay) / 60.0));
    }

    boolean isGone(int day) {
        return day > leftDay;
    }

    int leftDay() {
        return leftDay;
    }

    Cause cause() {
        return cause;
    }
}
