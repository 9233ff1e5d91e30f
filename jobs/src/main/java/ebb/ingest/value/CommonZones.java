package ebb.ingest.value;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Time zones of many shops, from which the zone of texts with offsets from UTC is guessed. */
final class CommonZones {
    /** Zones with summer time before those with one offset, and the likelier business first. */
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/London",
            "Europe/Helsinki",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "Australia/Sydney",
            "Pacific/Auckland",
            "Europe/Istanbul",
            "Europe/Moscow",
            "America/Sao_Paulo",
            "America/Bogota",
            "America/Mexico_City",
            "America/Phoenix",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Brisbane");

    private CommonZones() {}

    /** The first zone that passes the test; empty where none does. */
    static Optional<String> first(Predicate<ZoneId> fits) {
        return ZONES.stream().filter(zone -> fits.test(ZoneId.of(zone))).findFirst();
    }
}
