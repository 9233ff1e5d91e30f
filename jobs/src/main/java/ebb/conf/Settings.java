package ebb.conf;

import java.time.ZoneId;
import java.util.Currency;

/**
 * Everything a user can set; the keys in kebab case are the names in {@code conf/ebb.yaml}, which explains each.
 *
 * @param lake root folder or URI of the lake
 * @param zone the business's time zone
 * @param currency currency of all amounts
 * @param horizonDays length of the outcome window in days
 * @param livingDays longest silence of a living customer in days
 * @param seed seed of everything random
 */
public record Settings(String lake, ZoneId zone, Currency currency, int horizonDays, int livingDays, long seed) {

    public Settings {
        Check.that(!lake.isBlank(), "lake", lake, "a folder or URI");
        Check.that(horizonDays >= 1 && horizonDays <= 3650, "horizon-days", horizonDays, "1 to 3650 days");
        Check.that(livingDays >= 1 && livingDays <= 3650, "living-days", livingDays, "1 to 3650 days");
    }
}
