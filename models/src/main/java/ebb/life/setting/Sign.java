package ebb.life.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import ebb.customer.CalendarDays;
import java.io.Serializable;

/**
 * One sign of a life event: a category whose habit breaks, or one that begins, so many days from the event.
 *
 * @param fromDays earliest day of the sign, counted from the event; negative: before it
 * @param untilDays latest day of the sign
 * @param lastsDays how long it shows at least: days without the category, or with it
 */
public record Sign(Kind kind, String category, int fromDays, int untilDays, int lastsDays) implements Serializable {

    /** What changes. */
    public enum Kind {
        @JsonProperty("breaks")
        BREAKS,
        @JsonProperty("begins")
        BEGINS
    }

    public Sign {
        LifeSettings.require(kind != null, "signs.kind", kind, "breaks or begins");
        LifeSettings.require(category != null && !category.isBlank(), "signs.category", category, "a category");
        LifeSettings.require(fromDays <= untilDays, "signs.until-days", untilDays, "from-days or more");
        LifeSettings.require(
                untilDays - fromDays <= 2 * CalendarDays.YEAR,
                "signs.until-days",
                untilDays,
                "at most 730 days after from");
        LifeSettings.require(lastsDays >= 1 && lastsDays <= 3650, "signs.lasts-days", lastsDays, "1 to 3650 days");
    }

    /** Earliest week of the sign, counted from the event. */
    public int fromWeek() {
        return Math.floorDiv(fromDays, CalendarDays.WEEK);
    }

    /** Weeks in which the sign can fall. */
    public int weeks() {
        return Math.floorDiv(untilDays, CalendarDays.WEEK) - fromWeek() + 1;
    }
}
