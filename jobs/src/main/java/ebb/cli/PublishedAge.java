package ebb.cli;

import ebb.schema.TableVersionsTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How old what readers see is.
 *
 * @param asOf as-of date of the publication; empty where nothing was scored
 * @param publishedAt when it was published
 * @param toleranceDays days by which the as-of date may lie before today
 */
record PublishedAge(Optional<LocalDate> asOf, Instant publishedAt, int toleranceDays) {
    private static final int HOURS_SHOWN = 48;
    private static final int MINUTES_SHOWN = 120;

    /** For machines. */
    Map<String, Object> asMap(Clock clock) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(TableVersionsTable.PUBLISHED_AT, publishedAt.toString());
        map.put("as_of_age_days", days(clock).orElse(null));
        map.put("is_fresh", isFresh(clock));
        map.put("in_words", inWords(clock));
        return map;
    }

    String inWords(Clock clock) {
        String published = "published " + ago(Duration.between(publishedAt, clock.instant())) + " ago";
        if (asOf.isEmpty()) {
            return published + "; nothing is scored yet";
        }
        long days = days(clock).orElseThrow();
        String known = days == 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
        String seen = "readers see the state of " + asOf.get() + ", " + known + "; " + published;
        return isFresh(clock)
                ? seen
                : seen + ". STALE: more than as-of-tolerance-days (" + toleranceDays
                        + ") old, so purchases or a run are missing";
    }

    private boolean isFresh(Clock clock) {
        return days(clock).filter(days -> days <= toleranceDays).isPresent();
    }

    /** Days from the as-of date to today, in the zone of the clock. */
    private Optional<Long> days(Clock clock) {
        return asOf.map(day -> ChronoUnit.DAYS.between(day, LocalDate.now(clock)));
    }

    private static String ago(Duration age) {
        if (age.toMinutes() < MINUTES_SHOWN) {
            return age.toMinutes() + " minutes";
        }
        return age.toHours() < HOURS_SHOWN ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
