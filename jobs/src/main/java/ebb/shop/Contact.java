package ebb.shop;

import ebb.customer.ControlGroup;
import ebb.segment.SegmentSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One customer's part in one campaign: contacted, or held back as a control.
 *
 * @param cost in hundredths
 */
record Contact(int day, String campaign, String channel, String offer, Group group, int cost) {
    enum Group {
        TREATED,
        CONTROL
    }

    private static final List<String> CHANNELS = List.of("email", "post", "phone");
    private static final int[] COSTS = {5, 90, 400};
    private static final List<String> OFFERS = List.of("10 % off", "free delivery", "new range", "voucher");
    private static final double CHOSEN = .30;
    /** The group that segments hold back by default: who is held back now was held back before. */
    private static final ControlGroup CONTROL = SegmentSettings.DEFAULTS.controlGroup();

    private static final int CAMPAIGN_MONTHS = 3;

    /** A campaign a quarter, each to a random part of the customers who had joined by then. */
    static List<Contact> draw(ShopSettings settings, Customer customer) {
        RandomDraws dice = RandomDraws.of(settings.seed(), customer.number(), RandomDraws.Purpose.CONTACTS);
        List<Contact> contacts = new ArrayList<>();
        Group group = CONTROL.holds(customer.id()) ? Group.CONTROL : Group.TREATED;
        LocalDate on = settings.startDate().plusMonths(1).plusDays(10);
        for (; !on.isAfter(settings.endDate()); on = on.plusMonths(CAMPAIGN_MONTHS)) {
            int channel = dice.weighted(.7, .2, .1);
            String offer = dice.pick(OFFERS);

            int day = (int) on.toEpochDay() + dice.between(0, 4);
            if (dice.chance(CHOSEN) && day > customer.joinDay() && day <= settings.endDay()) {
                String campaign =
                        "care-" + on.getYear() + "-" + String.format(java.util.Locale.ROOT, "%02d", on.getMonthValue());
                int cost = group == Group.TREATED ? COSTS[channel] : 0;
                contacts.add(new Contact(day, campaign, CHANNELS.get(channel), offer, group, cost));
            }
        }
        return contacts;
    }

    boolean isTreated() {
        return group == Group.TREATED;
    }
}
