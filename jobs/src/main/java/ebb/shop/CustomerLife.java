package ebb.shop;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything about one customer from the first day to the last, drawn from the shop's seed and the customer's number alone. */
final class CustomerLife {
    final ShopSettings settings;
    final Customer customer;
    final String id;

    /** Last day of the visits: that of the shop, or a day after it. */
    final int lastVisitDay;

    /** Null for a private customer. */
    final BusinessAccount account;

    private List<Contact> contacts;
    private NeedGenerator needs;
    private CustomerCareer career;
    private List<Visit> visits;

    private CustomerLife(ShopSettings settings, long number, int lastVisitDay) {
        this.settings = settings;
        this.lastVisitDay = lastVisitDay;
        this.customer = Customer.draw(settings, number);
        this.id = customer.id();
        this.account = customer.isAccount() ? BusinessAccount.draw(settings, customer) : null;
    }

    static CustomerLife of(ShopSettings settings, long number) {
        return new CustomerLife(settings, number, settings.endDay());
    }

    /** The same life with visits after the last day of the shop; up to that day all is as it is without them. */
    static CustomerLife until(ShopSettings settings, long number, int lastVisitDay) {
        return new CustomerLife(settings, number, lastVisitDay);
    }

    // Each part is drawn when it is first asked for: most files need only some of them.

    List<Contact> contacts() {
        if (contacts == null) {
            contacts = Contact.draw(settings, customer);
        }
        return contacts;
    }

    NeedGenerator needs() {
        if (needs == null) {
            needs = account == null
                    ? NeedGenerator.ofHousehold(settings, customer)
                    : NeedGenerator.ofAccount(settings, customer, account);
        }
        return needs;
    }

    List<Visit> visits() {
        if (visits == null) {
            career = CustomerCareer.draw(this, needs().events, contacts());
            visits = VisitGenerator.draw(this, career);
        }
        return visits;
    }

    /** How long the customer stayed and why it ended, failures met on the way included. */
    CustomerCareer career() {
        visits();
        return career;
    }

    RandomDraws dice(RandomDraws.Purpose purpose) {
        return RandomDraws.of(settings.seed(), customer.number(), purpose);
    }

    /** Hands over every purchase and return line in order of the visits; call it once, for the needs are used up. */
    void shop(Consumer<ReceiptLine> lines) {
        new BasketGenerator(this, lines).fill();
    }

    /** Day after which the customer never comes again; later than the last day of the shop while still a customer. */
    int leftDay() {
        return visits().isEmpty()
                ? career().leftDay()
                : Math.max(career().leftDay(), visits().get(visits().size() - 1).day());
    }

    boolean hasLeft() {
        return career().leftDay() <= settings.endDay();
    }

    /** The planted events that began while the customer bought here. */
    List<PlantedEvent> events() {
        int last = Math.min(settings.endDay(), leftDay());
        return Stream.concat(needs().events.stream(), career().events.stream())
                .filter(event -> event.beganDay() <= last && event.untilDay() >= customer.joinDay())
                .toList();
    }

    boolean diversionOn(int day, Diversion.Part part) {
        return account != null
                && account.diversion() != null
                && account.diversion().part() == part
                && account.diversion().isOn(day);
    }

    /** Whether a failure of the shop drives the customer away between the day and leaving. */
    boolean isUnhappyOn(int day) {
        for (PlantedEvent event : career().events) {
            if (event.kind() == EventKind.UNHAPPY && day >= event.day()) {
                return true;
            }
        }
        return false;
    }
}
