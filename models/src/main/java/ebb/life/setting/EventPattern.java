package ebb.life.setting;

import ebb.customer.CalendarDays;
import java.io.Serializable;
import java.util.List;

/**
 * A life event as declared in the conf, by its signs; everything else about it is fitted.
 *
 * @param enabled events are off unless switched on
 * @param sensitive needs each customer's consent, a named purpose to be read, and is audited
 * @param purposes what a sensitive event may be read for
 * @param aheadDays an event counts as under way so many days before its day
 * @param afterDays and so many days after
 */
public record EventPattern(
        boolean enabled,
        boolean sensitive,
        List<String> purposes,
        int aheadDays,
        int afterDays,
        List<Sign> signs,
        List<Stage> stages)
        implements Serializable {

    public EventPattern {
        purposes = List.copyOf(purposes);
        signs = List.copyOf(signs);
        stages = List.copyOf(stages);
        LifeSettings.require(
                aheadDays >= 0 && aheadDays <= 2 * CalendarDays.YEAR, "ahead-days", aheadDays, "0 to 730 days");
        LifeSettings.require(
                afterDays >= 0 && afterDays <= 2 * CalendarDays.YEAR, "after-days", afterDays, "0 to 730 days");
        LifeSettings.require(
                signs.size() >= 2, "signs", signs.size() + " signs", "two signs or more: one alone is no evidence");
        LifeSettings.require(
                !sensitive || !purposes.isEmpty(), "purposes", purposes, "at least one purpose of a sensitive event");
        LifeSettings.require(
                purposes.stream().noneMatch(String::isBlank), "purposes", purposes, "purposes that have a name");
    }

    /** Whether the event may be read for the purpose; null, for which none was named, is none. */
    public boolean isFor(String purpose) {
        return enabled && purpose != null && purposes.contains(purpose);
    }

    /** Weeks before the event in which its first sign can fall. */
    public int weeksAhead() {
        int earliest = signs.stream().mapToInt(Sign::fromWeek).min().orElse(0);
        return Math.max(-earliest, (aheadDays + CalendarDays.WEEK - 1) / CalendarDays.WEEK);
    }
}
