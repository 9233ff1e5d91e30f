package ebb.shop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Walks a customer from visit to visit: own rhythm, seasons, weekdays, pauses, campaigns, and failures that drive people away. */
final class VisitGenerator {
    private static final Visit.Failure[] FAILURES = Visit.Failure.values();

    /** Visits from Monday to Sunday. */
    private static final double[] WEEKDAYS = {.8, .8, .85, .9, 1.2, 1.5, .35};

    private static final double[] MONTHS = {.9, .9, 1, 1, 1, 1, .9, .85, 1, 1, 1.15, 1.35};
    private static final double SEASONAL_OFF = .12;

    private final CustomerLife life;
    private final Customer customer;
    private final CustomerCareer career;
    private final RandomDraws dice;
    private final RandomDraws complaints;
    private final List<Visit> visits = new ArrayList<>();

    private VisitGenerator(CustomerLife life, CustomerCareer career) {
        this.life = life;
        this.customer = life.customer;
        this.career = career;
        this.dice = life.dice(RandomDraws.Purpose.VISITS);
        this.complaints = life.dice(RandomDraws.Purpose.COMPLAINTS);
    }

    static List<Visit> draw(CustomerLife life, CustomerCareer career) {
        VisitGenerator walk = new VisitGenerator(life, career);
        walk.walk();
        return walk.visits;
    }

    private void walk() {
        int day = onOpenDay(customer.joinDay());
        while (day <= life.lastVisitDay && (visits.isEmpty() || !career.isGone(day))) {
            visits.add(visit(day));
            int next = day + Math.max(1, (int) Math.round(gap(day)));
            day = onOpenDay(Math.max(day + 1, career.afterPauses(invited(day, next))));
        }
    }

    /** The next visit, earlier where a campaign brings a persuadable customer in. */
    private int invited(int day, int next) {
        if (customer.response() != Customer.Response.PERSUADABLE) {
            return next;
        }
        for (Contact contact : life.contacts()) {
            if (contact.isTreated() && contact.day() > day && contact.day() < next && dice.chance(.4)) {
                return Math.min(next, contact.day() + dice.between(1, 12));
            }
        }
        return next;
    }

    private double gap(int day) {
        double gap = dice.gamma(customer.archetype().gapShape, customer.meanGapDays()) * career.slowness(day);
        boolean victim = life.diversionOn(day, Diversion.Part.VICTIM);
        return gap
                / appetite(LocalDate.ofEpochDay(day + (int) Math.min(gap, 60)).getMonthValue())
                * (victim ? 1.9 : 1);
    }

    private double appetite(int month) {
        if (customer.archetype() == Archetype.SEASONAL) {
            return month >= 10 ? 1 : SEASONAL_OFF;
        }
        return customer.isAccount() ? 1 : MONTHS[month - 1];
    }

    /** Moves a day on where the weekday is against it; accounts order from Monday to Friday. */
    private int onOpenDay(int day) {
        int open = day;
        for (int tries = 0; tries < 7; tries++) {
            int weekday = Math.floorMod(open + 3, 7);
            double weight = customer.isAccount() ? (weekday < 5 ? 1.5 : 0) : WEEKDAYS[weekday];
            if (dice.chance(weight / 1.5)) {
                break;
            }
            open++;
        }
        return open;
    }

    /** One visit in eighty goes wrong; of those it happens to, a third leave soon, fewer where a complaint is solved quickly; few of them say why. */
    private Visit visit(int day) {
        if (!dice.chance(customer.isAccount() ? .02 : .0125)) {
            return new Visit(day, Visit.Failure.NONE, null);
        }
        Complaint complaint = Complaint.draw(complaints);
        if (dice.chance(complaint == null ? Complaint.LEAVING_SILENTLY : complaint.handling().leaving)) {
            int leaves = day + 20 + (int) dice.exponential(45);
            if (leaves < career.leftDay()) {
                career.events.add(new PlantedEvent(EventKind.UNHAPPY, day, day, leaves, null));
                career.leave(leaves, CustomerCareer.Cause.UNHAPPY);
            }
        }
        return new Visit(day, FAILURES[1 + dice.weighted(.45, .2, .2, .15)], complaint);
    }
}
