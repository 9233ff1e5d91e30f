package ebb.life.event;

import ebb.customer.CalendarDays;
import ebb.life.setting.Sign;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A declared life event fitted to the customers at hand, with what was learned of each sign. */
public final class FittedEvent implements Serializable {
    private static final long serialVersionUID = 1L;

    final String name;
    final EventModel model;
    private final int customers;

    FittedEvent(String name, EventModel model, int customers) {
        this.name = name;
        this.model = model;
        this.customers = customers;
    }

    /**
     * What was learned of a sign.
     *
     * @param words the sign in words
     * @param customers customers the event was fitted to
     * @param eventsAYear events a customer and year among those with whom the sign can be seen
     * @param shows probability that the event shows in the sign
     * @param byItself probability of the same change without the event
     * @param meanDays mean days of the sign from the event; negative: before it
     * @param deviationDays their standard deviation
     */
    public record SignFit(
            String words,
            int customers,
            double eventsAYear,
            double shows,
            double byItself,
            double meanDays,
            double deviationDays) {}

    public String name() {
        return name;
    }

    /** Customers it was fitted to. */
    public int customers() {
        return customers;
    }

    public List<SignFit> signs() {
        List<SignFit> fits = new ArrayList<>();
        for (int s = 0; s < model.timing.length; s++) {
            fits.add(fit(s));
        }
        return fits;
    }

    private SignFit fit(int s) {
        Sign sign = model.pattern.signs().get(s);
        double[] weeks = model.timing[s];
        double mean = 0;
        for (int place = 0; place < weeks.length; place++) {
            mean += weeks[place] * days(sign, place);
        }
        double variance = 0;
        for (int place = 0; place < weeks.length; place++) {
            variance += weeks[place] * Math.pow(days(sign, place) - mean, 2);
        }
        int group = hasHabitGroup() ? 1 : 0;
        return new SignFit(
                sign.category() + (sign.kind() == Sign.Kind.BREAKS ? " breaks" : " begins"),
                customers,
                model.weeklyRate[group] * EventModel.WEEKS_A_YEAR,
                model.shows[s],
                model.byItself[s],
                mean,
                Math.sqrt(variance));
    }

    private boolean hasHabitGroup() {
        return model.pattern.signs().stream().anyMatch(sign -> sign.kind() == Sign.Kind.BREAKS);
    }

    private static double days(Sign sign, int place) {
        return CalendarDays.WEEK * (sign.fromWeek() + place);
    }
}
